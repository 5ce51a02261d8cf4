import Synchronization

/// Ends a run in which too much fails: the key `max_failures` of a pipeline.
package final class FailureLimit: Sendable {
  /// How many failures are too many.
  package enum Most: Sendable, Hashable {
    /// More than a number.
    case count(Int)
    /// More than a share, from 0 to 1, of what was brought in.
    case share(Double)
  }

  /// Before so much was brought in and has failed, a share says nothing.
  package static let leastForShare = 20

  private let most: Most
  private let total: @Sendable () -> Int
  private let count = Atomic<Int>(0)

  /// Creates a limit.
  ///
  /// - Parameters:
  ///   - most: How many failures are too many.
  ///   - total: How many documents the source has brought in.
  package init(_ most: Most, total: @escaping @Sendable () -> Int) {
    self.most = most
    self.total = total
  }

  /// Counts a failure.
  ///
  /// - Throws: ``StageError`` of the class `tooManyFailures`, where there are too many.
  package func add(_ error: StageError) throws {
    let failures = count.add(1, ordering: .relaxed).newValue
    switch most {
    case .count(let most):
      if failures > most { throw Self.tooMany("more than \(most) failures", error) }
    case .share(let share):
      let total = max(total(), failures)
      guard failures >= Self.leastForShare, Double(failures) > share * Double(total) else { return }
      throw Self.tooMany("\(failures) of \(total) documents have failed", error)
    }
  }

  private static func tooMany(_ what: String, _ last: StageError) -> StageError {
    var error = StageError(
      .tooManyFailures, "\(what), which 'max_failures' does not allow; the last: \(last)",
      hint: "'pipe failed' lists them; the same command goes on when the cause is mended",
      underlying: last)
    error.stage = last.stage
    return error
  }
}
