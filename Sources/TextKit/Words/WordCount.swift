/// About how many words a text has, told several times as fast as ``WordScanner`` finds them.
///
/// The same but for what joins letters and digits to one word there: `3.14` counts as two, and an apostrophe as a letter.
public enum WordCount {
  /// The number of words of a text in UTF-8.
  public static func count(_ bytes: Span<UInt8>) -> Int {
    let table = CharacterTable.shared
    let raw = bytes.bytes
    var count = 0
    // The highest bit of a byte is set where a word may go on.
    var last: UInt64 = 0
    var index = 0
    while index < bytes.count {
      while index &+ 8 <= bytes.count {
        let block = UInt64(
          littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
        guard block & highBits == 0 else { break }
        let words = wordBytes(block)
        count &+= (words & ~(words << 8 | last)).nonzeroBitCount
        last = words >> 56
        index &+= 8
      }
      guard index < bytes.count else { break }
      let (scalar, width) = bytes.scalar(at: index)
      index &+= width
      switch table.scalarClass(scalar) {
      case .cased, .letter, .number, .katakana, .apostrophe:
        if last == 0 { count &+= 1 }
        last = 0x80
      case .solitary:
        count &+= 1
        last = 0
      case .mark, .ignorable: continue
      default: last = 0
      }
    }
    return count
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The highest bit of each byte that is a letter, a digit or an apostrophe; all bytes are ASCII.
  @inline(__always)
  private static func wordBytes(_ block: UInt64) -> UInt64 {
    let lower = block | ones &* 0x20
    let letters = (lower &+ ones &* 0x1F) & ~(lower &+ ones &* 0x05)
    let digits = (block &+ ones &* 0x50) & ~(block &+ ones &* 0x46)
    let apostrophes = ~((block ^ ones &* 0x27) &+ ones &* 0x7F)
    return (letters | digits | apostrophes) & highBits
  }
}
