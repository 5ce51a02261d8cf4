/// How long it takes to read a text.
enum ReadingTime {
  /// How many words are read in a minute.
  ///
  /// Brysbaert, "How many words do we read per minute?" (2019): 238 for non-fiction in English.
  private static let wordsPerMinute = 238
  /// How many characters of a script without spaces count as a word, times two.
  private static let halfWordsPerIdeograph = 1

  /// The whole minutes it takes to read a text, at least 1; `nil` where there is nothing to read.
  static func minutes(_ text: String) -> Int? {
    var halfWords = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      if PlainText.isSpace(scalar) {
        isInWord = false
      } else if isIdeograph(scalar) {
        halfWords += halfWordsPerIdeograph
        isInWord = false
      } else if !isInWord {
        halfWords += 2
        isInWord = true
      }
    }
    if halfWords == 0 { return nil }
    return max(1, (halfWords + wordsPerMinute) / (2 * wordsPerMinute))
  }

  /// Kana, Han and the like, where words are not set apart by spaces.
  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
