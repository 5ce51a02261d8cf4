import PipeKit
import Synchronization

/// A clock whose time of day stands still; a sleep is over at once.
///
/// What has been slept counts as time that has gone by, so that a loop that waits for a moment comes
/// to its end.
final class CaseClock: PipeClock {
  private let time: Timestamp
  private let slept = Mutex(Duration.zero)

  init(_ time: Timestamp) { self.time = time }

  func now() -> Timestamp { time }

  func uptime() -> Duration { slept.withLock { $0 } }

  func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    slept.withLock { $0 += max(duration, .zero) }
    await Task.yield()
  }
}
