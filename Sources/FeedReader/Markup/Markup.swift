/// What feeds do with fragments of HTML.
enum Markup {
  /// Text as an HTML fragment.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
    var result: [UInt8] = []
    appendEscaped(text.utf8, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends text to markup.
  static func appendEscaped(
    _ bytes: some Sequence<UInt8>, to result: inout [UInt8], inAttribute: Bool = false
  ) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;".utf8
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "\"") where inAttribute: result += "&quot;".utf8
      default: result.append(byte)
      }
    }
  }

  /// Text with its character references decoded.
  static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"),
        let reference = CharacterReference.decode(bytes.span, at: index + 1)
      {
        result += reference.bytes
        index = reference.end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Text without tags and with its references decoded, white space collapsed.
  static func plainText(_ text: String, isMarkup: Bool) -> String {
    let bytes = Array(text.utf8)
    let hasMarkup = isMarkup && bytes.contains { $0 == 0x26 || $0 == 0x3C }
    return collapsed(hasMarkup ? TagStripper.text(of: bytes) : bytes)
  }

  /// Whether a text holds tags of HTML or references, so that it is markup rather than text.
  static func looksLikeMarkup(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        switch MarkupTag.read(bytes.span, at: index) {
        case .tag(let tag): if HTMLNames.all.contains(tag.name) { return true }
        case .text: break
        case .unfinished: return false
        }
      case UInt8(ascii: "&"):
        if CharacterReference.decode(bytes.span, at: index + 1) != nil { return true }
      default: break
      }
    }
    return false
  }

  private static func collapsed(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isPending = false
    var index = 0
    while index < bytes.count {
      // A no-break space is as good as a space in a title.
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
}
