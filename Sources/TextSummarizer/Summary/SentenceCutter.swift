/// Shortens a sentence that no limit lets stand whole.
enum SentenceCutter {
  private static let ellipsis = "…"

  /// The start of a sentence, ended after a word by an ellipsis.
  ///
  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - words: The most words, above 0.
  ///   - characters: The most characters, above 1, the ellipsis included.
  /// - Returns: The sentence where it fits, else its start.
  static func cut(_ sentence: String, words: Int?, characters: Int?) -> String {
    let limit = characters.map { max(1, $0 - 1) }
    let start = limit.map { String(sentence.prefix($0)) } ?? sentence
    if start.utf8.count == sentence.utf8.count, words == nil { return sentence }

    let bytes = sentence.utf8Span.span
    var tally = WordTally()
    var end = 0
    while let next = tally.next(in: bytes) {
      guard tally.count <= words ?? .max, next <= start.utf8.count else { break }
      end = next
    }
    // One long word, or none at all: what stands before the first space.
    guard end > 0 else {
      let first = sentence.prefix(limit ?? 40).prefix { !$0.isWhitespace }
      return (first.isEmpty ? start.prefix(1) : first) + ellipsis
    }
    return String(Substring(sentence.utf8.prefix(end))) + ellipsis
  }
}
