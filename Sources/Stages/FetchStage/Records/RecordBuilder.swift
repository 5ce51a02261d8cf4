import FeedReader
import PipeKit

/// Fills a document with the fields of a record.
struct RecordBuilder {
  private var document = Document(id: "")

  /// Adds a field.
  ///
  /// - Parameters:
  ///   - value: What is in it.
  ///   - name: What it is called in the metadata, where it is for no field of the document, or for one
  ///     that cannot have such a value; `nil` where it is not to get there.
  ///   - fields: The fields of the document that it is for.
  mutating func add(_ value: JSON, named name: String?, to fields: [String]) {
    var isTaken = false
    if case .null = value { return }
    if let text = value.string, text.allSatisfy(\.isWhitespace) { return }
    for field in fields where set(field, value) { isTaken = true }
    if !isTaken, let name { document.metadata[name] = value }
  }

  /// The document, with an identifier.
  mutating func finish() -> Document {
    guard document.id.isEmpty else { return document }
    let url = document.url.map(PageAddress.canonical)
    let guid = document.metadata["guid"]?.string
    let isNamed = [url, guid].contains { !($0 ?? "").isEmpty }
    document.id = isNamed ? Document.stableID(url: url, guid: guid) : document.contentID
    return document
  }

  /// Fills a field of the document; false where it cannot have the value.
  private mutating func set(_ field: String, _ value: JSON) -> Bool {
    if field == "authors" || field == "keywords" || field == "labels" {
      let items = Self.list(value, separators: field == "keywords" ? ";|," : ";|")
      if items.isEmpty { return false }
      switch field {
      case "authors": document.authors = items
      case "keywords": document.keywords = items
      default: document.labels = items.map { Label($0) }
      }
      return true
    }
    guard let text = Self.text(value) else { return false }
    switch field {
    case "id": document.id = text
    case "url": document.url = PageAddress.withoutUser(text)
    case "source": document.source = text
    case "title": document.title = text
    case "language": document.language = text
    case "text": document.text = text
    case "summary": document.summary = text
    case "image": document.image = Image(text)
    case "body":
      let type = MediaType.sniffed(Array(text.utf8))
      document.take(
        Resource(
          bytes: Array(text.utf8), mediaType: text.contains("<") ? "text/html" : type,
          charset: "utf-8"))
    case "published", "updated":
      guard let date = Timestamp(text) ?? FeedDate.parse(text) else { return false }
      if field == "published" { document.published = date } else { document.updated = date }
    default: return false
    }
    return true
  }

  private static func text(_ value: JSON) -> String? {
    switch value {
    case .string(let text): text
    case .number(let number): number.literal
    case .bool(let flag): flag ? "true" : "false"
    case .object(let object): (object["name"] ?? object["url"])?.string
    case .null, .array: nil
    }
  }

  private static func list(_ value: JSON, separators: String) -> [String] {
    if let items = value.array { return items.compactMap(text) }
    guard let all = text(value) else { return [] }
    return all.split { separators.contains($0) }
      .map { part in
        let start = part.drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
      }
      .filter { !$0.isEmpty }
  }
}
