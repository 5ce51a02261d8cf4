import WebURL

/// A web address: a URL that can be asked for.
struct PageAddress: Sendable, Hashable {
  /// The URL, without a fragment.
  let url: WebURL

  /// Takes a URL; nil unless it is `http` or `https`.
  init?(_ url: WebURL) {
    guard url.scheme == "https" || url.scheme == "http" else { return nil }
    self.url = url.removingFragment()
  }

  /// Reads an absolute address; nil unless it is `http` or `https` with a host.
  init?(_ text: String) {
    let start = text.drop { $0.isWhitespace }.prefix(8).lowercased()
    guard start.hasPrefix("http://") || start.hasPrefix("https://"),
      let url = try? WebURL(text)
    else { return nil }
    self.init(url)
  }

  /// The host in lower case, in ASCII.
  var host: String { url.hostname.map(String.init) ?? "" }

  /// Host and port, unless it is the scheme's own: what tells servers apart.
  var authority: String { url.port.map { "\(host):\($0)" } ?? host }

  /// Scheme and authority, which have one robots.txt.
  var origin: String { "\(url.scheme)://\(authority)" }

  /// The path, at least `/`.
  var path: String { String(url.path) }

  /// What follows the question mark.
  var query: String? { url.query.map(String.init) }

  /// What is asked of the server: the path, and the query if there is one.
  var target: String { path + (query.map { "?\($0)" } ?? "") }

  /// What is sent to the server's side as the address.
  var text: String { url.description }

  /// An address without the user and password before its host; any other text as it is.
  ///
  /// The rest stays as it is written, as it is told to people.
  static func withoutUser(_ text: String) -> String {
    guard let address = PageAddress(text), let colon = text.firstIndex(of: ":") else { return text }
    // What the URL standard passes over may stand anywhere.
    if text.utf8.contains(where: { $0 <= 0x20 }) {
      return address.url.removingCredentials().description
    }
    let start = text[colon...].dropFirst().drop { $0 == "/" || $0 == "\\" }.startIndex
    let end = text[start...].firstIndex { "/?#\\".contains($0) } ?? text.endIndex
    guard let at = text[start..<end].lastIndex(of: "@") else { return text }
    return String(text[..<start] + text[text.index(after: at)...])
  }

  /// The address under which a page is known however it was linked: without user, fragment and
  /// what only tells where a reader came from.
  static func canonical(_ text: String) -> String {
    guard let address = PageAddress(text) else { return text }
    let query = address.significantQuery
    return address.origin + address.path + (query.isEmpty ? "" : "?\(query)")
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

extension PageAddress {
  /// The address without user and password.
  var withoutUser: PageAddress { PageAddress(url.removingCredentials()) ?? self }

  /// The address with the user and password of another.
  func withUser(of other: PageAddress) -> PageAddress {
    guard other.url.includesCredentials else { return withoutUser }
    var url = url
    _ = url.setUsername(String(other.url.username))
    _ = url.setPassword(String(other.url.password))
    return PageAddress(url) ?? self
  }
}
