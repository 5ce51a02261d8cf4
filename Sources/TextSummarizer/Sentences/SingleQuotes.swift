import TextKit

/// Tells single quotation marks from apostrophes, in one sentence.
///
/// A mark before a word opens a quotation, unless the word is one that is written so (`’90s`, `'em`); as it may be
/// part of a name (`‘Abd al-Malik`), only a mark behind punctuation closes that in another sentence. In the same one
/// a mark behind a word may do so too, or show whose something is: `the dogs’ home`.
struct SingleQuotes {
  /// Up to where the last mark behind punctuation is; `nil` until that is needed.
  private var lastSure: Int?
  /// Whether the quotation that is open is of speech: it begins the sentence, or stands behind a comma or colon.
  private var isSpeech = false

  /// Whether a comma or colon stands before it.
  private(set) var isQuoted = false

  /// What a mark is.
  ///
  /// - Parameters:
  ///   - index: Where it stands.
  ///   - bytes: The sentence.
  ///   - isFirst: Whether what stands before it can stand before an opening mark.
  ///   - isBeforeWord: Whether a word begins right behind it.
  ///   - closing: What closes the single marks that are open in the sentence.
  ///   - innerClosing: What closes those that are open within other marks.
  ///   - quotation: The quotation with such marks that is open since an earlier sentence, if any.
  /// - Returns: What closes and what opens, and which of both it does; `nil` for an apostrophe.
  mutating func mark(
    at index: Int, in bytes: Span<UInt8>, isFirst: Bool, isBeforeWord: Bool,
    within closing: String?, withinInner innerClosing: String?, behind quotation: QuoteLevel?
  ) -> (closing: String, opening: String, opens: Bool)? {
    let (scalar, width) = bytes.scalar(at: index)
    if isBeforeWord {
      guard isFirst, !Self.isElision(bytes, index + width) else { return nil }
      if closing == nil {
        isSpeech = Self.opensSpeech(bytes, index)
        isQuoted = isSpeech && index > 0
      }
      switch scalar {
      case 0x27: return ("'", "'", true)
      case 0x2018: return ("’", "‘", true)
      case 0x201A: return ("‘", "‚", true)
      default: return nil
      }
    }
    guard !isFirst, scalar != 0x201A else { return nil }
    let (own, opening) =
      scalar == 0x27 ? ("'", "'") : scalar == 0x2018 ? ("‘", "‚") : ("’", "‘")
    let before = bytes.scalar(before: index).value
    let isSure =
      Self.isPunctuation(before) && !(before == 0x2E && Self.isBeforeSmall(bytes, index + width))
      // Behind a word `‘` is a slip, but where the quotation or the clause ends.
      || scalar == 0x2018 && Self.endsClause(bytes, index + width)
      // Of a quotation that is no apostrophe, `.’ and left` is the end.
      || quotation?.closing == own && quotation?.isSpeech == true && Self.isPunctuation(before)
    if innerClosing == own { return (own, opening, false) }
    if let closing {
      guard closing == own else { return nil }
      // The `dogs’` of a quotation that ends later.
      if !isSure, Self.isPlural(before),
        isSpeech && Self.isBeforeSmall(bytes, index + width) || closesLater(than: index, in: bytes)
      {
        return nil
      }
      return (own, opening, false)
    }
    // Only `‚` is nothing but a quotation mark.
    let isOfLow = scalar == 0x2018 && quotation?.closing == own && !Self.isPlural(before)
    return isSure || isOfLow ? (own, opening, false) : nil
  }

  /// Whether a mark at an offset begins the sentence, or stands behind a comma or colon.
  private static func opensSpeech(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index > 1 else { return index == 0 }
    return bytes[index - 1] == 0x20 && (bytes[index - 2] == 0x2C || bytes[index - 2] == 0x3A)
  }

  /// Whether a space and a word with a small letter stand at an offset: the `U.S.’ fault`.
  private static func isBeforeSmall(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < bytes.count, bytes[index] == 0x20 else { return false }
    let scalar = bytes.scalar(at: index + 1).value
    let table = CharacterTable.shared
    return table.scalarClass(scalar) == .cased && table.fold(scalar) == scalar
  }

  /// Whether a mark behind punctuation follows.
  private mutating func closesLater(than index: Int, in bytes: Span<UInt8>) -> Bool {
    if let lastSure { return lastSure > index }
    var last = 0
    for place in 1..<max(1, bytes.count) {
      let isMark =
        bytes[place] == 0x27
        || bytes[place] == 0xE2 && (0x2018...0x2019).contains(bytes.scalar(at: place).value)
      if isMark, Self.isPunctuation(bytes.scalar(before: place).value) { last = place }
    }
    lastSure = last
    return last > index
  }

  /// Whether a scalar ends a sentence or a part of one, or closes what stands within a quotation.
  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x22, 0x29, 0x2C, 0x2E, 0x3F, 0x5D, 0xBB, 0x201C, 0x201D, 0x2026: true
    default: false
    }
  }

  private static func endsClause(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count else { return true }
    switch bytes[index] {
    case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: return true
    default: return false
    }
  }

  private static func isPlural(_ scalar: UInt32) -> Bool { scalar | 0x20 == 0x73 }

  /// Whether a word at an offset is one that has lost its beginning.
  private static func isElision(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    var scanner = WordScanner()
    guard let word = scanner.next(in: bytes.extracting(start..<min(bytes.count, start + 24)))
    else { return false }
    // ’90s, '68
    if word.kind == .number { return word.range.count < 4 }
    return elisions.contains(word.hash)
  }

  private static let elisions = WordHashSet(
    words: """
      tis twas twere twill twould em n cause cos coz til till round bout neath gainst ello ere im er
      t s k m ns ne nen nem ndrangheta
      """)
}
