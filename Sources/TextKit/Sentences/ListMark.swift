/// The mark of a list item that stands in running text.
///
/// `1.`, `2)`, `(c)`, `•`, `• 4.` and `iv.` are such.
struct ListMark {
  /// What is written around the label.
  private struct Style: Equatable {
    var bullet: UInt32?
    var isOpened = false
    var hasStop = false
    var isClosed = false
  }

  private let style: Style
  /// The number or the letters, small; empty behind a bullet that stands alone.
  private let label: Range<Int>
  /// The offset after the mark.
  let end: Int

  /// Whether the mark is a number with nothing but a full stop, which is also how ordinals are
  /// written.
  var mayBeOrdinal: Bool { style == Style(hasStop: true) }

  /// The most bytes of a mark.
  static let reach = 24

  /// Reads the mark that stands at an offset, with a space and text after it.
  init?(in bytes: Span<UInt8>, at start: Int) {
    var style = Style()
    var index = start
    let (scalar, width) = bytes.scalar(at: start)
    if Self.isBullet(scalar) {
      style.bullet = scalar
      index += width
      if index < bytes.count, bytes[index] == 0x20 { index += 1 }
    }
    if index < bytes.count, bytes[index] == 0x28 {
      style.isOpened = true
      index += 1
    }
    let labelStart = index
    while index < bytes.count, index - labelStart < 3, bytes[index] &- 0x30 < 10 { index += 1 }
    if index == labelStart {
      while index < bytes.count, index - labelStart < 4, bytes[index] &- 0x61 < 26 { index += 1 }
      if index - labelStart > 1, !Self.isRoman(bytes.extracting(labelStart..<index)) {
        index = labelStart
      }
    }
    let labelEnd = index
    if labelEnd > labelStart {
      if index < bytes.count, bytes[index] == 0x2E {
        style.hasStop = true
        index += 1
      }
      if index < bytes.count, bytes[index] == 0x29 {
        style.isClosed = true
        index += 1
      }
    }
    let isMarked = labelEnd > labelStart && (style.isClosed || style.hasStop && !style.isOpened)
    if !isMarked {
      guard style.bullet != nil, !style.isOpened || labelEnd == labelStart else { return nil }
      style = Style(bullet: style.bullet)
      index = start + width
    }
    guard index < bytes.count, bytes[index] == 0x20 else { return nil }
    self.style = style
    label = isMarked ? labelStart..<labelEnd : start..<start
    end = index
  }

  /// Whether the mark is of the item that follows that of another mark.
  func follows(_ other: ListMark, in bytes: Span<UInt8>) -> Bool {
    guard style == other.style, label.isEmpty == other.label.isEmpty else { return false }
    guard !label.isEmpty else { return true }
    let before = bytes.extracting(other.label)
    let after = bytes.extracting(label)
    if bytes[label.lowerBound] < 0x3A || bytes[other.label.lowerBound] < 0x3A {
      guard let first = Self.number(before), let second = Self.number(after) else { return false }
      return second == first + 1
    }
    if before.count == 1, after.count == 1, after[0] == before[0] + 1 { return true }
    guard let first = Self.romanNumber(before), let second = Self.romanNumber(after) else {
      return false
    }
    return second == first + 1
  }

  private static func isBullet(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2022, 0x2023, 0x2043, 0x25AA, 0x25AB, 0x25CF, 0x25E6, 0x25A0, 0x25B6, 0x25BA: true
    default: false
    }
  }

  private static func number(_ bytes: Span<UInt8>) -> Int? {
    var value = 0
    for index in 0..<bytes.count {
      guard bytes[index] &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(bytes[index] &- 0x30)
    }
    return value
  }

  private static func isRoman(_ bytes: Span<UInt8>) -> Bool {
    romanNumber(bytes) != nil
  }

  /// A Roman number up to 39.
  private static func romanNumber(_ bytes: Span<UInt8>) -> Int? {
    var value = 0
    var last = 0
    for index in stride(from: bytes.count - 1, through: 0, by: -1) {
      let digit: Int
      switch bytes[index] {
      case 0x69: digit = 1
      case 0x76: digit = 5
      case 0x78: digit = 10
      default: return nil
      }
      value += digit < last ? -digit : digit
      last = max(last, digit)
    }
    return value
  }
}
