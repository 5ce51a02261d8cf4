import PipeKit

/// A file that belongs to an entry of a feed.
struct EntryEnclosure: Sendable, Equatable {
  /// Where it is: a URI.
  var url: String
  /// Its media type; a general one where nothing is known, as RSS and JSON Feed need one.
  var type: String
  /// Its length in bytes; `nil` where nothing is known.
  var length: Int?

  /// Takes a link with the relation `enclosure`; `nil` where it has no address that a feed may have.
  init?(_ link: Link) {
    guard let url = URIText.text(of: link.url) else { return nil }
    self.url = url
    let type = link.extra["type"]?.string.map { PlainText.line($0, limit: 100) } ?? ""
    self.type = type.isEmpty ? "application/octet-stream" : type
    length = link.extra["length"]?.int.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// What the line of a document says.
  var record: JSON {
    [.string(url), .string(type), length.map { .number(JSONNumber($0)) } ?? .null]
  }

  /// Reads what a line says; `nil` for any other value.
  init?(record: JSON) {
    guard let fields = record.array, fields.count == 3, let url = fields[0].string,
      let type = fields[1].string
    else { return nil }
    (self.url, self.type, length) = (url, type, fields[2].int)
  }
}
