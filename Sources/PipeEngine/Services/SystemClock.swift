public import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The clock of this machine.
public struct SystemClock: PipeClock {
  /// The longest single sleep; a longer one is made of several, because the runtime's deadlines
  /// overflow long before a `Duration` does.
  private static let longestSleep = Duration.seconds(86_400)

  /// Creates it.
  public init() {}

  /// The time of day in UTC, to the millisecond.
  public func now() -> Timestamp {
    let time = Self.time(CLOCK_REALTIME)
    let milliseconds = Int32(time.tv_nsec) / 1_000_000
    return Timestamp(
      seconds: Int64(time.tv_sec), nanoseconds: milliseconds * 1_000_000,
      precision: .second(digits: 3))
  }

  /// A time that only ever goes forward, from an arbitrary start.
  public func uptime() -> Duration {
    let time = Self.time(CLOCK_MONOTONIC)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }

  /// Waits.
  ///
  /// - Throws: `CancellationError` when the task is cancelled meanwhile.
  public func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    var left = duration
    while left > .zero {
      let part = min(left, Self.longestSleep)
      try await Task.sleep(for: part)
      left -= part
    }
  }

  private static func time(_ clock: clockid_t) -> timespec {
    var time = timespec()
    clock_gettime(clock, &time)
    return time
  }
}
