/// A word or a number of a text that may hold a date.
struct DateWord {
  /// The word in lower case.
  let text: String
  /// The number it is, if it is one of four digits at most.
  let number: Int?
  /// How many digits it has.
  let length: Int
  /// The bytes of the text that it takes.
  let range: Range<Int>

  /// The first words and numbers of a text.
  ///
  /// A number ends where a letter comes, as names and dates often follow each other without a space: `Ines
  /// Calder22 November 2026`. What makes a number an ordinal is left out: `22nd`.
  static func words(in text: String) -> [DateWord] {
    var words: [DateWord] = []
    var current = Current()
    var place = 0
    for scalar in text.unicodeScalars {
      let kind = Kind(scalar)
      if kind != current.kind {
        if let word = current.word(endingAt: place, after: words.last) { words.append(word) }
        if words.count == limit { return words }
        current = Current(kind: kind, start: place)
      }
      switch kind {
      case .other: break
      case .letter: current.scalars.append(scalar)
      case .digit: current.scalars.append(DateWord.ascii(scalar))
      }
      place += UTF8.width(scalar)
    }
    if let word = current.word(endingAt: place, after: words.last) { words.append(word) }
    return words
  }

  /// The digit of ASCII that counts as much.
  private static func ascii(_ digit: Unicode.Scalar) -> Unicode.Scalar {
    DecimalDigit.value(digit).map { Unicode.Scalar(0x30 + $0) } ?? digit
  }

  private static let limit = 80

  /// What follows numbers in dates.
  private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "o", "\u{BA}"]

  private enum Kind {
    case letter
    case digit
    case other

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x30...0x39: self = .digit
      case 0x41...0x5A, 0x61...0x7A: self = .letter
      case 0..<0x80: self = .other
      // The signs behind numbers in Chinese, Japanese and Korean.
      case 0x5E74, 0x6708, 0x65E5, 0xB144, 0xC6D4, 0xC77C: self = .other
      default:
        // Vowel signs are no letters, but part of words.
        if DecimalDigit.value(scalar) != nil {
          self = .digit
          return
        }
        let properties = scalar.properties
        self =
          properties.isAlphabetic || properties.canonicalCombiningClass.rawValue > 0
          ? .letter : .other
      }
    }
  }

  /// What has been read of a word.
  private struct Current {
    var kind = Kind.other
    var start = 0
    var scalars = String.UnicodeScalarView()

    func word(endingAt end: Int, after last: DateWord?) -> DateWord? {
      switch kind {
      case .other: return nil
      case .digit:
        let digits = String(scalars)
        let number = digits.utf8.count <= 4 ? Int(digits) : nil
        return DateWord(
          text: digits, number: number, length: digits.utf8.count, range: start..<end)
      case .letter:
        let word = String(scalars).lowercased()
        if let last, last.length > 0, last.range.upperBound == start, ordinals.contains(word) {
          return nil
        }
        return DateWord(text: word, number: nil, length: 0, range: start..<end)
      }
    }
  }
}
