import PipeKit

/// A feed in RSS 2.0, with Atom's elements for what RSS has none for (RSS Advisory Board, "RSS Best
/// Practices Profile").
enum RSSFeed: XMLFeed {
  static let element = "item"
  static let identifier = "guid isPermaLink=\"false\""
  static let times = (updated: "dcterms:modified", published: "pubDate")
  static let mark = "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\""
  static let end = "</channel>\n</rss>\n"

  private static let namespaces = """
     xmlns:content="http://purl.org/rss/1.0/modules/content/" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/">
    """

  static func time(_ text: String) -> Timestamp? { MailDate.timestamp(text) }

  static func start(_ head: FeedHead, updated: Timestamp) -> String {
    var out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\(mark)\(namespaces)\n<channel>\n"
    out += XMLText.line("title", head.title) + XMLText.line("link", head.address ?? head.id)
    out += XMLText.line("description", head.title)
    if let address = head.address {
      out += "<atom:link rel=\"self\" type=\"application/rss+xml\" "
      out += "href=\"\(XMLText.escaped(address))\"/>\n"
    }
    out += XMLText.line("lastBuildDate", MailDate.text(updated))
    return out + "<generator>pipe</generator>\n"
  }

  static func text(of item: FeedItem, updated: Timestamp) -> String {
    var out = "<item>\n" + XMLText.line("title", item.title)
    out += XMLText.line("link", item.link) + XMLText.line(identifier, item.id)
    out += XMLText.line("pubDate", item.published.map(MailDate.text))
    out += XMLText.line("dcterms:modified", updated.description)
    if item.isUnchanged(updated) { out += unchanged }
    for author in item.authors { out += XMLText.line("dc:creator", author) }
    out += XMLText.line("dc:language", item.language)
    for category in item.categories { out += XMLText.line("category", category) }
    // What RSS calls a description is HTML: text is escaped for it first.
    out += XMLText.line("description", item.summary.map { XMLText.escaped($0) })
    out += XMLText.line("content:encoded", item.content)
    if let image = item.image {
      out += "<media:thumbnail url=\"\(XMLText.escaped(image))\"/>\n"
    }
    return out + "</item>\n"
  }
}
