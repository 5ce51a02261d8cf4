public import PipeKit
import Synchronization

/// A clock that a test moves.
///
/// Time stands still until the test calls ``advance(by:)``, or something sleeps: a sleep moves the
/// time on at once and returns. A clock made with `sleepAdvances: false` lets sleepers wait until
/// the test has moved the time, which is what a test of time limits needs.
public final class TestClock: PipeClock {
  private struct Sleeper {
    var id: Int
    var deadline: Duration
    var continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var elapsed = Duration.zero
    var sleeps: [Duration] = []
    var sleepers: [Sleeper] = []
    /// The sleepers that were cancelled before they had gone to sleep.
    var cancelled: Set<Int> = []
    var nextID = 0
  }

  private let start: Timestamp
  private let sleepAdvances: Bool
  private let state = Mutex(State())

  /// Creates a clock.
  ///
  /// - Parameters:
  ///   - start: The time of day it stands at; 2026-01-01T00:00:00Z unless given.
  ///   - sleepAdvances: Whether a sleep moves the time on at once; else it waits for the test.
  public init(_ start: Timestamp = Timestamp(seconds: 1_767_225_600), sleepAdvances: Bool = true) {
    self.start = start
    self.sleepAdvances = sleepAdvances
  }

  /// How long was slept, call by call.
  public var sleeps: [Duration] { state.withLock { $0.sleeps } }

  /// How many are asleep; always 0 where a sleep moves the time on.
  public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

  /// Moves the time on, and wakes those whose sleep is over.
  public func advance(by duration: Duration) {
    let woken = state.withLock { state in
      state.elapsed += duration
      let now = state.elapsed
      let woken = state.sleepers.filter { $0.deadline <= now }
      state.sleepers.removeAll { $0.deadline <= now }
      return woken
    }
    for sleeper in woken.sorted(by: { $0.deadline < $1.deadline }) {
      sleeper.continuation.resume()
    }
  }

  /// The time of day.
  public func now() -> Timestamp { start.advanced(by: uptime()) }

  /// How far the clock was moved.
  public func uptime() -> Duration { state.withLock { $0.elapsed } }

  /// Records the sleep, and moves the time on or waits for the test to do so.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  public func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    let (id, deadline) = state.withLock { state in
      state.sleeps.append(duration)
      state.nextID += 1
      return (state.nextID, state.elapsed + duration)
    }
    if sleepAdvances {
      advance(by: max(duration, .zero))
      await Task.yield()
      return
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let sleeper = Sleeper(id: id, deadline: deadline, continuation: continuation)
        let end = state.withLock { state -> Result<Void, any Error>? in
          if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
          if deadline <= state.elapsed { return .success(()) }
          state.sleepers.append(sleeper)
          return nil
        }
        if let end { continuation.resume(with: end) }
      }
    } onCancel: {
      let sleeper = state.withLock { state -> Sleeper? in
        guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
          state.cancelled.insert(id)
          return nil
        }
        return state.sleepers.remove(at: index)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }
}
