/// Sixteen bytes that are looked at together: the tests that reading and writing JSON share.
///
/// Compiled with optimisation each is a few vector instructions, which is two to three times as fast
/// as eight bytes in a word.
struct ByteBlock {
  static let count = 16

  var bytes: SIMD16<UInt8>

  init(_ bytes: SIMD16<UInt8>) { self.bytes = bytes }

  /// The first byte that cannot stand as it is in a JSON string, a quote, backslash or control;
  /// `nil` where there is none.
  @inline(__always)
  var firstSpecial: Int? {
    let special =
      bytes .== SIMD16(repeating: UInt8(ascii: "\"")) .| bytes .== SIMD16(repeating: UInt8(ascii: "\\"))
      .| bytes .< SIMD16(repeating: 0x20)
    return any(special) ? Self.first(special) : nil
  }

  /// The first byte of a value; `nil` where there is none.
  @inline(__always)
  func first(_ byte: UInt8) -> Int? {
    let found = bytes .== SIMD16(repeating: byte)
    return any(found) ? Self.first(found) : nil
  }

  /// The block with zeros from a place on.
  @inline(__always)
  func prefix(_ count: Int) -> ByteBlock {
    let places = SIMD16<UInt8>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let rest = places .>= SIMD16(repeating: UInt8(truncatingIfNeeded: count))
    return ByteBlock(bytes.replacing(with: 0, where: rest))
  }

  /// Whether all bytes are ASCII.
  @inline(__always)
  var isASCII: Bool { !any(bytes .>= SIMD16(repeating: 0x80)) }

  @inline(__always)
  private static func first(_ mask: SIMDMask<SIMD16<Int8>>) -> Int {
    let marked = SIMD16<UInt8>(repeating: 0).replacing(with: 0xFF, where: mask)
    let words = unsafeBitCast(marked, to: SIMD2<UInt64>.self)
    let low = UInt64(littleEndian: words[0])
    if low != 0 { return low.trailingZeroBitCount >> 3 }
    return 8 &+ UInt64(littleEndian: words[1]).trailingZeroBitCount >> 3
  }
}

extension UInt8 {
  /// Whether the byte cannot stand as it is in a JSON string.
  @inline(__always)
  var isJSONSpecial: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }
}

extension Span<UInt8> {
  /// Sixteen bytes from a place on.
  @inline(__always)
  func block(at index: Int) -> ByteBlock {
    ByteBlock(bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self))
  }

  /// Eight bytes from a place on as a word, the first one lowest.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Where the bytes end that can stand as they are in a JSON string.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - seen: Collects the bytes by `or`.
  /// - Returns: The place of a quote, backslash or control; the end where there is none.
  @inline(__always)
  func endOfPlain(from start: Int, seen: inout ByteBlock) -> Int {
    var index = start
    while index &+ ByteBlock.count <= count {
      let block = block(at: index)
      if let length = block.firstSpecial {
        seen.bytes |= block.prefix(length).bytes
        return index &+ length
      }
      seen.bytes |= block.bytes
      index &+= ByteBlock.count
    }
    while index < count, !self[index].isJSONSpecial {
      seen.bytes[0] |= self[index]
      index &+= 1
    }
    return index
  }
}
