import TextKit

/// What is known of a sentence beside which words it has.
struct SentenceTraits: Sendable {
  /// The number of its words; a character of a script without spaces counts as three fifths of one.
  var length = 0.0
  /// The number of letters and digits in its words.
  var letters = 0
  /// The number of its words that begin with a digit.
  var numbers = 0
  /// The number of its words that say nothing of what it is about.
  var stopWords = 0
  /// Whether its first word is one of those.
  var startsWithStopWord = false
  /// Whether it begins with a quotation mark.
  var startsWithQuote = false
  /// The number of its commas.
  var commas = 0
  /// The number of its colons and semicolons.
  var colons = 0

  /// Reads what is no word.
  init(of bytes: Span<UInt8>) {
    for index in bytes.indices {
      switch bytes[index] {
      case 0x2C: commas += 1
      case 0x3A, 0x3B: colons += 1
      default: break
      }
    }
    guard !bytes.isEmpty else { return }
    switch bytes.scalar(at: 0).value {
    case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018...0x201F, 0x300C, 0x300E: startsWithQuote = true
    default: break
    }
  }

  /// Takes in a word.
  mutating func add(_ word: Word, in bytes: Span<UInt8>) {
    length += word.kind == .character ? 0.6 : 1
    if word.kind == .number { numbers += 1 }
    for index in word.range where bytes[index] & 0xC0 != 0x80 { letters += 1 }
  }
}
