extension TextBlock {
  /// Counts words with single spaces between them, sixteen bytes at a time.
  ///
  /// It stops where sixteen bytes have something else in them, or may: white space that is no single space, a
  /// control character, what begins white space of several bytes.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: A place in it that no white space is at.
  /// - Returns: The place behind what was counted; `start` if nothing was.
  mutating func countWords(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    var (spaces, tails, wide) = (Lanes(), Lanes(), Lanes())
    var (stops, commas) = (Lanes(), Lanes())
    let raw = bytes.bytes
    // A lane counts to 255.
    let limit = min(bytes.count, start + 255 * 16)
    var spaceAtEnd = 0
    while index + 16 <= limit, spaceAtEnd == 0 {
      let block = raw.unsafeLoadUnaligned(fromByteOffset: index, as: Lanes.self)
      let isOther =
        (block & Lanes(repeating: 0xE0) .== Lanes(repeating: 0))
        .| (block .== Lanes(repeating: 0x7F)) .| (block .== Lanes(repeating: 0xC2))
        .| (block & Lanes(repeating: 0xFE) .== Lanes(repeating: 0xE2))
        .| (block .== Lanes(repeating: 0xEF))
      let isSpace = block .== Lanes(repeating: 0x20)
      let other = unsafeBitCast(isOther, to: SIMD2<UInt64>.self)
      let space = unsafeBitCast(isSpace, to: SIMD2<UInt64>.self)
      let doubled =
        space.x & space.x >> 8 | space.y & space.y >> 8 | space.x >> 56 & space.y & 0xFF
      guard other.x | other.y | doubled == 0 else { break }
      // What a comparison gives is -1 where it holds.
      spaces &-= unsafeBitCast(isSpace, to: Lanes.self)
      tails &-= unsafeBitCast(
        block & Lanes(repeating: 0xC0) .== Lanes(repeating: 0x80), to: Lanes.self)
      let isWide = (block & Lanes(repeating: 0xF0) .== Lanes(repeating: 0xE0))
      let isNarrow = (block & Lanes(repeating: 0xFE) .== Lanes(repeating: 0xE0))
      wide &-= unsafeBitCast(isWide, to: Lanes.self) & ~unsafeBitCast(isNarrow, to: Lanes.self)
      let isStop =
        (block .== Lanes(repeating: 0x2E)) .| (block .== Lanes(repeating: 0x21))
        .| (block .== Lanes(repeating: 0x3F))
      stops &-= unsafeBitCast(isStop, to: Lanes.self)
      let isComma = (block .== Lanes(repeating: 0x2C)) .| (block .== Lanes(repeating: 0x3B))
      commas &-= unsafeBitCast(isComma, to: Lanes.self)
      index += 16
      // What follows a space has to be looked at.
      spaceAtEnd = Int(space.y >> 63)
    }
    guard index > start else { return start }
    units += index - start - TextBlock.sum(spaces) - TextBlock.sum(tails) + TextBlock.sum(wide)
    self.stops += TextBlock.sum(stops)
    self.commas += TextBlock.sum(commas)
    return index - spaceAtEnd
  }

  private typealias Lanes = SIMD16<UInt8>

  /// What sixteen counts add up to.
  @inline(__always)
  private static func sum(_ lanes: Lanes) -> Int {
    let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    let even: UInt64 = 0x00FF_00FF_00FF_00FF
    let pairs =
      (words.x & even) &+ (words.x >> 8 & even) &+ (words.y & even) &+ (words.y >> 8 & even)
    return Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
  }
}
