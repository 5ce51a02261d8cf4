/// White space in UTF-8.
enum Space {
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  /// The length of the white space or invisible character at a place, where it is longer than a
  /// byte; 0 if there is none.
  static func length(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    guard index + 1 < bytes.count else { return 0 }
    let next = bytes[index + 1]
    if bytes[index] == 0xC2 { return next == 0xA0 || next == 0xAD || next == 0x85 ? 2 : 0 }
    guard index + 2 < bytes.count else { return 0 }
    let last = bytes[index + 2]
    switch (bytes[index], next) {
    // U+2000 to U+200B, U+2028, U+2029, U+202F
    case (0xE2, 0x80): return last <= 0x8B || (0xA8...0xA9).contains(last) || last == 0xAF ? 3 : 0
    // U+205F, U+2060
    case (0xE2, 0x81): return last == 0x9F || last == 0xA0 ? 3 : 0
    // U+3000
    case (0xE3, 0x80): return last == 0x80 ? 3 : 0
    // U+FEFF
    case (0xEF, 0xBB): return last == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// Whether the character at a place takes no room: soft hyphen, zero-width space and joiner,
  /// byte order mark.
  static func isInvisible(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    if bytes[index] == 0xC2 { return next == 0xAD }
    guard index + 2 < bytes.count else { return false }
    let last = bytes[index + 2]
    switch (bytes[index], next) {
    case (0xE2, 0x80): return last == 0x8B
    case (0xE2, 0x81): return last == 0xA0
    case (0xEF, 0xBB): return last == 0xBF
    default: return false
    }
  }
}
