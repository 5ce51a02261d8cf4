/// How long a server asks to wait: `Retry-After`, in seconds or until a date (RFC 9110, 10.2.3).
package enum RetryAfter {
  /// What nobody means to wait for; longer times are cut.
  package static let most = Duration.seconds(366 * 86_400)

  /// Reads the header's value.
  ///
  /// - Returns: The time from now, zero for a date in the past; nil for what is neither.
  package static func parse(_ text: String, now: Timestamp) -> Duration? {
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    if !digits.isEmpty, digits.count == text.utf8.count {
      guard digits.count <= 12, let seconds = Int64(text) else { return most }
      return min(.seconds(seconds), most)
    }
    guard let date = HTTPDate.parse(text, now: now) else { return nil }
    return min(max(date.since(now), .zero), most)
  }
}
