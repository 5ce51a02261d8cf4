/// Writes text so that a parser reads it as text (section 13.3 of the HTML standard, "escaping a
/// string").
struct MarkupEscaping: Sendable {
  /// The bytes below 64 that may not stand as they are, a bit each.
  private let escaped: UInt64
  /// Whether a backtick, which old browsers took for a quotation mark, may not.
  private let backtick: Bool

  private init(_ bytes: [UInt8], backtick: Bool = false) {
    escaped = bytes.reduce(0) { $0 | 1 << UInt64($1) }
    self.backtick = backtick
  }

  /// Text, as the standard has it.
  static let text = MarkupEscaping([0x26, 0x3C, 0x3E])
  /// The value of an attribute in quotation marks, as the standard has it.
  static let attribute = MarkupEscaping([0x26, 0x22, 0x3C, 0x3E])
  /// Text of which a carriage return is to outlast being parsed.
  static let exactText = MarkupEscaping([0x26, 0x3C, 0x3E, 0x0D])
  /// A value of which a carriage return is to outlast being parsed.
  static let exactAttribute = MarkupEscaping([0x26, 0x22, 0x3C, 0x3E, 0x0D])
  /// A value that no browser, however old, takes for more than a value.
  static let cautiousAttribute = MarkupEscaping(
    [0x26, 0x22, 0x27, 0x3C, 0x3E, 0x0D], backtick: true)

  /// Appends text in UTF-8, escaped.
  func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let span = text.span
    var written = 0
    var place = 0
    while place < span.count {
      let byte = span[place]
      if byte < 0x40 ? (escaped &>> UInt64(byte)) & 1 == 0 : byte != 0xC2 && byte != 0x60 {
        place += 1
        continue
      }
      let isSpace = byte == 0xC2 && place + 1 < span.count && span[place + 1] == 0xA0
      if byte >= 0x40, !isSpace, byte != 0x60 || !backtick {
        place += 1
        continue
      }
      let first = text.startIndex
      output.append(contentsOf: text[first + written..<first + place])
      output.append(contentsOf: MarkupEscaping.reference(to: byte).utf8)
      place += isSpace ? 2 : 1
      written = place
    }
    output.append(contentsOf: text[(text.startIndex + written)...])
  }

  private static func reference(to byte: UInt8) -> String {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    case 0x60: "&#96;"
    case 0x0D: "&#13;"
    default: "&nbsp;"
    }
  }
}
