/// Text within XML 1.0.
enum XMLText {
  /// Text as content, or within the quotes of an attribute; characters that XML cannot have are left out.
  static func escaped(_ text: some StringProtocol) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      case "'": out.append(contentsOf: "&#39;".unicodeScalars)
      case "\r": out.append(contentsOf: "&#13;".unicodeScalars)
      case "\t", "\n": out.append(scalar)
      default: if isAllowed(scalar) { out.append(scalar) }
      }
    }
    return String(out)
  }

  /// What ``escaped(_:)`` was made of.
  static func unescaped(_ text: some StringProtocol) -> String {
    var text = String(text)
    for (reference, character) in [
      ("&#13;", "\r"), ("&quot;", "\""), ("&#39;", "'"), ("&gt;", ">"), ("&lt;", "<"),
      ("&amp;", "&"),
    ] { text = text.replacing(reference, with: character) }
    return text
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x84, 0x86...0x9F, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
