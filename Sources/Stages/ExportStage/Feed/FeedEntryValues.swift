import FeedReader
import Mustache
import PipeKit

/// What a template can say of an entry of a feed.
struct FeedEntryValues: MustacheParent {
  private let item: FeedItem
  private let updated: Timestamp

  /// Takes what there is to say.
  ///
  /// - Parameters:
  ///   - item: What a feed says of the document.
  ///   - updated: When the entry was changed.
  init(_ item: FeedItem, updated: Timestamp) {
    self.item = item
    self.updated = updated
  }

  func child(named name: String) -> Any? {
    switch name {
    case "id": item.id
    case "title": item.title
    case "url": item.link.orAbsent
    case "authors": (item.authors.isEmpty ? nil : item.authors.joined(separator: ", ")).orAbsent
    case "author_names": item.authors
    case "source": item.source.orAbsent
    case "origin": origin.orAbsent
    case "published": (item.published?.instant.description).orAbsent
    case "published_rss": item.published.map(MailDate.text).orAbsent
    case "updated": updated.description
    case "updated_rss": MailDate.text(updated)
    case "is_unchanged": item.isUnchanged(updated)
    case "language": item.language.orAbsent
    case "summary": item.summary.orAbsent
    case "summary_html": item.summary.map { XMLText.escaped($0) }.orAbsent
    case "content": item.content.orAbsent
    // Without a link an entry of Atom has to have content (RFC 4287, 4.1.2), be it empty.
    case "is_empty": item.content == nil && item.link == nil
    case "categories": item.categories
    case "has_categories": !item.categories.isEmpty
    case "image": item.image.orAbsent
    case "enclosures": item.enclosures.map { Self.values(of: $0) }
    case "has_enclosures": !item.enclosures.isEmpty
    default: nil
    }
  }

  private static func values(of enclosure: FeedEnclosure) -> [String: Any] {
    [
      // RSS and JSON Feed want a type; this one says that it can be any.
      "url": enclosure.url, "type": enclosure.type ?? "application/octet-stream",
      "length": enclosure.length.orAbsent,
      // RSS wants a length, and 0 is what one says who does not know it.
      "length_rss": enclosure.length ?? 0,
    ]
  }

  /// Where the entry comes from, as Atom has it; who has no author is said to be by that.
  private var origin: [String: Any]? {
    let hasAuthor = !item.authors.isEmpty
    if item.source == nil, hasAuthor { return nil }
    let name = item.source ?? "unknown"
    return [
      "id": "urn:pipe:source-" + ContentHash(name.utf8.span).text, "name": name,
      "author": (hasAuthor ? nil : name).orAbsent,
    ]
  }
}
