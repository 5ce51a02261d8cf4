import WebURL

/// What all addresses of one page have in common: without scheme, tracking parameters, AMP and mobile hosts.
///
/// It names a page and need not lead to it.
struct CanonicalAddress: Sendable, Hashable {
  /// Host, path and query: `example.org/news/ferry?page=2`.
  let text: String

  /// Reads an address; `nil` for what is no address on the web.
  ///
  /// - Parameters:
  ///   - address: The address, absolute.
  ///   - ignored: Names of further parameters that do not tell pages apart, in lower case.
  init?(_ address: String, ignoring ignored: Set<String> = []) {
    guard var url = Self.parse(address) else { return nil }
    // A cache in a cache does not occur; anything longer is somebody's joke.
    for _ in 0..<2 {
      guard let original = CachedPage.original(of: url), let inner = Self.parse(original) else {
        break
      }
      url = inner
    }
    guard let hostname = url.hostname, !hostname.isEmpty else { return nil }
    var text = Self.host(hostname)
    if let port = url.port { text += ":\(port)" }
    text += Self.path(url.path)
    let pairs = url.queryPairs.filter { pair in
      // Of an ampersand that was escaped twice, as some feeds have it, the rest begins the name.
      var name = Substring(pair.name.lowercased())
      while name.hasPrefix("amp;") { name = name.dropFirst(4) }
      let parameter = String(name)
      return !ignored.contains(parameter)
        && !TrackingParameters.contains(parameter, value: pair.value)
    }
    // What a form sends, or a program puts together, comes in any order.
    let query = pairs.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
    if !query.isEmpty { text += "?" + query }
    // With a hashbang, or a path, the fragment is the page.
    if let fragment = url.fragment, fragment.hasPrefix("!") || fragment.hasPrefix("/") {
      text += "#" + fragment
    }
    self.text = text
  }

  /// Whether it names a whole site and no page of it.
  var isSite: Bool { !text.utf8.contains { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } }

  private static func parse(_ address: String) -> WebURL? {
    guard let url = try? WebURL(address), url.scheme == "http" || url.scheme == "https" else {
      return nil
    }
    return url
  }

  /// A host without `www.` and without labels that stand for a device or a format: `en.m.example.org`.
  private static func host(_ host: Substring) -> String {
    // An address by number has no labels to speak of.
    if host.utf8.first == 0x5B { return String(host) }
    var labels = host.split(separator: ".")
    guard let last = labels.last, !last.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return String(host)
    }
    if labels.count > 2, labels.first == "www" { labels.removeFirst() }
    for place in labels.indices.dropLast(2).reversed() where deviceLabels.contains(labels[place]) {
      labels.remove(at: place)
    }
    return labels.joined(separator: ".")
  }

  private static let deviceLabels: Set<Substring> = ["m", "mobile", "amp", "touch"]
  /// What stands behind a semicolon in a path for a visit, and not for a page.
  private static let sessionNames = ["jsessionid", "phpsessid", "sessionid", "sid"]
  private static let indexNames: Set<String> = [
    "index.html", "index.htm", "index.php", "index.asp", "index.aspx", "default.aspx",
  ]

  /// A part of a path without parameters that name a visit: `ferry;jsessionid=17`.
  private static func withoutSession(_ segment: Substring) -> Substring {
    guard let semicolon = segment.firstIndex(of: ";") else { return segment }
    let parameters = segment[segment.index(after: semicolon)...].split(separator: ";")
    let isSession = parameters.allSatisfy { parameter in
      sessionNames.contains(parameter.prefix { $0 != "=" }.lowercased())
    }
    return isSession ? segment[..<semicolon] : segment
  }

  /// A path without what AMP puts into it, the name of an index file, and slashes at the end.
  private static func path(_ path: Substring) -> String {
    var segments = path.split(separator: "/", omittingEmptySubsequences: true).map { segment in
      PercentEncoding.normalised(withoutSession(segment))
    }
    if segments.count > 1, segments.first == "amp" { segments.removeFirst() }
    if let last = segments.last, last == "amp" || last == "amp.html" { segments.removeLast() }
    if let last = segments.last {
      if indexNames.contains(last.lowercased()) {
        segments.removeLast()
      } else if last.hasSuffix(".amp") {
        segments[segments.count - 1] = String(last.dropLast(4))
      } else if last.hasSuffix(".amp.html") {
        segments[segments.count - 1] = last.dropLast(9) + ".html"
      }
    }
    return segments.map { "/" + $0 }.joined()
  }
}
