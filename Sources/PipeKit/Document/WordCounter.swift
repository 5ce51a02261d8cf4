/// Counts the words of a text, as ``Document/wordCount`` does.
package struct WordCounter: Sendable {
  /// How many have begun.
  package private(set) var count = 0
  private var isInWord = false

  /// Creates a counter.
  package init() {}

  /// Takes the next character of the text.
  ///
  /// - Returns: Whether a word begins with it.
  @discardableResult
  package mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value <= 0x20 || value == 0x3000 {
      isInWord = false
      return false
    }
    let begins = !isInWord || value >= 0xE00 && Self.isWord(value)
    if begins { count += 1 }
    isInWord = true
    return begins
  }

  /// Whether it is a letter of a script without spaces: Thai, Lao, Burmese, Khmer, Hiragana, Han.
  ///
  /// A run of Katakana is one word.
  private static func isWord(_ value: UInt32) -> Bool {
    switch value {
    // Vowels and tones above and below belong to the letter before.
    case 0xE31, 0xE34...0xE3A, 0xE47...0xE4E, 0xEB1, 0xEB4...0xEBC, 0xEC8...0xECE: false
    case 0xE01...0xE30, 0xE32...0xE33, 0xE40...0xE46, 0xE81...0xEB0, 0xEB2...0xEB3: true
    case 0xEBD...0xEC6, 0xEDC...0xEDF: true
    case 0x1000...0x102A, 0x103F, 0x1050...0x1055, 0x1780...0x17B3: true
    case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F: true
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
