import FeedReader
import HTML
import PipeKit

/// What a feed says of a document.
struct FeedItem: Sendable, Equatable {
  /// The entry's identifier: a URI of the document's own, which stays whatever becomes of its address.
  var id: String
  /// Where it leads: a URI.
  var link: String?
  /// The headline.
  var title: String
  /// The authors' names.
  var authors: [String]
  /// The name of the site or file that the document comes from.
  var source: String?
  /// When it was published.
  var published: Timestamp?
  /// When it was changed.
  var updated: Timestamp?
  /// A language tag.
  var language: String?
  /// The short form, as text.
  var summary: String?
  /// The whole text, as HTML that is safe.
  var content: String?
  /// Labels and keywords.
  var categories: [String]
  /// The address of a picture: a URI.
  var image: String?
  /// Files that belong to it, such as the episode of a podcast.
  var enclosures: [FeedEnclosure]

  /// Takes from a document what a feed says of it.
  init(_ document: Document) {
    id = Self.identifier(of: document.id)
    let item = DigestItem(document)
    link = document.url.flatMap { URIText.text(of: $0) }
    title = item.title
    authors = item.authors
    source = item.source
    published = document.published
    updated = document.updated
    language = item.language
    summary = DigestContent.summary(of: document).flatMap {
      PlainText.trimmed($0).isEmpty ? nil : $0
    }
    content = Self.content(of: document)
    var seen: Set<String> = []
    categories = (document.labels.map(\.name) + document.keywords).prefix(50)
      .map { PlainText.line($0, limit: 100) }.filter { !$0.isEmpty && seen.insert($0).inserted }
    image = document.image.flatMap { URIText.text(of: $0.url) }
    enclosures = document.links.filter { $0.rel == "enclosure" }.prefix(20)
      .compactMap { FeedEnclosure($0) }
  }

  /// Whether a time of change is there only as a feed needs one: it is when the document was published, or
  /// exported where it says nothing of that either.
  ///
  /// The feed says so, so that `fetch` does not take it for the document's.
  func isUnchanged(_ updated: Timestamp) -> Bool {
    self.updated == nil && (published == nil || published?.instant == updated)
  }

  /// The identifier of a document as a URI (RFC 8141).
  static func identifier(of id: String) -> String {
    var out = "urn:pipe:"
    for byte in id.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x3A:
        out.append(Character(Unicode.Scalar(byte)))
      default:
        out += "%" + byte.hexadecimal
      }
    }
    return id.isEmpty ? out + "%00" : out
  }

  /// The text as HTML: paragraphs, or what has markup already.
  static func content(of document: Document) -> String? {
    if let content = DigestContent(document) { return content.html }
    guard let text = document.text else { return nil }
    let paragraphs = PlainText.paragraphs(text, limit: .max).map { paragraph in
      let text = PlainText.trimmed(String(paragraph))
      return "<p>\(HTMLText.escaped(String(text)).replacing("\n", with: "<br>\n"))</p>"
    }
    return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n")
  }
}

// MARK: A line of a file

extension FeedItem {
  /// A line a document.
  static func lines(of batch: Batch) -> [UInt8] {
    var bytes: [UInt8] = []
    for document in batch {
      FeedItem(document).record.append(to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }

  /// What a line says.
  var record: JSON {
    func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    func list(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
    return [
      .string(id), text(link), .string(title), list(authors), text(source),
      text(published?.description), text(updated?.description), text(language), text(summary),
      text(content), list(categories), text(image), .array(enclosures.map(\.record)),
    ]
  }

  /// Reads a line; `nil` for any other value.
  init?(record: JSON) {
    guard let fields = record.array, fields.count == 13, let id = fields[0].string,
      let title = fields[2].string, let authors = fields[3].array, let categories = fields[10].array
    else { return nil }
    self.id = id
    link = fields[1].string
    self.title = title
    self.authors = authors.compactMap(\.string)
    source = fields[4].string
    published = fields[5].string.flatMap { Timestamp($0) }
    updated = fields[6].string.flatMap { Timestamp($0) }
    language = fields[7].string
    summary = fields[8].string
    content = fields[9].string
    self.categories = categories.compactMap(\.string)
    image = fields[11].string
    enclosures = fields[12].array?.compactMap { FeedEnclosure(record: $0) } ?? []
  }
}
