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
  /// A line that tells a feed of this kind.
  static var mark: String { get }
}

extension XMLFeed {
  static var separator: String { "" }

  /// What says that nothing is known of a change, an element of our own (RFC 4287, 6.4).
  static var unchanged: String { "<pipe:unchanged xmlns:pipe=\"urn:pipe:feed\"/>\n" }

  static func entries(of text: String, path: String) throws(StageError) -> [FeedEntryText] {
    guard text.contains(mark) else { throw notOurs(path, element == "entry" ? "Atom" : "RSS") }
    var entries: [FeedEntryText] = []
    var rest = text[...]
    let (start, end) = ("\n<\(element)", "</\(element)>\n")
    while let open = rest.firstRange(of: start) {
      guard let close = rest[open.upperBound...].firstRange(of: end) else { break }
      let entry = rest[rest.index(after: open.lowerBound)..<close.upperBound]
      // The line feed is also that before the next.
      rest = rest[rest.index(before: close.upperBound)...]
      guard let id = value(of: identifier, in: entry),
        let updated = value(of: times.updated, in: entry).flatMap({ Timestamp($0) })
      else { throw notOurs(path, element == "entry" ? "Atom" : "RSS") }
      let published = value(of: times.published, in: entry).flatMap { time($0) }
      entries.append(
        FeedEntryText(id: id, updated: updated, time: published ?? updated, text: String(entry)))
    }
    return entries
  }

  /// The text of the first element of a name, which may have attributes.
  private static func value(of element: String, in entry: Substring) -> String? {
    guard let open = entry.firstRange(of: "\n<\(element)>"),
      let close = entry[open.upperBound...].firstRange(of: "</")
    else { return nil }
    return XMLText.unescaped(entry[open.upperBound..<close.lowerBound])
  }
}
