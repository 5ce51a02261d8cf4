/// Reads the tokens of a selector (CSS Syntax Level 3, section 4).
struct SelectorScanner: Sendable {
  let bytes: [UInt8]
  var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The byte at the place; 0 at the end, as NUL itself stands for U+FFFD.
  var byte: UInt8 { peek(0) }

  var isAtEnd: Bool { place >= bytes.count }

  func peek(_ distance: Int) -> UInt8 {
    let index = place + distance
    guard index < bytes.count else { return 0 }
    return bytes[index] == 0 ? 0x80 : bytes[index]
  }

  /// Passes over a byte if it stands here.
  mutating func skip(_ expected: UInt8) -> Bool {
    guard byte == expected else { return false }
    place += 1
    return true
  }

  /// Passes over white space and comments, and tells whether there was white space.
  mutating func skipSpace() -> Bool {
    var wasSpace = false
    skipComments()
    while Scan.isSpace(byte) {
      wasSpace = true
      place += 1
      skipComments()
    }
    return wasSpace
  }

  /// Passes over comments, which do not part what stands around them; the end closes one.
  mutating func skipComments() {
    while byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
      place += 2
      while !isAtEnd, byte != UInt8(ascii: "*") || peek(1) != UInt8(ascii: "/") { place += 1 }
      place = min(place + 2, bytes.count)
    }
  }

  func error(
    at offset: Int? = nil, _ reason: String, _ advice: String
  ) -> CSSSelectorError {
    CSSSelectorError(bytes, at: offset ?? place, reason, advice)
  }

  /// The character at the place, for a message.
  var shown: String {
    guard let first = String(decoding: bytes.dropFirst(place).prefix(32), as: UTF8.self).first
    else { return "the end" }
    return "'\(first)'"
  }

  // MARK: Names

  static func isNameStart(_ byte: UInt8) -> Bool {
    Scan.isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    isNameStart(byte) || Scan.isDigit(byte) || byte == UInt8(ascii: "-")
  }

  static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x0C }

  /// Whether a valid escape stands at a distance; the end of the text may be escaped too.
  private func isEscape(_ distance: Int) -> Bool {
    peek(distance) == UInt8(ascii: "\\") && !SelectorScanner.isNewline(peek(distance + 1))
  }

  /// Whether an identifier stands here.
  var isIdentifier: Bool {
    if byte == UInt8(ascii: "-") {
      let next = peek(1)
      return SelectorScanner.isNameStart(next) || next == UInt8(ascii: "-") || isEscape(1)
    }
    return SelectorScanner.isNameStart(byte) || isEscape(0)
  }

  /// Reads a name, escapes decoded.
  mutating func name() -> [UInt8] {
    var name: [UInt8] = []
    while true {
      if SelectorScanner.isNameByte(byte), !isAtEnd {
        append(&name)
      } else if isEscape(0) {
        place += 1
        escape(&name)
      } else {
        return name
      }
    }
  }

  private mutating func append(_ text: inout [UInt8]) {
    if bytes[place] == 0 { text += [0xEF, 0xBF, 0xBD] } else { text.append(bytes[place]) }
    place += 1
  }

  /// Reads what stands after a backslash.
  private mutating func escape(_ text: inout [UInt8]) {
    guard !isAtEnd else {
      text += [0xEF, 0xBF, 0xBD]
      return
    }
    var value: UInt32 = 0
    var digits = 0
    while digits < 6, let digit = Scan.hexadecimal(byte) {
      value = value << 4 | digit
      digits += 1
      place += 1
    }
    if digits == 0 {
      append(&text)
      while place < bytes.count, bytes[place] & 0xC0 == 0x80 { append(&text) }
      return
    }
    if byte == 0x0D, peek(1) == 0x0A { place += 2 } else if Scan.isSpace(byte) { place += 1 }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    text.append(contentsOf: String(Character(scalar ?? "\u{FFFD}")).utf8)
  }

  // MARK: Strings

  /// Reads a string, the place being at its quote; the end closes it, a line feed does not.
  mutating func string() throws(CSSSelectorError) -> [UInt8] {
    let start = place
    let quote = byte
    place += 1
    var text: [UInt8] = []
    while !isAtEnd, !SelectorScanner.isNewline(byte) {
      if skip(quote) { return text }
      guard byte == UInt8(ascii: "\\") else {
        append(&text)
        continue
      }
      place += 1
      if byte == 0x0D, peek(1) == 0x0A {
        place += 2
      } else if SelectorScanner.isNewline(byte) {
        place += 1
      } else if !isAtEnd {
        escape(&text)
      }
    }
    if isAtEnd { return text }
    let sign = String(Character(Unicode.Scalar(quote)))
    throw error(at: start, "the string has no end", "add \(sign)")
  }
}
