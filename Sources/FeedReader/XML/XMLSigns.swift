/// The signs that names in XML are made of; everything beyond ASCII is one.
enum XMLSigns {
  /// Whether a byte may begin a name.
  @inline(__always)
  static func startsName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || byte >= 0x80
  }

  /// Whether a byte may stand in a name: letters, digits and `:`, `-`, `.`, `_`.
  @inline(__always)
  static func continuesName(_ byte: UInt8) -> Bool {
    startsName(byte) || byte &- 0x30 < 11 || byte == 0x2D || byte == 0x2E
  }

  /// Whether the same name stands at two places.
  static func isSame(
    _ span: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>, folded: Bool
  ) -> Bool {
    guard a.count == b.count else { return false }
    let mask: UInt8 = folded ? 0x20 : 0
    for offset in 0..<a.count
    where span[a.lowerBound + offset] | mask != span[b.lowerBound + offset] | mask {
      return false
    }
    return true
  }

  /// Whether a range holds nothing but white space, and not much of it.
  static func isBlank(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count < 256 else { return false }
    for place in range where span[place] > 0x20 { return false }
    return true
  }

  /// A number below 256 for a name, the same in any case.
  static func hash(_ span: Span<UInt8>, _ range: Range<Int>) -> Int {
    guard let last = range.last else { return 0 }
    let (first, second) = (Int(span[range.lowerBound] | 0x20), Int(span[last] | 0x20))
    return (range.count &* 61 &+ first &* 31 &+ second) & 0xFF
  }
}
