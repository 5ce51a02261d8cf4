/// Looking for bytes, sixteen at a time.
enum Scan {
  /// The first place from `start` that a test holds at; `end` where there is none.
  ///
  /// The loads check bounds. What they bring is in docs/html.md.
  @inline(__always)
  private static func first(
    in bytes: Span<UInt8>, from start: Int, to end: Int,
    _ isMatch: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Int {
    first(in: bytes, from: start, to: end, isMatch) { isMatch(SIMD16(repeating: $0))[0] }
  }

  /// The first place from `start` that a test holds at, which is given for sixteen bytes and for one.
  @inline(__always)
  static func first(
    in bytes: Span<UInt8>, from start: Int, to end: Int,
    _ isMatch: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>, single: (UInt8) -> Bool
  ) -> Int {
    let raw = bytes.bytes
    var place = start
    while place + 16 <= end {
      let block = raw.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      let found = unsafeBitCast(isMatch(block), to: SIMD2<UInt64>.self)
      if found.x | found.y != 0 {
        return found.x != 0
          ? place + found.x.trailingZeroBitCount / 8 : place + 8 + found.y.trailingZeroBitCount / 8
      }
      place += 16
    }
    while place < end, !single(bytes[place]) { place += 1 }
    return place
  }

  /// The first place of a byte at or after `start`; the end where it is not found.
  @inline(__always)
  static func find(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
    let byte = SIMD16<UInt8>(repeating: byte)
    return first(in: bytes, from: start, to: bytes.count) { $0 .== byte }
  }

  /// The first place of a byte in a range; its end where it is not found.
  @inline(__always)
  static func find(_ byte: UInt8, in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let byte = SIMD16<UInt8>(repeating: byte)
    return first(in: bytes, from: range.lowerBound, to: range.upperBound) { $0 .== byte }
  }

  /// The first place of a byte, or of one that text with it cannot be read as it stands: `&`, CR, NUL.
  @inline(__always)
  static func find(
    _ byte: UInt8, orSpecialIn bytes: Span<UInt8>, from start: Int
  ) -> Int {
    let byte = SIMD16<UInt8>(repeating: byte)
    return first(in: bytes, from: start, to: bytes.count) {
      ($0 .== byte) .| ($0 .== Scan.ampersand) .| ($0 .== Scan.carriageReturn) .| ($0 .== Scan.null)
    }
  }

  /// The first place in a range of a reference, a CR or NUL; its end where there is none.
  @inline(__always)
  static func special(
    in bytes: Span<UInt8>, _ range: Range<Int>, references: Bool
  ) -> Int {
    if references {
      return first(in: bytes, from: range.lowerBound, to: range.upperBound) {
        ($0 .== Scan.ampersand) .| ($0 .== Scan.carriageReturn) .| ($0 .== Scan.null)
      }
    }
    return first(in: bytes, from: range.lowerBound, to: range.upperBound) {
      ($0 .== Scan.carriageReturn) .| ($0 .== Scan.null)
    }
  }

  @inline(__always)
  private static var ampersand: SIMD16<UInt8> { SIMD16(repeating: 0x26) }
  @inline(__always)
  private static var carriageReturn: SIMD16<UInt8> { SIMD16(repeating: 0x0D) }
  @inline(__always)
  private static var null: SIMD16<UInt8> { SIMD16(repeating: 0) }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The value of a hexadecimal digit; nil for another byte.
  static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46, 0x61...0x66: UInt32((byte | 0x20) - 0x61 + 10)
    default: nil
    }
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C)
  }
}
