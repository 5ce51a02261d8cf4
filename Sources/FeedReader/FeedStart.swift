/// Finds feeds that have something before them.
package enum FeedStart {
  /// How far a feed is looked for.
  private static let longest = 16 << 10

  /// Where a feed begins in a document that begins with elements of HTML, such as the warnings that PHP
  /// writes before what a program prints; nil where there is none, and in what says that it is a page.
  ///
  /// - Parameter bytes: The document, in UTF-8.
  /// - Returns: The place of an XML declaration, or of the tag that feeds begin with.
  package static func behindMarkup(_ bytes: [UInt8]) -> Int? {
    let span = bytes.span
    let limit = min(span.count, longest)
    var place = 0
    while true {
      place = Scan.first(of: 0x3C, or: 0x3C, in: span, place..<limit)
      guard place < limit else { return nil }
      let word = Scan.lowered(Scan.word(in: span, place..<span.count))
      if starts(word, "<html") || starts(word, "<!doctyp") { return nil }
      let isStart =
        starts(word, "<?xml") || starts(word, "<rss") || starts(word, "<feed")
        || starts(word, "<rdf:rdf")
      if place > 0, isStart { return place }
      place += 1
    }
  }

  /// Whether a document ends with the end tag of a feed, so that what stands before it is all that is not the feed's.
  package static func endsAsFeed(_ bytes: [UInt8]) -> Bool {
    let tail = bytes.suffix(longestTail)
    guard let last = tail.lastIndex(where: { $0 > 0x20 }) else { return false }
    let text = String(decoding: tail[...last], as: UTF8.self).lowercased()
    return ["</rss>", "</feed>", "</rdf:rdf>"].contains { text.hasSuffix($0) }
  }

  /// How much of the end is looked at: the tag, and white space behind it.
  private static let longestTail = 256

  private static func starts(_ word: UInt64, _ text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      wanted.enumerated().allSatisfy { UInt8(truncatingIfNeeded: word >> (8 * $0)) == $1 }
    }
  }
}
