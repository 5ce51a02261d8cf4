import FeedReader
import PipeKit

/// What a feed that is written says of the media files of its entries.
extension FeedEnclosure {
  /// Takes a link with the relation `enclosure`; `nil` where it has no address that a feed may have.
  init?(_ link: Link) {
    guard let url = URIText.text(of: link.url) else { return nil }
    let type = link.extra["type"]?.string.map { PlainText.line($0, limit: 100) } ?? ""
    self.init(
      url: url, type: type.isEmpty ? nil : type,
      length: link.extra["length"]?.int.flatMap { $0 >= 0 ? $0 : nil })
  }

  /// What the line of a document says.
  var record: JSON {
    [
      .string(url), type.map { .string($0) } ?? .null,
      length.map { .number(JSONNumber($0)) } ?? .null,
    ]
  }

  /// Reads what a line says; `nil` for any other value.
  init?(record: JSON) {
    guard let fields = record.array, fields.count == 3, let url = fields[0].string else {
      return nil
    }
    self.init(url: url, type: fields[1].string, length: fields[2].int)
  }
}
