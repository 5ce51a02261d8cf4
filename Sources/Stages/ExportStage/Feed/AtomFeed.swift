import PipeKit

/// A feed in Atom 1.0 (RFC 4287).
enum AtomFeed: XMLFeed {
  static let element = "entry"
  static let identifier = "id"
  static let times = (updated: "updated", published: "published")
  static let mark = "<feed xmlns=\"http://www.w3.org/2005/Atom\">"
  static let end = "</feed>\n"

  static func time(_ text: String) -> Timestamp? { Timestamp(text) }

  static func start(_ head: FeedHead, updated: Timestamp) -> String {
    var out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\(mark)\n"
    out += XMLText.line("id", head.id) + XMLText.line("title", head.title)
    out += XMLText.line("updated", updated.instant.description)
    if let address = head.address {
      out += "<link rel=\"self\" href=\"\(XMLText.escaped(address))\"/>\n"
    }
    return out + "<generator>pipe</generator>\n"
  }

  static func text(of item: FeedItem, updated: Timestamp) -> String {
    let language = item.language.map { " xml:lang=\"\(XMLText.escaped($0))\"" } ?? ""
    var out = "<entry\(language)>\n"
    out += XMLText.line("id", item.id) + XMLText.line("title", item.title)
    out += XMLText.line("updated", updated.description)
    out += XMLText.line("published", item.published?.instant.description)
    if item.isUnchanged(updated) { out += unchanged }
    if let link = item.link {
      out += "<link href=\"\(XMLText.escaped(link))\"/>\n"
    }
    for author in item.authors { out += "<author>\n\(XMLText.line("name", author))</author>\n" }
    for category in item.categories {
      out += "<category term=\"\(XMLText.escaped(category))\"/>\n"
    }
    out += XMLText.line("summary", item.summary)
    out += XMLText.line("content type=\"html\"", item.content)
    // Without a link an entry has to have content (RFC 4287, 4.1.2), be it empty.
    if item.content == nil, item.link == nil { out += "<content/>\n" }
    if let image = item.image {
      out += "<media:thumbnail xmlns:media=\"http://search.yahoo.com/mrss/\" "
      out += "url=\"\(XMLText.escaped(image))\"/>\n"
    }
    return out + source(of: item, updated: updated) + "</entry>\n"
  }

  /// Where the entry comes from; whoever has no author is said to be by that.
  private static func source(of item: FeedItem, updated: Timestamp) -> String {
    let name = item.source ?? "unknown"
    if item.source == nil, !item.authors.isEmpty { return "" }
    let id = "urn:pipe:source-" + ContentHash(name.utf8.span).text
    let author = item.authors.isEmpty ? "<author>\n\(XMLText.line("name", name))</author>\n" : ""
    return "<source>\n" + XMLText.line("id", id) + XMLText.line("title", name)
      + XMLText.line("updated", updated.description) + author + "</source>\n"
  }
}
