/// Tells from a word of a text that no phrase begins with it; mostly right, never wrong.
///
/// Bloom filters: of the phrases' first words as a whole; of those behind which anything may come; of the first two
/// words of other phrases, since names begin with words as common as "new"; and, for first words that are only the
/// start of a word, of the first three letters. A word with a character beyond ASCII always passes.
struct WordStartFilter: Sendable {
  private var words: BloomFilter
  private var alone: BloomFilter
  private var pairs: BloomFilter
  private var starts = [UInt64](repeating: 0, count: 1024)
  private var hasStarts = false

  /// Creates the filter of patterns of ``PhraseSymbol`` bytes.
  init(_ patterns: PhrasePatterns) {
    words = BloomFilter(count: patterns.count)
    alone = words
    pairs = words
    for index in 0..<patterns.count { insert(patterns[index]) }
  }

  /// Whether a phrase may begin with a word as a whole.
  @inline(__always)
  func contains(_ key: WordKey) -> Bool { words.contains(key.hash) }

  /// Whether a phrase that may begin with a word may go on with what stands behind it.
  ///
  /// - Parameters:
  ///   - key: The word.
  ///   - bytes: The text.
  ///   - end: Where the word ends.
  ///   - bit: What is added to every letter; see ``WordKey``.
  /// - Returns: Whether it may; where it does, always `true`.
  func mayGoOn(_ key: WordKey, _ bytes: Span<UInt8>, at end: Int, adding bit: UInt8) -> Bool {
    if alone.contains(key.hash) { return true }
    guard end + 1 < bytes.count else { return false }
    let next = bytes[end + 1]
    guard bytes[end] == 0x20 else {
      // Other marks of ASCII than a hyphen part no words of a phrase; what else there is may be white space.
      return bytes[end] == 0x2D || !Self.isPrinted(bytes[end])
    }
    guard WordKey.isWord(next) else { return !Self.isPrinted(next) }
    guard let second = WordKey(bytes, at: end + 1, adding: bit) else { return true }
    return pairs.contains(Self.hash(key, second))
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
    words.insert(key.hash)
    if let second = secondWord(of: pattern, after: end + 1) {
      pairs.insert(Self.hash(key, second))
    } else {
      alone.insert(key.hash)
    }
  }

  /// The second word of a pattern, where it comes after a space and is one of ASCII letters that ends in it.
  private func secondWord(of pattern: PhrasePatterns.Pattern, after end: Int) -> WordKey? {
    let start = end + 2
    guard start < pattern.count, pattern[end] == 0x20, pattern[end + 1] == PhraseSymbol.boundary
    else { return nil }
    var end = start
    while end < pattern.count, WordKey.isWord(pattern[end]) { end += 1 }
    guard end > start, end < pattern.count, pattern[end] == PhraseSymbol.boundary else {
      return nil
    }
    return pattern.span(start..<end) { WordKey($0, at: 0, adding: 0) }
  }

  @inline(__always)
  private static func hash(_ first: WordKey, _ second: WordKey) -> UInt64 {
    let hash = (first.hash &* 0x9E37_79B9_7F4A_7C15 ^ second.hash) &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 32
  }

  /// Whether a byte is a printed character of ASCII other than a space.
  @inline(__always)
  private static func isPrinted(_ byte: UInt8) -> Bool { byte &- 0x21 < 0x5E }

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
