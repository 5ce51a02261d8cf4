/// The arithmetic of Hangul syllables; the Unicode Standard, section 3.12.
enum Hangul {
  private static let syllables: UInt32 = 0xAC00
  private static let leading: UInt32 = 0x1100
  private static let vowels: UInt32 = 0x1161
  private static let trailing: UInt32 = 0x11A7
  private static let leadingCount: UInt32 = 19
  private static let vowelCount: UInt32 = 21
  private static let trailingCount: UInt32 = 28

  static func decomposition(of scalar: UInt32) -> (first: UInt32, second: UInt32)? {
    let index = scalar &- syllables
    guard index < leadingCount * vowelCount * trailingCount else { return nil }
    let trail = index % trailingCount
    if trail != 0 { return (scalar - trail, trailing + trail) }
    let pair = index / trailingCount
    return (leading + pair / vowelCount, vowels + pair % vowelCount)
  }

  static func composite(of first: UInt32, _ second: UInt32) -> UInt32? {
    let lead = first &- leading
    let vowel = second &- vowels
    if lead < leadingCount, vowel < vowelCount {
      return syllables + (lead * vowelCount + vowel) * trailingCount
    }
    let index = first &- syllables
    let trail = second &- trailing
    if index < leadingCount * vowelCount * trailingCount, index % trailingCount == 0,
      trail > 0, trail < trailingCount
    {
      return first + trail
    }
    return nil
  }
}
