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
    while place + 16 <= range.upperBound {
      let block = raw.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      let mask = (block .== one) .| (block .== two)
      let found = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
      if found.x | found.y != 0 {
        return found.x != 0
          ? place + found.x.trailingZeroBitCount / 8 : place + 8 + found.y.trailingZeroBitCount / 8
      }
      place += 16
    }
    while place < range.upperBound, bytes[place] != byte, bytes[place] != other { place += 1 }
    return place
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
