import Foundation

/// Text whose letters and accents are one character where Unicode has one (normalization form C), so that it makes
/// no difference how they were written.
package enum ComposedText {
  /// Composes a text.
  ///
  /// - Parameter text: The text.
  /// - Returns: The text; as it is where it has nothing to compose, which is seen at a glance.
  package static func of(_ text: String) -> String {
    mayDiffer(text.utf8Span.span) ? text.precomposedStringWithCanonicalMapping : text
  }

  /// Whether UTF-8 has anything that another form of the text would not have.
  ///
  /// Eight bytes at a time: what begins Latin letters with their accents, and most signs, is passed over with ASCII.
  private static func mayDiffer(_ bytes: Span<UInt8>) -> Bool {
    let raw = bytes.bytes
    var index = 0
    while index &+ 8 <= bytes.count {
      let block = UInt64(
        littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      var marks = firstBytes(of: block)
      while marks != 0 {
        if mayCompose(bytes, at: index &+ (marks.trailingZeroBitCount &>> 3)) { return true }
        marks &= marks &- 1
      }
      index &+= 8
    }
    while index < bytes.count {
      if mayCompose(bytes, at: index) { return true }
      index &+= 1
    }
    return false
  }

  /// The highest bit of each byte from `0xCC` on: the first ones of all that is looked for.
  @inline(__always)
  private static func firstBytes(of block: UInt64) -> UInt64 {
    // From 0xC0 on the two highest bits are set, and of those after them one of two, or both of the next two.
    let isHigh = block & (block << 1)
    let isFar = (block << 2) | (block << 3)
    let isNear = (block << 4) & (block << 5)
    return isHigh & (isFar | isNear) & 0x8080_8080_8080_8080
  }

  /// Whether something begins at a place that may be written in another way, too.
  ///
  /// That are combining marks (U+0300 to U+036F) and those of Arabic (U+0653 to U+0655), letters of Hindi and Bengali
  /// with a dot, jamo that make up syllables (U+1100 to U+11FF), the signs for ohm, kelvin and angstrom, and the voiced
  /// sound marks of Kana (U+3099 and U+309A).
  private static func mayCompose(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    let second = bytes[index + 1]
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    return switch bytes[index] {
    case 0xCC: true
    case 0xCD: second < 0xB0
    case 0xD9: (0x93...0x95).contains(second)
    case 0xE0: (second == 0xA5 || second == 0xA7) && (0x98...0x9F).contains(third)
    case 0xE1: second & 0xFC == 0x84
    case 0xE2: second == 0x84 && (third == 0xA6 || third & 0xFE == 0xAA)
    case 0xE3: second == 0x82 && (third == 0x99 || third == 0x9A)
    default: false
    }
  }
}
