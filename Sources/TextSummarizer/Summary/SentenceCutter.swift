/// Shortens a sentence that no limit lets stand whole.
enum SentenceCutter {
  private static let ellipsis = "…"

  /// The start of a sentence, ended after a word by an ellipsis and what closes a quotation.
  ///
  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - words: The most words, above 0.
  ///   - characters: The most code points, above 1, the ellipsis included.
  ///   - style: How the text pairs quotation marks.
  /// - Returns: The sentence where it fits, else its start.
  static func cut(
    _ sentence: String, words: Int?, characters: Int?, style: QuoteStyle = QuoteStyle()
  ) -> String {
    let whole = start(of: sentence, words: words, room: characters)
    if whole.utf8.count == sentence.utf8.count { return sentence }
    let marks = QuoteMarks(missingIn: sentence.utf8Span.span, style: style)
    // Room for the ellipsis, and then for what closes too.
    for room in 1...4 {
      let part = start(of: sentence, words: words, room: characters.map { max(1, $0 - room) })
      let cut = QuoteMarks(missingIn: part.utf8Span.span, style: style)
      // Of an apostrophe that looks like a quotation mark nothing is closed.
      let closing = cut.isDoubtful && cut.after == marks.after ? "" : cut.after
      // `''` is a word where marks are set apart.
      let text = part + ellipsis + closing
      guard let characters, text.unicodeScalars.count > characters else { return text }
    }
    return start(of: sentence, words: words, room: characters.map { max(1, $0 - 1) }) + ellipsis
  }

  /// The words at the start of a sentence that fit.
  private static func start(of sentence: String, words: Int?, room: Int?) -> String {
    let fitting = room.map { prefix(of: sentence, upTo: $0) } ?? sentence[...]
    if fitting.utf8.count == sentence.utf8.count, words == nil { return sentence }
    let bytes = sentence.utf8Span.span
    var tally = WordTally()
    var end = 0
    while let next = tally.next(in: bytes) {
      guard tally.count <= words ?? .max, next <= fitting.utf8.count else { break }
      end = next
    }
    if end > 0 {
      var rest = WordTally()
      while rest.next(in: bytes) != nil {}
      let isWhole = rest.count <= words ?? .max && fitting.utf8.count == sentence.utf8.count
      return isWhole ? sentence : String(Substring(sentence.utf8.prefix(end)))
    }
    // One long word, or none at all: what stands before the first space.
    let first = prefix(of: sentence, upTo: room ?? 40).prefix { !$0.isWhitespace }
    return String(first.isEmpty ? fitting.prefix(1) : first)
  }

  /// The whole characters at the start of a text that have no more code points than given.
  private static func prefix(of text: String, upTo count: Int) -> Substring {
    var left = count
    var end = text.startIndex
    while end < text.endIndex {
      left -= text[end].unicodeScalars.count
      if left < 0 { break }
      end = text.index(after: end)
    }
    // A single character that is longer is cut all the same.
    guard end > text.startIndex || text.isEmpty else {
      return Substring(text.unicodeScalars.prefix(count))
    }
    return text[..<end]
  }
}
