/// Tells, from a word's first three bytes, that no phrase begins with it; mostly right, never wrong.
///
/// A Bloom filter with one hash. A word with a byte beyond ASCII among the three always passes.
struct WordStartFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  /// Creates the filter of patterns of ``PhraseSymbol`` bytes.
  init(_ patterns: [[UInt8]]) {
    for pattern in patterns where pattern.first == PhraseSymbol.boundary {
      insert(pattern.dropFirst().prefix(3))
    }
  }

  /// Whether a phrase may begin with the word at an offset.
  @inline(__always)
  func mayContain(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    let first = bytes[index] | 0x20
    guard index + 2 < bytes.count else { return true }
    let second = bytes[index + 1]
    guard second < 0x80 else { return true }
    guard Self.isWord(second) else { return contains(UInt32(first)) }
    let third = bytes[index + 2]
    guard third < 0x80 else { return true }
    let pair = UInt32(first) | UInt32(second | 0x20) << 8
    return contains(Self.isWord(third) ? pair | UInt32(third | 0x20) << 16 : pair)
  }

  private mutating func insert(_ start: ArraySlice<UInt8>) {
    var key: UInt32 = 0
    var length = 0
    for byte in start {
      guard byte < 0x80 || byte == PhraseSymbol.boundary else { return }
      // The word ends here, so that nothing else can follow.
      guard Self.isWord(byte) else {
        insert(key)
        return
      }
      key |= UInt32(byte) << (8 * length)
      length += 1
    }
    insertAll(key, length: length)
  }

  /// Inserts every start that begins with some bytes.
  private mutating func insertAll(_ key: UInt32, length: Int) {
    insert(key)
    guard length < 3 else { return }
    for byte in UInt8(0x30)...0x7A where Self.isWord(byte) && byte | 0x20 == byte {
      insertAll(key | UInt32(byte) << (8 * length), length: length + 1)
    }
  }

  private mutating func insert(_ key: UInt32) {
    let slot = Self.slot(key)
    bits[slot >> 6] |= 1 << UInt64(slot & 63)
  }

  @inline(__always)
  private func contains(_ key: UInt32) -> Bool {
    let slot = Self.slot(key)
    return bits[slot >> 6] >> UInt64(slot & 63) & 1 != 0
  }

  @inline(__always)
  private static func slot(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 16) }

  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
  }
}
