extension Document {
  /// How many minutes the text takes to read; 0 without text.
  ///
  /// - Parameter wordsPerMinute: How many words are read in a minute, in scripts with spaces.
  /// - Returns: The minutes, with their fraction.
  public func readingMinutes(wordsPerMinute: Double = usualWordsPerMinute) -> Double {
    Self.readingMinutes(of: text ?? "", wordsPerMinute: wordsPerMinute)
  }

  /// How many words of non-fiction in English are read in a minute.
  ///
  /// M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019).
  public static let usualWordsPerMinute = 238.0

  /// How many minutes a text takes to read.
  ///
  /// Words are what stands between spaces. In scripts without spaces characters count instead: those of
  /// Han and Kana as half a word each; those of Thai, Lao, Khmer and Burmese, which are letters, as
  /// two ninths, as 863 letters are read in the time of 184 words (S. Trauzettel-Klosinski,
  /// K. Dietz, "Standardized Assessment of Reading Performance", IOVS 53 (2012), 14 languages).
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - wordsPerMinute: How many words are read in a minute.
  /// - Returns: The minutes, with their fraction; 0 for a text of white space.
  public static func readingMinutes(
    of text: String, wordsPerMinute: Double = usualWordsPerMinute
  ) -> Double {
    var words = 0
    var ideographs = 0
    var letters = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case ...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
        0x3000...0x303F, 0xFF01...0xFF0F, 0xFF1A...0xFF20:
        // Space, and the punctuation of scripts without it.
        isInWord = false
      case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
        ideographs += 1
        isInWord = false
      case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF:
        letters += 1
        isInWord = false
      default:
        if !isInWord { words += 1 }
        isInWord = true
      }
    }
    let all = Double(words) + Double(ideographs) / 2 + Double(letters) * 2 / 9
    return all / max(1, wordsPerMinute)
  }
}
