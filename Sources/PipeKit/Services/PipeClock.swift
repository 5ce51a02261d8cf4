/// What time it is, and how to wait.
///
/// Tests hand in one that they move themselves.
public protocol PipeClock: Sendable {
  /// The time of day.
  func now() -> Timestamp
  /// A time that only ever goes forward, from an arbitrary start.
  func uptime() -> Duration
  /// Waits.
  ///
  /// - Throws: `CancellationError` when the task is cancelled meanwhile.
  func sleep(for duration: Duration) async throws
}
