import PipeKit
import Synchronization

/// Counts which sources could be read, so that a run that brought in nothing does not look well.
final class SourceTally: Sendable {
  private struct State {
    var succeeded = 0
    var failed = 0
    var first: (any Error)?
  }

  private let state = Mutex(State())

  func succeed() { state.withLock { $0.succeeded += 1 } }

  func fail(_ error: any Error) {
    state.withLock { state in
      state.failed += 1
      state.first = state.first ?? error
    }
  }

  /// Ends the run if there were sources, and none could be read.
  ///
  /// - Throws: ``StageError`` with the class of the first failure.
  func check() throws {
    let (succeeded, failed, first) = state.withLock { ($0.succeeded, $0.failed, $0.first) }
    guard failed > 0, succeeded == 0 else { return }
    let cause = first as? StageError
    let sources = failed == 1 ? "the only source" : "none of the \(failed) sources"
    throw StageError(
      cause?.code ?? .other,
      failed == 1
        ? "\(sources) could not be read: \(cause?.message ?? "unknown")"
        : "\(sources) could be read; the first: \(cause?.message ?? "unknown")",
      hint: cause?.hint, isTransient: cause?.isTransient ?? false, underlying: first)
  }
}
