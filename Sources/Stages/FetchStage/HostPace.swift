public import PipeKit

/// How one host is asked: the option `per_host` of `fetch`.
public struct HostPace: StageOptions, SettingValue {
  /// The most requests at a time.
  @Setting("The most requests at a time to one host.", range: 1...64)
  public var connections = 1

  /// The pause.
  @Setting(
    "The time from the start of a request to the start of the next to the same host; longer where the host's "
      + "robots.txt says so (Crawl-delay).",
    range: TimeSpan(.zero)...TimeSpan(.seconds(3600)))
  public var delay = TimeSpan(.seconds(1))

  /// The longest pause that a host gets.
  @Setting(
    "The longest pause that a host can ask for. A longer Crawl-delay is cut to it; a host that says a longer "
      + "Retry-After is not asked again in the run.",
    range: TimeSpan(.zero)...TimeSpan(.seconds(86_400)))
  public var maxDelay = TimeSpan(.seconds(120))

  /// Creates the usual pace: one request at a time, and a second from each to the next.
  public init() {}
}
