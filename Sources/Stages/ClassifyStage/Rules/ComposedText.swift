import Foundation

/// Text whose letters and accents are one character where Unicode has one (normalization form C), so that it makes
/// no difference how they were written.
enum ComposedText {
  /// The text; as it is where it has no accents of their own, which is seen at a glance.
  static func of(_ text: String) -> String {
    mayDiffer(text.utf8Span.span) ? text.precomposedStringWithCanonicalMapping : text
  }

  /// Whether UTF-8 has combining marks (U+0300 to U+036F), jamo that make up syllables (U+1100 to U+11FF), or
  /// the voiced sound marks of Kana (U+3099 and U+309A).
  private static func mayDiffer(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte >= 0xCC, index < bytes.count else { continue }
      switch byte {
      case 0xCC: return true
      case 0xCD where bytes[index] < 0xB0: return true
      case 0xE1 where bytes[index] & 0xFC == 0x84: return true
      case 0xE3 where bytes[index] == 0x82 && index + 1 < bytes.count:
        if bytes[index + 1] & 0xFE == 0x9A || bytes[index + 1] == 0x99 { return true }
      default: break
      }
    }
    return false
  }
}
