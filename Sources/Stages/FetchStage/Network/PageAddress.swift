import PipeKit

/// The parts of a web address, as far as fetching needs them.
struct PageAddress {
  /// `http` or `https`.
  let scheme: String
  /// The host in lower case.
  let host: String
  /// The port, if it is given and not the scheme's own.
  let port: String?
  /// The path, at least `/`.
  let path: String
  /// What follows the question mark.
  let query: String?

  /// Host and port, which tell servers apart.
  var authority: String { port.map { "\(host):\($0)" } ?? host }

  /// Reads an absolute address; nil unless it is `http` or `https` with a host.
  init?(_ text: String) {
    guard HTTPAddress(text) != nil, let colon = text.firstIndex(of: ":") else { return nil }
    scheme = text[..<colon].lowercased()
    var rest = text[colon...].dropFirst(3)
    if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    } else {
      query = nil
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    path = slash == rest.endIndex ? "/" : String(rest[slash...])
    var authority = rest[..<slash]
    if let at = authority.lastIndex(of: "@") {
      authority = authority[authority.index(after: at)...]
    }
    let afterHost =
      authority.hasPrefix("[")
      ? authority.firstIndex(of: "]").map { authority.index(after: $0) } ?? authority.endIndex
      : authority.firstIndex(of: ":") ?? authority.endIndex
    host = authority[..<afterHost].lowercased()
    let number = authority[afterHost...].dropFirst()
    let isUsual = number.isEmpty || number == (scheme == "https" ? "443" : "80")
    port = isUsual ? nil : String(number)
    if host.isEmpty { return nil }
  }

  /// An address without the user and password before its host; any other text as it is.
  static func withoutUser(_ text: String) -> String {
    guard HTTPAddress(text) != nil, let colon = text.firstIndex(of: ":") else { return text }
    let start = text.index(colon, offsetBy: 3)
    let end = text[start...].firstIndex { "/?#".contains($0) } ?? text.endIndex
    guard let at = text[start..<end].lastIndex(of: "@") else { return text }
    return String(text[..<start] + text[text.index(after: at)...])
  }

  /// The address under which a page is known however it was linked: without fragment and without
  /// what only tells where a reader came from.
  static func canonical(_ text: String) -> String {
    guard let address = PageAddress(text) else { return text }
    var canonical = "\(address.scheme)://\(address.authority)\(address.path)"
    let query = address.significantQuery
    if !query.isEmpty { canonical += "?\(query)" }
    return canonical
  }

  /// The query without parameters that only tell where a reader came from.
  var significantQuery: String {
    guard let query else { return "" }
    return query.split(separator: "&").filter { parameter in
      let name = parameter.prefix { $0 != "=" }.lowercased()
      return !name.hasPrefix("utm_") && !Self.tracking.contains(name)
    }.joined(separator: "&")
  }

  private static let tracking: Set<String> = [
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_hsenc", "_hsmi",
  ]
}
