/// Eight bytes at a time: the tests on words that reading and writing share.
///
/// Each function answers with a word in which the lowest set bit belongs to the first byte that was
/// looked for, in the order of the text; bits above it may be set by mistake, as a borrow runs
/// upwards. Zero means that no byte was found.
enum JSONWords {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The bytes that cannot stand as they are in a JSON string: quotes, backslashes, controls.
  @inline(__always)
  static func special(_ word: UInt64) -> UInt64 {
    let quote = (word ^ 0x2222_2222_2222_2222) &- ones
    let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- ones
    let control = word &- 0x2020_2020_2020_2020
    return (quote | backslash | control) & ~word & highBits
  }

  /// The line feeds.
  @inline(__always)
  static func lineFeed(_ word: UInt64) -> UInt64 {
    ((word ^ 0x0A0A_0A0A_0A0A_0A0A) &- ones) & ~word & highBits
  }

  /// Whether a byte is one that ``special(_:)`` finds.
  @inline(__always)
  static func isSpecial(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }
}

extension Span<UInt8> {
  /// Eight bytes as a word, the first one lowest.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
