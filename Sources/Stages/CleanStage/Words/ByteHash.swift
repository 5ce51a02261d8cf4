/// Hashes of bytes, eight at a time, for tables that live as long as a page.
enum ByteHash {
  /// The hash of some bytes.
  static func of(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = ClassVocabulary.seed ^ UInt64(truncatingIfNeeded: bytes.count)
    var index = 0
    let raw = bytes.bytes
    while index + 8 <= raw.byteCount {
      let word = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      hash = mixed(hash, word)
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[unchecked: index])
      index += 1
    }
    return mixed(hash, rest)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
