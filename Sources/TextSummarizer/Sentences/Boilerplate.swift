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
  ///
  /// - Parameters:
  ///   - bytes: The sentence.
  ///   - words: How many words it has.
  ///   - hasNames: Whether capitals tell names, as they do not in a text in capitals.
  ///   - isParagraph: Whether it is a paragraph of its own.
  /// - Returns: Whether it is.
  static func matches(
    _ bytes: Span<UInt8>, words: Int, hasNames: Bool, isParagraph: Bool = false
  ) -> Bool {
    let opening = PageOpening(of: bytes)
    if let opening, opening.isOfAnyLength, hasNames || !opening.needsNames {
      return opening.isOfPage(in: bytes)
    }
    guard words <= wordLimit || words <= characterLimit && isOfCharacters(bytes) else {
      return false
    }
    if let opening, hasNames || !opening.needsNames,
      opening.isOfPage(in: bytes, isParagraph: isParagraph)
    {
      return true
    }
    if PageDate.isSentence(bytes) { return true }
    guard hasNames else { return false }
    return Byline.matches(bytes) || PageEnding.matches(bytes)
      || PageOpening.isRightsOfOwner(bytes)
  }

  /// How much of a text tells whether it is in capitals, in bytes.
  private static let reach = 2000

  /// Whether capitals tell names in a text: not where nearly all letters are.
  static func hasNames(_ bytes: Span<UInt8>) -> Bool {
    let table = CharacterTable.shared
    var capitals = 0
    var smalls = 0
    var index = 0
    while index < min(bytes.count, reach) {
      let (scalar, width) = bytes.scalar(at: index)
      index += width
      guard table.scalarClass(scalar) == .cased else { continue }
      if table.fold(scalar) == scalar { smalls += 1 } else { capitals += 1 }
    }
    return capitals < 20 || smalls * 10 >= capitals
  }

  /// Whether a sentence begins in a script without spaces.
  private static func isOfCharacters(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    return scanner.next(in: bytes)?.kind == .character
  }
}
