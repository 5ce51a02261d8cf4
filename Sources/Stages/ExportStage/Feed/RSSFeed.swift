import PipeKit

/// A feed in RSS 2.0 (RSS Advisory Board, "RSS Best Practices Profile").
enum RSSFeed: XMLFeed {
  static let name = "RSS"
  static let element = "item"
  static let identifier = "guid isPermaLink=\"false\""
  static let times = (updated: "dcterms:modified", published: "pubDate")
  static let mark = "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\""

  static func time(_ text: String) -> Timestamp? { MailDate.timestamp(text) }
}
