/// What is left of a `style` in a feed: declarations of text and boxes whose values are plain.
///
/// The rules are feedparser's `sanitize_style`: nothing is kept of a style that has signs other than
/// those of plain values, and `url(…)` is taken out beforehand, so that nothing is loaded or run.
enum FeedStyle {
  private static let properties = words(
    """
    azimuth background-color border-bottom-color border-collapse border-color border-left-color
    border-right-color border-top-color clear color cursor direction display elevation float font
    font-family font-size font-style font-variant font-weight height letter-spacing line-height overflow
    pause pause-after pause-before pitch pitch-range richness speak speak-header speak-numeral
    speak-punctuation speech-rate stress text-align text-decoration text-indent unicode-bidi
    vertical-align voice-family volume white-space width
    """)

  /// Properties with many parts, of which every part is looked at.
  private static let families = words("background border margin padding")

  private static let keywords = words(
    """
    !important aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia
    gray green italic left lime maroon medium navy none normal nowrap olive pointer purple red right
    silver solid teal top transparent underline white yellow
    """)

  private static let units = words("cm em ex in mm pc pt px % , )")

  /// The declarations that may stay, each with a semicolon; empty if there are none.
  static func cleaned(_ style: String) -> String {
    let bytes = withoutURLs(Array(style.utf8))
    guard hasPlainSigns(bytes) else { return "" }
    var kept: [String] = []
    for declaration in bytes.split(separator: UInt8(ascii: ";")) {
      let parts = declaration.split(
        separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      // Something that is no declaration makes the whole unfit.
      guard parts.count == 2, let first = parts.first, let last = parts.last else {
        if Array(declaration).trimmed().isEmpty { continue }
        return ""
      }
      let name = String(decoding: Array(first).trimmed(), as: UTF8.self)
      let value = String(decoding: Array(last).trimmed(), as: UTF8.self)
      guard !name.isEmpty, name.utf8.allSatisfy({ isWord($0) || $0 == UInt8(ascii: "-") }) else {
        return ""
      }
      if !value.isEmpty, isKept(name.lowercased(), value) { kept.append("\(name): \(value);") }
    }
    return kept.joined(separator: " ")
  }

  private static func isKept(_ name: String, _ value: String) -> Bool {
    if properties.contains(name) { return true }
    guard families.contains(name.prefix { $0 != "-" }.description) else { return false }
    return value.split { $0.isWhitespace }.allSatisfy { part in
      keywords.contains(String(part)) || isMeasure(Array(part.utf8))
    }
  }

  /// Whether a part is a colour by its number, or a length of at most two digits before and after the point.
  private static func isMeasure(_ part: [UInt8]) -> Bool {
    if part.first == UInt8(ascii: "#") {
      return part.count > 1
        && part.dropFirst().allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
    }
    if part.starts(with: "rgb(".utf8) {
      return part.dropFirst(4).allSatisfy {
        isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: ")")
      }
    }
    var rest = part[...]
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
    let fraction = rest.prefix(while: isDigit)
    rest = rest.dropFirst(fraction.count)
    guard whole.count <= 2, fraction.count <= 2 else { return false }
    return rest.isEmpty || units.contains(String(decoding: rest, as: UTF8.self))
  }

  /// The style with every `url(…)` as a space.
  private static func withoutURLs(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isURL =
        bytes.count - index > 3 && bytes[index] == UInt8(ascii: "u")
        && bytes[index + 1] == UInt8(ascii: "r") && bytes[index + 2] == UInt8(ascii: "l")
      if isURL {
        var end = index + 3
        while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: "(") {
          guard let close = bytes[end...].firstIndex(of: UInt8(ascii: ")")) else { return result }
          result.append(0x20)
          index = close + 1
          continue
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return result
  }

  /// Whether a style has nothing but words, numbers, quoted words and numbers in brackets.
  private static func hasPlainSigns(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard let close = bytes[(index + 1)...].firstIndex(of: byte), close > index + 1,
          bytes[(index + 1)..<close].allSatisfy({ isWord($0) || $0 == 0x20 })
        else { return false }
        index = close + 1
      case UInt8(ascii: "("):
        guard let close = bytes[index...].firstIndex(of: UInt8(ascii: ")")), close > index + 1,
          bytes[(index + 1)..<close].allSatisfy({
            isDigit($0) || $0 == UInt8(ascii: ",") || $0 == 0x20
          })
        else { return false }
        index = close + 1
      case UInt8(ascii: "-"):
        guard index > 0, index + 1 < bytes.count, isWord(bytes[index - 1]), isWord(bytes[index + 1])
        else { return false }
        index += 1
      default:
        guard isWord(byte) || ":,;#%. !\t\n\r".utf8.contains(byte) else { return false }
        index += 1
      }
    }
    return true
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
