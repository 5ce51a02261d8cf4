/// White space in UTF-8.
enum Space {
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  /// Whether a byte is white space or a control character, none of which a text has for its own sake.
  @inline(__always)
  static func isGap(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F }

  /// The length of the white space or invisible character at a place, where it is longer than a
  /// byte; 0 if there is none.
  ///
  /// U+0080 to U+009F count as white space: they are what is left of quotes and dashes of another
  /// encoding, and stand between words.
  static func length(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    guard index + 1 < bytes.count else { return 0 }
    let next = bytes[index + 1]
    if bytes[index] == 0xC2 { return next <= 0xA0 || next == 0xAD ? 2 : 0 }
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
  /// byte order mark, control characters of ASCII.
  static func isInvisible(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    if isGap(bytes[index]) { return !isSpace(bytes[index]) }
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

  /// Text that keeps its white space, without control characters; `nil` if it has none.
  ///
  /// Those that are longer than a byte become spaces, as elsewhere.
  static func withoutControls(_ bytes: Span<UInt8>) -> [UInt8]? {
    guard let first = bytes.indices.first(where: { controlLength(bytes, $0) > 0 }) else {
      return nil
    }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for index in 0..<first { output.append(bytes[index]) }
    var index = first
    while index < bytes.count {
      let length = controlLength(bytes, index)
      if length != 1 { output.append(length == 0 ? bytes[index] : 0x20) }
      index += max(1, length)
    }
    return output
  }

  /// The length of the control character at a place, tabs and line feeds aside; 0 if there is none.
  static func controlLength(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x20 || byte == 0x7F { return byte == 0x09 || byte == 0x0A ? 0 : 1 }
    guard byte == 0xC2, index + 1 < bytes.count else { return 0 }
    return bytes[index + 1] < 0xA0 ? 2 : 0
  }
}
