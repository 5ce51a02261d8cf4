/// Tag resolution of the core schema, chapter 10.3.2 of the YAML 1.2.2 specification.
enum CoreSchema {
  /// What a scalar is; nil if its text does not fit its tag.
  static func resolve(_ text: String, style: Scalar.Style, tag: CoreTag?) -> CoreValue? {
    guard let tag else { return style == .plain ? plain(text) : .string(text) }
    // A tag overrules quotes: `!!int "5"` is a number.
    switch (tag, plain(text)) {
    case (.string, _): return .string(text)
    case (.null, .null): return .null
    case (.bool, .bool(let value)): return .bool(value)
    case (.int, .int(let value)): return .int(value)
    case (.int, .float(let value)) where isWholeNumber(text): return .float(value)
    case (.float, .int(let value)): return .float(Double(value))
    case (.float, .float(let value)): return .float(value)
    default: return nil
    }
  }

  /// What an untagged plain scalar is.
  static func plain(_ text: String) -> CoreValue {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      return word(text)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return number(text) ?? .string(text)
    default:
      return .string(text)
    }
  }

  /// Whether a text has the form of a whole number, of any size.
  static func isWholeNumber(_ text: String) -> Bool {
    var bytes = Substring(text).utf8
    if let digits = digits(after: "0o", in: text) { return digits.allSatisfy(isOctal) }
    if let digits = digits(after: "0x", in: text) { return digits.allSatisfy(isHexadecimal) }
    if let sign = bytes.first, isSign(sign) { bytes.removeFirst() }
    return !bytes.isEmpty && bytes.allSatisfy(isDigit)
  }

  /// The value of a whole number that is not negative and does not fit `Int64`, if `UInt64` does.
  static func magnitude(_ text: String) -> UInt64? {
    for (prefix, radix) in [("0o", 8), ("0x", 16)] {
      guard let digits = digits(after: prefix, in: text) else { continue }
      return UInt64(Substring(digits), radix: radix)
    }
    return UInt64(text)
  }

  private static func word(_ text: String) -> CoreValue {
    switch text {
    case "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: .string(text)
    }
  }

  private static func number(_ text: String) -> CoreValue? {
    if isWholeNumber(text) {
      for (prefix, radix) in [("0o", 8), ("0x", 16)] {
        guard let digits = digits(after: prefix, in: text) else { continue }
        if let value = Int64(Substring(digits), radix: radix) { return .int(value) }
        return .float(digits.reduce(0) { $0 * Double(radix) + Double(digitValue($1)) })
      }
      if let value = Int64(text) { return .int(value) }
    } else if let special = special(text) {
      return .float(special)
    } else if !isFloat(text) {
      return nil
    }
    return Double(text).map { .float($0) }
  }

  private static func special(_ text: String) -> Double? {
    switch text {
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .infinity
    case "-.inf", "-.Inf", "-.INF": -.infinity
    case ".nan", ".NaN", ".NAN": .nan
    default: nil
    }
  }

  /// Whether a text matches `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
  private static func isFloat(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    if let sign = rest.first, isSign(sign) { rest.removeFirst() }
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let fraction = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(fraction)
      if whole == 0, fraction == 0 { return false }
    } else if whole == 0 {
      return false
    }
    guard let exponent = rest.first else { return true }
    guard exponent | 0x20 == UInt8(ascii: "e") else { return false }
    rest.removeFirst()
    if let sign = rest.first, isSign(sign) { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  private static func digits(after prefix: String, in text: String) -> Substring.UTF8View? {
    guard text.utf8.count > 2, text.utf8.starts(with: prefix.utf8) else { return nil }
    return Substring(text).utf8.dropFirst(2)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isOctal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  /// The value of a hexadecimal digit.
  private static func digitValue(_ byte: UInt8) -> UInt8 {
    isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10
  }
}
