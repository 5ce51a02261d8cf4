import FeedReader

/// What a document in markup is a source of, told by its root element.
///
/// It tells those who wrote a source under another option than its own which one that is.
package enum SourceKind {
  /// A feed.
  case feed
  /// A list of feeds in OPML.
  case opml
  /// A sitemap, or an index of them.
  case sitemap
  /// A web page.
  case page

  /// How much of a document is looked at.
  package static let looked = 4096

  /// What a document is by how it begins; `nil` for what is no markup, or has another root.
  package init?(_ bytes: [UInt8]) {
    guard bytes.prefix(16).contains(UInt8(ascii: "<")) else { return nil }
    let text = PlainTextDecoder.decode(Array(bytes.prefix(Self.looked)), charset: nil)
    var rest = text.lowercased()[...].drop { $0 == "\u{FEFF}" || $0.isWhitespace }
    // Before the root there may be declarations and comments.
    while rest.hasPrefix("<?") || rest.hasPrefix("<!") {
      if rest.hasPrefix("<!doctype html") { break }
      guard let end = rest.firstRange(of: rest.hasPrefix("<!--") ? "-->" : ">") else { return nil }
      rest = rest[end.upperBound...].drop(while: \.isWhitespace)
    }
    guard rest.first == "<" else { return nil }
    let name = rest.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
    switch name.split(separator: ":").last {
    case "rss", "feed", "rdf": self = .feed
    case "opml": self = .opml
    case "urlset", "sitemapindex": self = .sitemap
    case "html", "!doctype": self = .page
    default: return nil
    }
  }

  /// What it is, in words.
  var text: String {
    switch self {
    case .feed: "a feed"
    case .opml: "a list of feeds in OPML"
    case .sitemap: "a sitemap"
    case .page: "a web page"
    }
  }

  /// The option of `fetch` that reads it.
  var option: String {
    switch self {
    case .feed: "feeds"
    case .opml: "opml"
    case .sitemap: "sitemaps"
    case .page: "pages"
    }
  }
}
