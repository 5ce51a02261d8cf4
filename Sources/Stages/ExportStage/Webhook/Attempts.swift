import PipeKit

/// How often something is sent to a server before it counts as failed: as the entry's `retry` says, else six times with
/// waits that double.
struct Attempts {
  private static let usual = 6
  /// The longest wait that a server may ask for.
  private static let longestWait = Duration.seconds(120)

  private let context: StageContext
  private var count = 1
  private var wait = Duration.seconds(1)

  /// Begins with the first.
  init(_ context: StageContext) { self.context = context }

  /// Waits for the next attempt.
  ///
  /// - Parameters:
  ///   - failure: Why the last one has failed.
  ///   - asked: How long the server asks to wait, if it does.
  /// - Throws: The failure, where another attempt would not help, or there were enough.
  mutating func wait(after failure: StageError, asked: Duration? = nil) async throws {
    let policy = context.retryPolicy
    guard failure.isTransient, count < policy?.attempts ?? Self.usual else { throw failure }
    count += 1
    let usual = policy?.delay(before: count, random: .random(in: 0...1)) ?? wait
    wait = wait * 2
    context.logRetry(count, failure)
    try await context.clock.sleep(for: min(max(usual, asked ?? .zero), Self.longestWait))
  }
}
