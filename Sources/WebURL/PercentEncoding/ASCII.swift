/// The classes of ASCII that the standard speaks of.
extension UInt8 {
  /// Whether the byte is a letter of ASCII.
  var isASCIIAlpha: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  /// Whether the byte is a digit.
  var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// The value of a hexadecimal digit.
  var hexDigitValue: UInt8? {
    if isASCIIDigit { return self & 15 }
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : nil
  }

  /// The byte, if it is a capital letter the small one.
  var asciiLowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }

  /// Whether the byte is a tab or newline, which URLs are rid of.
  var isASCIITabOrNewline: Bool { self == 0x09 || self == 0x0A || self == 0x0D }
}
