import PipeKit

/// How long an answer is fresh, as the server says (RFC 9111, 4.2; as a private cache reads it).
struct CacheLifetime: Sendable, Hashable {
  /// For how long it need not be asked for again; nil where the server says nothing of it.
  private(set) var fresh: Duration?
  /// Whether nothing of it may be kept.
  private(set) var isStored = true

  /// Reads `Cache-Control`, `Expires`, `Date` and `Age`.
  init(_ response: HTTPResponse, now: Timestamp) {
    var directives: [String: String] = [:]
    for value in response.values(of: "Cache-Control") {
      for directive in value.prefix(2000).split(separator: ",") {
        let parts = directive.split(separator: "=", maxSplits: 1)
        guard let name = parts.first.map(Self.trimmed)?.lowercased() else { continue }
        let argument = parts.count == 2 ? Self.trimmed(parts[1]) : ""
        // The first one counts (RFC 9111, 4.2.1).
        directives[name] = directives[name] ?? argument
      }
    }
    isStored = directives["no-store"] == nil
    if !isStored || directives["no-cache"] != nil {
      fresh = .zero
      return
    }
    let lifetime: Duration? =
      if let age = directives["max-age"] { Self.seconds(age) ?? .zero } else {
        response.header("Expires").map { Self.expiry($0, response, now) }
      }
    guard let lifetime else { return }
    let age = response.header("Age").flatMap(Self.seconds) ?? .zero
    fresh = max(.zero, lifetime - age)
  }

  /// A date that cannot be read, such as 0, is one in the past (RFC 9111, 5.3).
  private static func expiry(_ text: String, _ response: HTTPResponse, _ now: Timestamp) -> Duration
  {
    guard let end = HTTPDate.parse(text, now: now) else { return .zero }
    let date = response.header("Date").flatMap { HTTPDate.parse($0, now: now) } ?? now
    return max(.zero, min(end.since(date), RetryAfter.most))
  }

  private static func seconds(_ text: String) -> Duration? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard let seconds = Int64(text) else { return RetryAfter.most }
    return min(.seconds(seconds), RetryAfter.most)
  }

  private static func trimmed(_ text: Substring) -> String {
    text.trimmed { $0 == " " || $0 == "\t" || $0 == "\"" }
  }
}
