import CPQ
import PipeKit

/// The address of a PostgreSQL database: `postgres://user@host:5432/name?sslmode=require`.
///
/// What it does not say comes from where libpq looks: the environment (`PGPASSWORD`), `~/.pgpass`, a service file.
struct PostgresAddress: Sendable {
  /// The address as it was given.
  let text: String

  init(_ text: String) { self.text = text }

  /// What is wrong with it; `nil` where libpq can read it.
  var problem: String? {
    var message: UnsafeMutablePointer<CChar>?
    let options = PQconninfoParse(text, &message)
    defer {
      PQconninfoFree(options)
      PQfreemem(message)
    }
    if options != nil { return nil }
    let reason = message.map { String(cString: $0) } ?? "no memory"
    // libpq quotes what it cannot read, which may have the password.
    return reason.split(separator: ":").first.map { String($0).trimmed } ?? reason
  }

  /// The address as it may be shown: without a password, and without parameters, which may have one.
  var shown: String {
    var shown = Substring(text)
    if let query = shown.firstIndex(of: "?") { shown = shown[..<query] }
    guard let scheme = shown.firstRange(of: "://") else { return "PostgreSQL" }
    let rest = shown[scheme.upperBound...]
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    guard let at = rest[..<end].lastIndex(of: "@") else { return String(shown) }
    let user = rest[..<at].prefix { $0 != ":" }
    return String(shown[..<scheme.upperBound] + user + rest[at...])
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
