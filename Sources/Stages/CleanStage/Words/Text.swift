/// Small helpers for short texts.
enum Text {
  /// The text of bytes in UTF-8.
  static func of(_ bytes: Span<UInt8>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// A text on one line, with single spaces, and what is encoded twice decoded.
  static func squeezed(_ text: String) -> String {
    let text = folded(text)
    // What is encoded twice may be a space.
    return text.utf8.contains(0x26) ? folded(unescaped(text)) : text
  }

  /// A text on one line, with single spaces and without control characters.
  static func folded(_ text: some StringProtocol) -> String {
    if isFolded(text) { return String(text) }
    var output: [UInt8] = []
    append(folded: Array(text.utf8).span, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends a text in UTF-8 on one line, with single spaces and without control characters.
  static func append(folded bytes: Span<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    var wantsSpace = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length = byte < 0xC2 ? 0 : Space.length(bytes, index)
      if Space.isGap(byte) || length > 0 {
        if !Space.isInvisible(bytes, index) { wantsSpace = true }
        index += max(1, length)
        continue
      }
      if wantsSpace, output.count > start { output.append(0x20) }
      wantsSpace = false
      output.append(byte)
      index += 1
    }
  }

  /// Whether there are no spaces but single ones between words, as in most texts.
  private static func isFolded(_ text: some StringProtocol) -> Bool {
    var last: UInt8 = 0x20
    for byte in text.utf8 {
      switch byte {
      case 0x20: if last == 0x20 { return false }
      // White space of several bytes may begin with these.
      case 0..<0x20, 0x7F, 0xC2, 0xE2, 0xE3, 0xEF: return false
      default: break
      }
      last = byte
    }
    return last != 0x20
  }

  /// The parts of a list with commas or semicolons.
  static func list(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == ";" }.map { squeezed(String($0)) }.filter { !$0.isEmpty }
  }

  /// Decodes the references that a careless page has encoded twice.
  private static func unescaped(_ text: String) -> String {
    let bytes = text.utf8Span.span
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let rest = bytes.extracting(index..<bytes.count)
      if bytes[index] == 0x26, let known = references.first(where: { rest.begins(with: $0.0) }) {
        output.append(contentsOf: known.1.utf8)
        index += known.0.utf8.count
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static let references = [
    ("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&#8217;", "\u{2019}"),
    ("&#8211;", "\u{2013}"),
    ("&#8220;", "\u{201C}"), ("&#8221;", "\u{201D}"), ("&#8230;", "\u{2026}"),
    ("&hellip;", "\u{2026}"),
    ("&rsquo;", "\u{2019}"), ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
  ]

  /// Letters and digits alone, in lower case, for comparing.
  static func key(_ text: String) -> String {
    let bytes = text.utf8Span.span
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count, bytes[index] < 0x80 {
      let byte = ByteSearch.lower(bytes[index])
      if byte &- 0x61 < 26 || byte &- 0x30 < 10 { output.append(byte) }
      index += 1
    }
    if index == bytes.count { return String(decoding: output, as: UTF8.self) }
    return slowKey(text)
  }

  private static func slowKey(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { _ = LowerCase.appendWord(scalar, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }
}
