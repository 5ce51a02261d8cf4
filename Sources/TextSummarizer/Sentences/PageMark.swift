import TextKit

/// What stands right behind the opening of a sentence.
enum PageMark {
  /// `Read more: `
  case colon
  /// A bar, an arrow or an ellipsis: `Read more → `
  case pointer
  case comma
  /// `Follow @`
  case handle
  /// A word with a capital, and any other.
  case capital, word
  /// No word at all.
  case end
  /// Another mark.
  case other

  /// Whether it points to what follows.
  var isPointing: Bool { self == .colon || self == .pointer }

  /// The mark behind an offset.
  init(in bytes: Span<UInt8>, behind offset: Int) {
    var scanner = WordScanner(from: offset)
    guard let word = scanner.next(in: bytes) else {
      self = .end
      return
    }
    var index = offset
    while index < bytes.count {
      let (scalar, width) = bytes.scalar(at: index)
      guard CharacterTable.shared.scalarClass(scalar) == .space else { break }
      index += width
    }
    guard index < word.range.lowerBound else {
      self = word.hasCapital(in: bytes) ? .capital : .word
      return
    }
    switch bytes.scalar(at: index).value {
    case 0x3A, 0xFF1A: self = .colon
    case 0x3E, 0x7C, 0xBB, 0x203A, 0x2026, 0x2190...0x21FF, 0x25B6, 0x25BA, 0xFF5C: self = .pointer
    case 0x2C, 0x60C, 0x3001, 0xFF0C: self = .comma
    case 0x40: self = .handle
    default: self = .other
    }
  }
}
