/// The namespaces that feeds use, by address.
enum XMLNamespaces {
  /// The usual prefix of a namespace.
  ///
  /// - Parameters:
  ///   - uri: The namespace's address; nil if the document does not declare the prefix.
  ///   - prefix: The prefix in the document; nil for the default namespace.
  /// - Returns: The usual prefix; empty for no namespace and for those of the formats themselves.
  static func usualPrefix(uri: String?, prefix: String?) -> String {
    guard let uri, !uri.isEmpty else {
      // Not declared: whoever writes "dc:date" means Dublin Core.
      guard let prefix = prefix?.lowercased() else { return "" }
      return byPrefix[prefix] ?? prefix
    }
    let key = normalized(uri)
    if let known = byAddress[key] { return known }
    if key.hasPrefix("backend.userland.com/rss") { return "" }
    // An unknown default namespace is somebody's idea of RSS.
    return prefix.map { byPrefix[$0.lowercased()] == nil ? $0.lowercased() : "x-\($0)" } ?? ""
  }

  /// Whether a namespace's address is that of Atom, and which version.
  static func atomVersion(uri: String) -> String? {
    switch normalized(uri) {
    case "w3.org/2005/atom": "1.0"
    case "purl.org/atom/ns": "0.3"
    default: nil
    }
  }

  /// The address in lower case without scheme, `www.` and what some add at the end.
  private static func normalized(_ uri: String) -> String {
    var text = uri.lowercased()[...]
    for scheme in ["http://", "https://"] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    if text.hasPrefix("www.") { text = text.dropFirst(4) }
    while let last = text.last, last == "/" || last == "#" { text.removeLast() }
    return String(text)
  }

  private static let byPrefix: [String: String] = [
    "atom": "", "atom10": "", "a10": "", "rss": "", "rss1": "",
    "dc": "dc", "dcterms": "dcterms", "content": "content", "media": "media", "itunes": "itunes",
    "feedburner": "feedburner", "rdf": "rdf", "xhtml": "xhtml", "xml": "xml", "slash": "slash",
    "wfw": "wfw", "thr": "thr", "sy": "sy", "admin": "admin", "cc": "cc", "georss": "georss",
    "gml": "gml", "geo": "geo", "pipe": "pipe",
  ]

  private static let byAddress: [String: String] = [
    "urn:pipe:feed": "pipe", "w3.org/2005/atom": "", "purl.org/atom/ns": "", "purl.org/rss/1.0": "",
    "my.netscape.com/rdf/simple/0.9": "", "channel.netscape.com/rdf/simple/0.9": "",
    "my.netscape.com/publish/formats/rss-0.91.dtd": "", "purl.org/net/rss1.1": "",
    "blogs.law.harvard.edu/tech/rss": "", "cyber.law.harvard.edu/rss": "",
    "purl.org/dc/elements/1.0": "dc", "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/terms": "dcterms", "purl.org/rss/1.0/modules/content": "content",
    "w3.org/1999/02/22-rdf-syntax-ns": "rdf", "w3.org/1999/xhtml": "xhtml",
    "w3.org/xml/1998/namespace": "xml", "search.yahoo.com/mrss": "media",
    "video.search.yahoo.com/mrss": "media", "itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "example.com/dtds/podcast-1.0.dtd": "itunes",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner", "wellformedweb.org/commentapi": "wfw",
    "purl.org/rss/1.0/modules/slash": "slash", "purl.org/syndication/thread/1.0": "thr",
    "purl.org/rss/1.0/modules/syndication": "sy", "webns.net/mvcb": "admin",
    "sitemaps.org/schemas/sitemap/0.9": "", "google.com/schemas/sitemap/0.84": "",
    "google.com/schemas/sitemap/0.9": "", "google.com/schemas/sitemap-news/0.9": "news",
    "google.com/schemas/sitemap-image/1.1": "image",
    "google.com/schemas/sitemap-video/1.1": "video",
    "web.resource.org/cc": "cc", "georss.org/georss": "georss", "w3.org/1999/xlink": "xlink",
    "opengis.net/gml": "gml", "opengis.net/gml/3.2": "gml", "w3.org/2003/01/geo/wgs84_pos": "geo",
    "w3.org/2000/svg": "svg", "w3.org/1998/math/mathml": "math",
    "purl.org/rss/1.0/modules/annotate": "annotate", "purl.org/rss/1.0/modules/link": "l",
  ]
}
