import PipeKit

/// What the feeds in XML have in common: an entry begins and ends with a line of its own.
///
/// Nothing else can be such a line, as `<` is escaped in whatever comes from documents.
protocol XMLFeed: FeedStyle {
  /// The element that an entry is.
  static var element: String { get }
  /// The element that has its identifier.
  static var identifier: String { get }
  /// The elements that say when it was changed, and published.
  static var times: (updated: String, published: String) { get }
  /// Reads what ``times`` say.
  static func time(_ text: String) -> Timestamp?
  /// What tells a feed of this kind.
  static var mark: String { get }
}

extension XMLFeed {
  static var separator: String { "" }
  static var end: String { "" }

  static var rule: String {
    let id = "<\(identifier)>{{id}}</\(identifier.prefix { $0 != " " })>"
    return """
      the feed has \(mark), and each entry, in lines of their own, <\(element)>, \(id), \
      <\(times.updated)>{{updated}}</\(times.updated)>, and at its end </\(element)>
      """
  }

  static func entry(_ text: String) -> FeedEntryText? {
    let text = PlainText.trimmed(text) + "\n"
    guard let entry = read(text)?.first, entry.text == text else { return nil }
    return entry
  }

  static func entries(of text: String) -> [FeedEntryText]? {
    text.contains(mark) ? read(text) : nil
  }

  /// Reads entries line by line; `nil` where there is one that pipe has not written.
  private static func read(_ text: some StringProtocol) -> [FeedEntryText]? {
    let bytes = Array(text.utf8)
    let (start, end) = (Array("<\(element)".utf8), Array("</\(element)>".utf8))
    let tags = [identifier, times.updated, times.published].map { Array("<\($0)>".utf8) }
    var entries: [FeedEntryText] = []
    var place: Int?
    var values: [String?] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      guard let open = place else {
        if line.starts(with: start) {
          place = line.startIndex
          values = tags.map { _ in nil }
        } else if String(decoding: line, as: UTF8.self).contains("<\(element)") {
          return nil
        }
        continue
      }
      if line.starts(with: start) { return nil }
      if line.elementsEqual(end) {
        guard values.count == tags.count, let id = values[0],
          let updated = values[1].flatMap({ Timestamp($0) }), line.endIndex < bytes.endIndex
        else { return nil }
        entries.append(
          FeedEntryText(
            id: id, updated: updated, time: values[2].flatMap { time($0) } ?? updated,
            text: String(decoding: bytes[open...line.endIndex], as: UTF8.self)))
        place = nil
      } else if line.elementsEqual("<source>".utf8) {
        // It says the same of the feed that the entry comes from.
        if values.contains(nil) { values = values.map { $0 ?? "" } }
      } else if let index = tags.indices.first(where: { line.starts(with: tags[$0]) }) {
        values[index] = values[index] ?? value(in: line.dropFirst(tags[index].count))
      }
    }
    return place == nil ? entries : nil
  }

  /// The text that begins a line, up to the end of its element.
  private static func value(in line: ArraySlice<UInt8>) -> String {
    XMLText.unescaped(String(decoding: line.prefix { $0 != UInt8(ascii: "<") }, as: UTF8.self))
  }
}
