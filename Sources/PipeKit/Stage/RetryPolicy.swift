/// How often and how patiently something is tried again: the key `retry` of a stage's entry.
public struct RetryPolicy: StageOptions, SettingValue {
  /// How many times it is tried in all.
  @Setting("How many times a document is tried in all.", range: 1...100)
  public var attempts = 3

  /// The wait before the second try.
  @Setting("The wait before the second try; it doubles with every further one.")
  public var backoff = TimeSpan(.seconds(1))

  /// The longest wait.
  @Setting("The longest wait between two tries.")
  public var maxDelay = TimeSpan(.seconds(60))

  /// Creates a policy of three tries.
  public init() {}

  /// The wait before a try, counted from 2: exponential, with a random part of up to a half taken
  /// off, so that many that failed together do not come back together.
  ///
  /// - Parameters:
  ///   - attempt: The number of the try, from 2.
  ///   - random: A random number from 0 to 1.
  /// - Returns: The wait.
  package func delay(before attempt: Int, random: Double) -> Duration {
    let base =
      Double(backoff.duration.components.seconds)
      + Double(backoff.duration.components.attoseconds) / 1e18
    let most =
      Double(maxDelay.duration.components.seconds)
      + Double(maxDelay.duration.components.attoseconds) / 1e18
    var delay = base
    for _ in 2..<max(attempt, 2) where delay < most { delay *= 2 }
    return .seconds(min(delay, most) * (1 - random / 2))
  }
}
