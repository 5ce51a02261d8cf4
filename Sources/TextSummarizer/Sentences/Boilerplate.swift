import TextKit

/// Sentences that belong to the page or to those who made the text.
///
/// As `Read more about the flood.`, `By Jane Doe.` and `Photo: Jane Doe / Agency.` What may be a sentence of the
/// text is none of them: a page is known by all of a sentence (``PageOpening``), not by its first words.
enum Boilerplate {
  /// Longer sentences say something, however they begin; in scripts without spaces a character is a word.
  private static let wordLimit = 24
  private static let characterLimit = 48

  /// Whether a sentence is one of those.
  static func matches(_ bytes: Span<UInt8>, words: Int) -> Bool {
    let opening = PageOpening(of: bytes)
    if let opening, opening.kind == .notice { return opening.isOfPage(in: bytes) }
    guard words <= wordLimit || words <= characterLimit && isOfCharacters(bytes) else {
      return false
    }
    if let opening, opening.isOfPage(in: bytes) { return true }
    return Byline.matches(bytes) || PageEnding.matches(bytes)
      || PageOpening.isRightsOfOwner(bytes)
  }

  /// Whether a sentence begins in a script without spaces.
  private static func isOfCharacters(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    return scanner.next(in: bytes)?.kind == .character
  }
}
