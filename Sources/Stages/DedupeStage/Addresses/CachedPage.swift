import WebURL

/// Pages that a search engine serves in place of the publisher: the AMP caches.
enum CachedPage {
  /// The publisher's address of a page in a cache; `nil` for any other page.
  static func original(of url: WebURL) -> String? {
    guard let host = url.hostname else { return nil }
    var rest = url.path
    if host.hasSuffix(".cdn.ampproject.org") || host == "cdn.ampproject.org" {
      // The first segment says of what kind the content is: `c` a document, `v` one in a viewer.
      guard drop("/c/", from: &rest) || drop("/v/", from: &rest) else { return nil }
    } else if isSearchEngine(host) {
      guard drop("/amp/", from: &rest) else { return nil }
    } else {
      return nil
    }
    let scheme = drop("s/", from: &rest) ? "https" : "http"
    guard rest.utf8.contains(0x2E) else { return nil }
    return "\(scheme)://\(rest)" + (url.query.map { "?\($0)" } ?? "")
  }

  private static func isSearchEngine(_ host: Substring) -> Bool {
    host.hasPrefix("www.google.") || host == "www.bing.com"
  }

  private static func drop(_ prefix: String, from text: inout Substring) -> Bool {
    guard text.hasPrefix(prefix) else { return false }
    text = text.dropFirst(prefix.count)
    return true
  }
}
