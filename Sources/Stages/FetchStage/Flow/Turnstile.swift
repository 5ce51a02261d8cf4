import Synchronization

/// Lets a number of tasks pass at a time; the others wait in the order they came.
final class Turnstile: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(places: Int) {
    state = Mutex(State(free: max(1, places)))
  }

  /// Waits for a place, to be given back with ``leave()``.
  ///
  /// - Throws: `CancellationError` when the task is cancelled by the time it is its turn; the place
  ///   is then free again.
  func enter() async throws {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free > 0 else {
          state.waiting.append(continuation)
          return false
        }
        state.free -= 1
        return true
      }
      if isFree { continuation.resume() }
    }
    if Task.isCancelled {
      leave()
      throw CancellationError()
    }
  }

  /// Gives a place back.
  func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard !state.waiting.isEmpty else {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume()
  }
}
