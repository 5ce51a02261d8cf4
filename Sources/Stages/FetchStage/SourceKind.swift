import FeedReader
import PipeKit

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
    if Self.isJSONFeed(bytes) {
      self = .feed
      return
    }
    guard bytes.prefix(16).contains(UInt8(ascii: "<")) else { return nil }
    let text = PlainTextDecoder.decode(Array(bytes.prefix(Self.looked)), charset: nil)
    var rest = text.lowercased()[...].drop { $0 == "\u{FEFF}" || $0.isWhitespace }
    // Before the root there may be declarations and comments.
    while rest.hasPrefix("<?") || rest.hasPrefix("<!") {
      if rest.hasPrefix("<!doctype html") { break }
      guard let end = rest.firstRange(of: Self.end(of: rest)) else { return nil }
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

  /// What something that came as a page is instead.
  ///
  /// A feed is one as well where something stands before it, such as the warnings of a program: unless that is a page, and if
  /// the document ends with the feed.
  ///
  /// - Parameter bytes: The whole document.
  /// - Returns: What it is; nil for a page.
  static func insteadOfPage(_ bytes: [UInt8]) -> SourceKind? {
    if beginsAsPage(bytes) { return nil }
    if let kind = SourceKind(bytes) { return kind == .page ? nil : kind }
    guard FeedStart.endsAsFeed(bytes), let start = FeedStart.behindMarkup(bytes) else { return nil }
    return SourceKind(Array(bytes[start...].prefix(looked))) == .feed ? .feed : nil
  }

  /// Whether a document begins as most pages do, which is told without decoding it.
  private static func beginsAsPage(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(64).drop { $0 <= 0x20 }.prefix(14)
    let text = String(decoding: start, as: UTF8.self).lowercased()
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
  }

  /// Whether a document is a JSON Feed, which says so at its beginning; some programs escape slashes.
  private static func isJSONFeed(_ bytes: [UInt8]) -> Bool {
    var start = bytes.prefix(looked)[...]
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    start = start.drop { $0 <= 0x20 }
    guard start.first == UInt8(ascii: "{") else { return false }
    let text = String(decoding: start, as: UTF8.self)
    return text.contains("jsonfeed.org/version/") || text.contains(#"jsonfeed.org\/version\/"#)
  }

  /// What ends the declaration or comment that a text in lower case begins with.
  private static func end(of text: Substring) -> String {
    if text.hasPrefix("<!--") { return "-->" }
    guard text.hasPrefix("<!doctype"), let bracket = text.firstIndex(of: "["),
      let end = text.firstIndex(of: ">"), bracket < end
    else { return ">" }
    // Entities are declared within.
    return "]>"
  }

  /// What to do with one that is no page.
  ///
  /// - Parameter name: What it is called.
  /// - Returns: An error that names the option that reads it.
  func misplaced(_ name: String) -> StageError {
    StageError(
      .badFormat, "\(name) is \(text), not a page", hint: "write it under \(option): of fetch")
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
