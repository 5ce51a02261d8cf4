/// Names as words of eight bytes.
extension NameTable {
  /// Up to eight bytes as one number; the load checks bounds.
  @inline(__always)
  static func word(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> UInt64 {
    if start + 8 <= bytes.count {
      let word = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
      return length == 8
        ? word.littleEndian : word.littleEndian & ((1 << UInt64(8 * length)) &- 1)
    }
    var word: UInt64 = 0
    for offset in 0..<length { word |= UInt64(bytes[start + offset]) << UInt64(8 * offset) }
    return word
  }

  /// A hash of a name, keyed at random.
  @inline(__always)
  func hash(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ word: UInt64, lowered: Bool
  ) -> UInt64 {
    if range.count <= 8 { return mix(seed ^ UInt64(range.count), word) }
    return longHash(bytes, range, lowered: lowered)
  }

  func longHash(_ bytes: Span<UInt8>, _ range: Range<Int>, lowered: Bool) -> UInt64 {
    var hash = seed
    var place = range.lowerBound
    while place < range.upperBound {
      let next = NameTable.word(bytes, place, min(8, range.upperBound - place))
      hash = mix(hash, lowered ? NameTable.lower(next) : next)
      place += 8
    }
    return hash
  }

  @inline(__always)
  func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }

  /// Eight bytes in lower case.
  @inline(__always)
  static func lower(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = word & (0x7F &* ones)
    let isCapital =
      (low &+ (0x80 - 0x41) &* ones) & ~(low &+ (0x80 - 0x5B) &* ones) & ~word & (0x80 &* ones)
    return word | isCapital >> 2
  }

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
