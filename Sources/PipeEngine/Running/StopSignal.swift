import Synchronization

/// Asks a run to stop: its sources end, what is in flight is brought to its end.
public final class StopSignal: Sendable {
  private struct State {
    var isRaised = false
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    var number = 0
  }

  private let state = Mutex(State())

  /// Creates a signal that is not raised.
  public init() {}

  /// Whether the run has been asked to stop.
  public var isRaised: Bool { state.withLock { $0.isRaised } }

  /// Asks the run to stop.
  public func raise() {
    let waiting = state.withLock { state in
      state.isRaised = true
      defer { state.waiting = [:] }
      return state.waiting
    }
    for continuation in waiting.values { continuation.resume() }
  }

  /// Waits until the signal is raised or the task is cancelled.
  func wait() async {
    let number = state.withLock { state in
      state.number += 1
      return state.number
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let go = state.withLock { state -> Bool in
          // Cancellation may have come before there was a continuation to resume.
          if state.isRaised || Task.isCancelled { return true }
          state.waiting[number] = continuation
          return false
        }
        if go { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
    }
  }
}
