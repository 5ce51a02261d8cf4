/// What a Unicode scalar is to word and sentence finding.
///
/// The raw values are those in ``ScalarTables``.
package enum ScalarClass: UInt8, Sendable {
  /// A symbol, a control character, or nothing that Unicode knows.
  case other
  /// White space, line ends included.
  case space
  /// A letter of a script with upper and lower case.
  case cased
  /// A letter of a script without case.
  case letter
  /// A digit or another number.
  case number
  /// A combining mark: part of the letter before it.
  case mark
  /// An invisible format character, such as the soft hyphen: as if it were not there.
  case ignorable
  /// A letter of a script written without spaces (Han, Hiragana, Thai, Lao, Burmese, Khmer): a word
  /// of its own.
  case solitary
  /// Katakana: a run is a word.
  case katakana
  /// An apostrophe, which is also a closing single quotation mark.
  case apostrophe
  /// A hyphen.
  case hyphen
  /// An opening bracket or quotation mark.
  case open
  /// A closing bracket or quotation mark.
  case close
  /// Punctuation that can end a sentence.
  case terminal
  /// Any other punctuation.
  case punctuation

  /// Whether a scalar of the class can stand in a word.
  package var isWord: Bool {
    switch self {
    case .cased, .letter, .number, .solitary, .katakana: true
    default: false
    }
  }

  /// Whether a scalar of the class is a letter of a script that separates words.
  package var isLetter: Bool { self == .cased || self == .letter }
}
