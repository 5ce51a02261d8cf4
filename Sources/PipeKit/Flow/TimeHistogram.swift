import Synchronization

/// Counts times by how long they were, without a lock.
package final class TimeHistogram: Sendable {
  /// The upper bounds of the buckets in seconds, each inclusive; a last bucket takes what is longer.
  package static let bounds = [
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    30, 60,
  ]
  private static let limits = bounds.map { UInt64(($0 * 1e9).rounded()) }

  private final class Count: Sendable { let value = Atomic<Int>(0) }

  private let counts = (0...bounds.count).map { _ in Count() }
  private let sum = Atomic<UInt64>(0)

  package init() {}

  /// Counts a time.
  package func record(_ nanoseconds: UInt64) {
    let index = Self.limits.firstIndex { nanoseconds <= $0 } ?? Self.limits.count
    counts[index].value.wrappingAdd(1, ordering: .relaxed)
    sum.wrappingAdd(nanoseconds, ordering: .relaxed)
  }

  /// What was counted up to a moment.
  package struct Reading: Sendable, Equatable {
    /// How many times fell into each bucket, not those below it; the last is that without a bound.
    package var counts: [Int]
    /// All times together, in seconds.
    package var sum: Double

    package init(
      counts: [Int] = Array(repeating: 0, count: TimeHistogram.bounds.count + 1), sum: Double = 0
    ) {
      self.counts = counts
      self.sum = sum
    }
  }

  package var reading: Reading {
    Reading(
      counts: counts.map { $0.value.load(ordering: .relaxed) },
      sum: Double(sum.load(ordering: .relaxed)) / 1e9)
  }
}
