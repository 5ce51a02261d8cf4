extension JSONReader {
  /// Reads a number, whose first byte is a digit or a minus.
  mutating func number(_ json: Span<UInt8>) throws(JSONError) -> JSONNumber {
    let start = at
    try skipNumber(json)
    let literal = UTF8Span(unchecked: json.extracting(start..<at), isKnownASCII: true)
    return JSONNumber(validated: String(copying: literal))
  }

  /// Reads a number as a double.
  mutating func double(_ json: Span<UInt8>) throws(JSONError) -> Double {
    let start = at
    try skipNumber(json)
    if let value = Self.shortDecimal(json.extracting(start..<at)) { return value }
    let literal = UTF8Span(unchecked: json.extracting(start..<at), isKnownASCII: true)
    guard let value = Double(String(copying: literal)), value.isFinite else {
      throw error("the number is too large", json, at: start)
    }
    return value
  }

  private mutating func skipNumber(_ json: Span<UInt8>) throws(JSONError) {
    if json[at] == UInt8(ascii: "-") { at += 1 }
    if at < json.count, json[at] == UInt8(ascii: "0") {
      at += 1
    } else {
      try skipDigits(json)
    }
    if at < json.count, json[at] == UInt8(ascii: ".") {
      at += 1
      try skipDigits(json)
    }
    if at < json.count, json[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < json.count, json[at] == UInt8(ascii: "+") || json[at] == UInt8(ascii: "-") { at += 1 }
      try skipDigits(json)
    }
  }

  private mutating func skipDigits(_ json: Span<UInt8>) throws(JSONError) {
    guard at < json.count, json[at] &- 0x30 < 10 else { throw unexpected(json) }
    while at < json.count, json[at] &- 0x30 < 10 { at += 1 }
  }

  /// The value of a number with few digits and no exponent, such as a score.
  ///
  /// Whole numbers and powers of ten this small are exact as doubles, so that one division rounds
  /// correctly (William Clinger, "How to Read Floating Point Numbers Accurately").
  private static func shortDecimal(_ literal: Span<UInt8>) -> Double? {
    guard literal.count <= 16, literal[0] != UInt8(ascii: "-") else { return nil }
    var whole = 0
    var scale = 1.0
    var isFraction = false
    for index in 0..<literal.count {
      let digit = literal[index] &- 0x30
      if digit < 10 {
        whole = whole * 10 + Int(digit)
        if isFraction { scale *= 10 }
      } else if literal[index] == UInt8(ascii: ".") {
        isFraction = true
      } else {
        return nil
      }
    }
    // 2^53: beyond it a whole number need not be a double.
    return whole <= 9_007_199_254_740_992 ? Double(whole) / scale : nil
  }
}
