/// Tells markup from text where a feed does not say which it is.
enum MarkupGuess {
  /// Whether a text holds an end tag or a reference, and no tags but those of HTML, so that it is markup.
  ///
  /// So `Array<Int>` is text, and so is `AT&T`.
  static func looksLikeMarkup(_ text: ArraySlice<UInt8>) -> Bool {
    let span = text.span
    var (hasSign, hasMoreComments) = (false, true)
    var place = 0
    while true {
      place = Scan.first(of: 0x3C, or: 0x26, in: span, place..<span.count)
      guard place < span.count else { return hasSign }
      if span[place] == 0x26 {
        if let end = MarkupReference.end(span, at: place, span.count) {
          hasSign = true
          place = end
        } else {
          place += 1
        }
        continue
      }
      if hasMoreComments, Scan.has("<!--", in: span, at: place) {
        guard let end = Scan.end(of: "-->", in: span, min(place + 4, span.count)..<span.count)
        else {
          hasMoreComments = false
          continue
        }
        place = end
        continue
      }
      place += 1
      let isEnd = place < span.count && span[place] == 0x2F
      if isEnd { place += 1 }
      let start = place
      while place < span.count, (span[place] | 0x20) &- 0x61 < 26 || span[place] &- 0x30 < 10 {
        place += 1
      }
      guard place > start, (span[start] | 0x20) &- 0x61 < 26 else { continue }
      let name = FeedName(span, start..<place)
      guard name.traits.contains(.element) || name.traits.contains(.dropped) else { return false }
      if isEnd || name.traits.contains(.void) { hasSign = true }
    }
  }

  /// Whether markup was escaped once more than it should be: it has no tags, but what are tags when it is
  /// decoded, two or one with an end tag.
  ///
  /// A text about HTML may well name a single tag.
  static func isEscapedTwice(_ text: ArraySlice<UInt8>) -> Bool {
    let span = text.span
    var place = 0
    var (signCount, hasEndTag) = (0, false)
    while true {
      place = Scan.first(of: 0x3C, or: 0x26, in: span, place..<span.count)
      guard place < span.count, span[place] == 0x26 else { return false }
      if Scan.has("&lt;", in: span, at: place) {
        if signs.contains(where: { Scan.has($0, in: span, at: place) }) { signCount += 1 }
        if Scan.has("&lt;/", in: span, at: place) { hasEndTag = true }
        if signCount > 1 || (signCount > 0 && hasEndTag) {
          return Scan.first(of: 0x3C, or: 0x3C, in: span, place..<span.count) == span.count
        }
      }
      place += 1
    }
  }

  private static let signs: [StaticString] = [
    "&lt;p&gt;", "&lt;/p&gt;", "&lt;br", "&lt;a href=", "&lt;img ", "&lt;div", "&lt;/a&gt;",
  ]
}
