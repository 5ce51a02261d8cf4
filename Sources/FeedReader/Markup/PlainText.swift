import HTML

/// Text without markup.
enum PlainText {
  /// The text that markup shows, white space collapsed.
  static func of(markup: String) -> String {
    guard markup.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }) else {
      return collapsed(markup)
    }
    var parser = HTMLParser()
    let tree = parser.parseFragment(markup)
    var text: [UInt8] = []
    tree.appendInnerText(of: .root, to: &text)
    return collapsed(String(decoding: text, as: UTF8.self))
  }

  /// Text with runs of white space, no-break spaces among them, as one space each, and none around.
  static func collapsed(_ text: String) -> String {
    if isCollapsed(text) { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isPending = false
    var index = 0
    while index < bytes.count {
      let isNoBreak = bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0
      if bytes[index] <= 0x20 || isNoBreak {
        isPending = !result.isEmpty
        index += isNoBreak ? 2 : 1
        continue
      }
      if isPending { result.append(0x20) }
      isPending = false
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isCollapsed(_ text: String) -> Bool {
    var last: UInt8 = 0x20
    for byte in text.utf8 {
      // The first byte of a no-break space begins other signs, too.
      if byte < 0x20 || byte == 0xC2 || (byte == 0x20 && last == 0x20) { return false }
      last = byte
    }
    return last != 0x20 || text.isEmpty
  }

  /// Text as an HTML fragment.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
    var result: [UInt8] = []
    appendEscaped(Array(text.utf8), to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends text to markup.
  static func appendEscaped(_ bytes: [UInt8], to result: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case 0x26: result += "&amp;".utf8
      case 0x3C: result += "&lt;".utf8
      case 0x3E: result += "&gt;".utf8
      default: result.append(byte)
      }
    }
  }
}
