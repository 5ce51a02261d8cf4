/// Looking for bytes, sixteen at a time; module HTML's own is not inlined into other modules.
enum Scan {
  /// The first place of either byte in a range; its end where there is none.
  ///
  /// The loads check bounds.
  @inline(__always)
  static func first(
    of byte: UInt8, or other: UInt8, in bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Int {
    let raw = bytes.bytes
    let (one, two) = (SIMD16<UInt8>(repeating: byte), SIMD16<UInt8>(repeating: other))
    var place = range.lowerBound
    // The last block may go beyond the range, not beyond the bytes.
    while place < range.upperBound, place &+ 16 <= bytes.count {
      let block = raw.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      let mask = (block .== one) .| (block .== two)
      let found = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
      if found.x | found.y != 0 { return min(place &+ offset(found), range.upperBound) }
      place &+= 16
    }
    if place >= range.upperBound { return range.upperBound }
    while place < range.upperBound, bytes[place] != byte, bytes[place] != other { place += 1 }
    return place
  }

  /// The first of sixteen bytes that a comparison has found, without a branch that nobody can predict.
  @inline(__always)
  static func offset(_ found: SIMD2<UInt64>) -> Int {
    let isLow = found.x != 0
    let word = isLow ? found.x : found.y
    return (isLow ? 0 : 8) &+ word.trailingZeroBitCount &>> 3
  }

  /// Up to eight bytes from the start of a range as one number, the first byte lowest.
  @inline(__always)
  static func word(in bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    // A range cannot overflow; the load checks bounds.
    let count = range.upperBound &- range.lowerBound
    guard range.lowerBound &+ 8 <= bytes.count else { return wordAtEnd(of: bytes, range) }
    let word = bytes.bytes.unsafeLoadUnaligned(
      fromByteOffset: range.lowerBound, as: UInt64.self
    ).littleEndian
    return count >= 8 ? word : word & (1 &<< UInt64(truncatingIfNeeded: 8 &* count) &- 1)
  }

  private static func wordAtEnd(of bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<min(range.count, 8) {
      word |= UInt64(bytes[range.lowerBound + offset]) << UInt64(8 * offset)
    }
    return word
  }

  /// Eight bytes with the capital letters of ASCII among them in lower case.
  @inline(__always)
  static func lowered(_ word: UInt64) -> UInt64 {
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let beyondZ = low &+ 0x2525_2525_2525_2525
    let capitals = (fromA ^ beyondZ) & ~word & 0x8080_8080_8080_8080
    return word | capitals >> 2
  }

  /// Whether a range has no capital letters of ASCII.
  @inline(__always)
  static func isLower(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound {
      let word = word(in: bytes, place..<range.upperBound)
      if lowered(word) != word { return false }
      place += 8
    }
    return true
  }

  /// Whether a range begins with `https://` or `http://`.
  @inline(__always)
  static func hasWebScheme(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let word = word(in: bytes, range)
    return word == 0x2F2F_3A73_7074_7468 || word & 0xFF_FFFF_FFFF_FFFF == 0x2F_2F3A_7074_7468
  }

  /// Whether a range has nothing special in it, of which eight bytes are looked at at once.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: Where to look.
  ///   - hasSpaces: Whether it may have white space and other control characters.
  ///   - hasMarkup: Whether it may have `<`, `>` and `&`.
  /// - Returns: Whether there is none of what may not be.
  @inline(__always)
  static func isPlain(
    _ bytes: Span<UInt8>, _ range: Range<Int>, hasSpaces: Bool, hasMarkup: Bool = false
  ) -> Bool {
    let (ones, high): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var place = range.lowerBound
    while place < range.upperBound {
      let count = min(range.upperBound - place, 8)
      var word = word(in: bytes, place..<range.upperBound)
      // What is beyond the end counts as a letter.
      if count < 8 { word |= (ones &* 0x61) << UInt64(8 * count) }
      // A byte of nought in these is what is looked for; above it others may be taken for it, which
      // does not matter.
      let brackets = (word & (ones &* 0xFD)) ^ (ones &* 0x3C)
      let ampersands = word ^ (ones &* 0x26)
      var found: UInt64 = 0
      if !hasMarkup {
        found = (brackets &- ones) & ~brackets | (ampersands &- ones) & ~ampersands
      }
      if !hasSpaces {
        let deletes = word ^ (ones &* 0x7F)
        found |= (word &- ones &* 0x21) & ~word | (deletes &- ones) & ~deletes
      }
      if found & high != 0 { return false }
      place += 8
    }
    return true
  }

  /// The place after the first occurrence of a text of two bytes or more in a range; nil where there is
  /// none.
  static func end(of text: StaticString, in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    text.withUTF8Buffer { wanted in
      guard let lead = wanted.first else { return nil }
      var place = range.lowerBound
      while true {
        place = first(of: lead, or: lead, in: bytes, place..<max(place, range.upperBound))
        guard place + wanted.count <= range.upperBound else { return nil }
        if wanted.indices.allSatisfy({ bytes[place + $0] == wanted[$0] }) {
          return place + wanted.count
        }
        place += 1
      }
    }
  }

  /// Whether a text stands at a place.
  static func has(_ text: StaticString, in bytes: Span<UInt8>, at place: Int) -> Bool {
    text.withUTF8Buffer { wanted in
      place >= 0 && place + wanted.count <= bytes.count
        && wanted.indices.allSatisfy { bytes[place + $0] == wanted[$0] }
    }
  }
}
