/// The ASCII letters and digits of a word, in two numbers: all of a word of up to 15 of them.
struct WordKey: Hashable, Sendable {
  /// The most letters that are told apart.
  static let limit = 15

  /// The last eight letters, the last one lowest.
  var tail: UInt64 = 0
  /// Those before.
  var head: UInt64 = 0
  /// The length in letters; it is that of the whole word where that has more than are told apart.
  var length: Int

  /// Creates the key of a word that was read.
  init(tail: UInt64, head: UInt64, length: Int) {
    self.tail = tail
    self.head = head
    self.length = length
  }

  /// Reads a word; fails where it may go on with a character beyond ASCII, or have a mark on its last letter.
  ///
  /// - Parameters:
  ///   - bytes: A text.
  ///   - index: Where the word begins.
  ///   - bit: What is added to every letter: `0x20` makes capitals small.
  @inline(__always)
  init?(_ bytes: Span<UInt8>, at index: Int, adding bit: UInt8) {
    var tail: UInt64 = 0
    var end = index
    while end < bytes.count {
      let byte = bytes[end]
      guard Self.isWord(byte) else {
        if byte >= 0x80 { return nil }
        break
      }
      tail = tail << 8 | UInt64(byte | bit)
      end += 1
    }
    self.tail = tail
    length = end - index
    if length > 8 { readHead(bytes, at: index, adding: bit) }
  }

  private mutating func readHead(_ bytes: Span<UInt8>, at index: Int, adding bit: UInt8) {
    guard length <= Self.limit else { return }
    for place in index..<index + length - 8 { head = head << 8 | UInt64(bytes[place] | bit) }
  }

  /// Whether the word has no more letters than are told apart.
  @inline(__always)
  var isWhole: Bool { length <= Self.limit }

  /// A hash of the word.
  @inline(__always)
  var hash: UInt64 {
    var hash = (tail ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    return (hash ^ head) &* 0xD6E8_FEB8_6659_FD93
  }

  /// Whether a byte is an ASCII letter or digit.
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
  }
}
