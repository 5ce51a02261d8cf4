/// Tells from a word of a text that no phrase begins with it; mostly right, never wrong.
///
/// Two Bloom filters: of the phrases' first words as a whole, and, for those that are only the start of a word, of the
/// first three letters. A word with a character beyond ASCII always passes.
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

  /// Whether a phrase may begin with a word as a whole.
  @inline(__always)
  func contains(_ key: WordKey) -> Bool {
    let (slot, mask) = place(of: key)
    return words[slot] & mask == mask
  }

  /// Whether a phrase that ends within a word may begin at an offset.
  @inline(__always)
  func mayBegin(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    hasStarts && mayStart(bytes, at: index)
  }

  private func mayStart(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    let first = bytes[index] | 0x20
    guard index + 2 < bytes.count else { return true }
    let second = bytes[index + 1]
    guard second < 0x80 else { return true }
    guard WordKey.isWord(second) else { return containsStart(UInt32(first)) }
    let third = bytes[index + 2]
    guard third < 0x80 else { return true }
    let pair = UInt32(first) | UInt32(second | 0x20) << 8
    return containsStart(WordKey.isWord(third) ? pair | UInt32(third | 0x20) << 16 : pair)
  }

  private mutating func insert(_ pattern: PhrasePatterns.Pattern) {
    guard pattern.count > 1, pattern[0] == PhraseSymbol.boundary else { return }
    var end = 1
    while end < pattern.count, WordKey.isWord(pattern[end]) { end += 1 }
    if end == pattern.count { return insertStart(pattern) }
    // A word with a character beyond ASCII passes anyway.
    guard pattern[end] == PhraseSymbol.boundary,
      let key = pattern.span(1..<end, { WordKey($0, at: 0, adding: 0) })
    else { return }
    let (slot, mask) = place(of: key)
    words[slot] |= mask
  }

  /// Two bits of one of the filter's words.
  @inline(__always)
  private func place(of key: WordKey) -> (slot: Int, mask: UInt64) {
    let hash = key.hash
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
    for byte in UInt8(0x30)...0x7A where WordKey.isWord(byte) && byte | 0x20 == byte {
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
}
