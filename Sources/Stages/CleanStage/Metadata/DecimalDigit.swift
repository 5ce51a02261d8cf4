/// The decimal digits that dates are written with: those of ASCII, Arabic, Persian and Hindi, and wide ones.
enum DecimalDigit {
  /// What a digit counts; `nil` for what is none.
  static func value(_ scalar: Unicode.Scalar) -> UInt8? {
    let first: UInt32
    switch scalar.value {
    case 0x30...0x39: first = 0x30
    case 0x660...0x669: first = 0x660
    case 0x6F0...0x6F9: first = 0x6F0
    case 0x966...0x96F: first = 0x966
    case 0xFF10...0xFF19: first = 0xFF10
    default: return nil
    }
    return UInt8(scalar.value - first)
  }

  /// Whether a text has so many digits in a row.
  static func hasRun(of count: Int, in text: String) -> Bool {
    hasRun(of: count, in: text.utf8Span.span)
  }

  /// Whether a text in UTF-8 has so many digits in a row.
  static func hasRun(of count: Int, in text: Span<UInt8>) -> Bool {
    var digits = 0
    for index in text.indices {
      if text[index] >= 0x80 { return hasRun(of: count, inScalars: Text.of(text)) }
      digits = text[index] &- 0x30 < 10 ? digits + 1 : 0
      if digits == count { return true }
    }
    return false
  }

  private static func hasRun(of count: Int, inScalars text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      digits = value(scalar) == nil ? 0 : digits + 1
      if digits == count { return true }
    }
    return false
  }
}
