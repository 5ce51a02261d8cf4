/// Tells from a word of a text that no phrase begins with it; mostly right, never wrong.
///
/// Two Bloom filters: of the phrases' first words as a whole (their last eight letters and their length), and, for
/// those that are only the start of a word, of the first three letters. A word with a character beyond ASCII always
/// passes.
struct WordStartFilter: Sendable {
  private var words: [UInt64]
  private let shift: UInt64
  private var starts = [UInt64](repeating: 0, count: 1024)
  private var hasStarts = false

  /// Creates the filter of patterns of ``PhraseSymbol`` bytes.
  init(_ patterns: PhrasePatterns) {
    // Some sixteen bits a word, so that one word in fifty passes in vain.
    var bits: UInt64 = 12
    while bits < 24, 1 << bits < patterns.count * 16 { bits += 1 }
    words = [UInt64](repeating: 0, count: 1 << (bits - 6))
    shift = 64 - (bits - 6)
    for index in 0..<patterns.count { insert(patterns[index]) }
  }

  /// The offset after the ASCII letters and digits at an offset, where no phrase begins with the word; else the offset
  /// itself.
  @inline(__always)
  func skip(_ bytes: Span<UInt8>, from index: Int) -> Int {
    if hasStarts, mayStart(bytes, at: index) { return index }
    var key: UInt64 = 0
    var end = index
    while end < bytes.count {
      let byte = bytes[end]
      guard Self.isWord(byte) else {
        // The word may go on, or have a mark on its last letter.
        if byte >= 0x80 { return index }
        break
      }
      key = key << 8 | UInt64(byte | 0x20)
      end += 1
    }
    return contains(key, length: end - index) ? index : end
  }

  private func mayStart(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    let first = bytes[index] | 0x20
    guard index + 2 < bytes.count else { return true }
    let second = bytes[index + 1]
    guard second < 0x80 else { return true }
    guard Self.isWord(second) else { return containsStart(UInt32(first)) }
    let third = bytes[index + 2]
    guard third < 0x80 else { return true }
    let pair = UInt32(first) | UInt32(second | 0x20) << 8
    return containsStart(Self.isWord(third) ? pair | UInt32(third | 0x20) << 16 : pair)
  }

  private mutating func insert(_ pattern: PhrasePatterns.Pattern) {
    guard pattern.count > 1, pattern[0] == PhraseSymbol.boundary else { return }
    var key: UInt64 = 0
    var end = 1
    while end < pattern.count, Self.isWord(pattern[end]) {
      key = key << 8 | UInt64(pattern[end] | 0x20)
      end += 1
    }
    if end < pattern.count, pattern[end] == PhraseSymbol.boundary {
      let (slot, mask) = place(of: key, length: end - 1)
      words[slot] |= mask
    } else if end == pattern.count {
      insertStart(pattern)
    }
    // A word with a character beyond ASCII passes anyway.
  }

  @inline(__always)
  private func contains(_ key: UInt64, length: Int) -> Bool {
    let (slot, mask) = place(of: key, length: length)
    return words[slot] & mask == mask
  }

  /// Two bits of one of the filter's words.
  @inline(__always)
  private func place(of key: UInt64, length: Int) -> (slot: Int, mask: UInt64) {
    var hash = (key ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return (Int(hash >> shift), 1 << (hash & 63) | 1 << (hash >> 6 & 63))
  }

  // MARK: The first three letters

  private mutating func insertStart(_ pattern: PhrasePatterns.Pattern) {
    hasStarts = true
    var key: UInt32 = 0
    for index in 1..<min(pattern.count, 4) {
      key |= UInt32(pattern[index] | 0x20) << (8 * (index - 1))
    }
    insertAllStarts(key, length: min(pattern.count, 4) - 1)
  }

  /// Inserts every start that begins with some bytes.
  private mutating func insertAllStarts(_ key: UInt32, length: Int) {
    insertStart(key)
    guard length < 3 else { return }
    for byte in UInt8(0x30)...0x7A where Self.isWord(byte) && byte | 0x20 == byte {
      insertAllStarts(key | UInt32(byte) << (8 * length), length: length + 1)
    }
  }

  private mutating func insertStart(_ key: UInt32) {
    let slot = Self.slot(key)
    starts[slot >> 6] |= 1 << UInt64(slot & 63)
  }

  @inline(__always)
  private func containsStart(_ key: UInt32) -> Bool {
    let slot = Self.slot(key)
    return starts[slot >> 6] >> UInt64(slot & 63) & 1 != 0
  }

  @inline(__always)
  private static func slot(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 16) }

  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
  }
}
