import FeedReader
import HTML
import PipeKit
import WebURL

/// The feeds that an inspected page names.
struct PageFeeds {
  private let links: [FeedLink]

  /// Finds them; a page without address has those only that are given with their whole address.
  init(_ document: Document) {
    guard let body = document.body,
      let address = try? WebURL(document.url ?? "file:///page.html")
    else {
      links = []
      return
    }
    var parser = HTMLParser()
    links = parser.parse(body.bytes, charset: body.charset).feedLinks(document: address)
  }

  /// An inspection with the feeds under the key `feeds`, if there are any.
  func added(to page: JSON) -> JSON {
    guard !links.isEmpty, var object = page.object else { return page }
    object["feeds"] = .array(
      links.map { link in
        var feed: JSONObject = [
          "url": .string(link.url.description), "type": .string(link.type),
        ]
        feed["title"] = link.title.map(JSON.string)
        return .object(feed)
      })
    return .object(object)
  }

  /// Lines for people, one a feed.
  var text: String {
    links.map { link in
      "  feed  \(link.url.description)".printable + (link.title.map { "  \($0.printable)" } ?? "")
        + "\n"
    }.joined()
  }
}
