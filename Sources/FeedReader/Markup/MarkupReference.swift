import HTML

/// Character references in markup: `&name;` and `&#number;`, with their semicolon.
enum MarkupReference {
  /// The longest name looked at; HTML's longest has 31 letters.
  private static let maximumLength = 34

  /// The place after the reference that an ampersand begins; nil if it begins none.
  static func end(_ bytes: Span<UInt8>, at start: Int, _ limit: Int) -> Int? {
    var place = start + 1
    let last = min(limit, start + maximumLength)
    if place < last, bytes[place] == 0x23 { place += 1 }
    while place < last, isLetterOrDigit(bytes[place]) { place += 1 }
    guard place < last, bytes[place] == 0x3B, place > start + 1 else { return nil }
    if bytes[start + 1] == 0x23 { return place > start + 2 ? place + 1 : nil }
    return isCommon(bytes, start + 1..<place) || named(bytes, start + 1..<place) != nil
      ? place + 1 : nil
  }

  /// The number of a reference, from its digits; nil if they are none, or too many.
  static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
    var place = range.lowerBound
    guard place < range.upperBound else { return nil }
    let isHex = bytes[place] | 0x20 == 0x78
    if isHex { place += 1 }
    guard place < range.upperBound else { return nil }
    var value: UInt32 = 0
    while place < range.upperBound {
      let byte = bytes[place]
      var digit = UInt32(byte &- 0x30)
      if digit > 9 {
        guard isHex, (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x66 else { return nil }
        digit = UInt32(byte | 0x20) - 0x57
      }
      value = value * (isHex ? 16 : 10) + digit
      if value > 0x10FFFF { return nil }
      place += 1
    }
    return value
  }

  /// Appends the character of a number: what no text may have becomes U+FFFD or nothing, and numbers from
  /// 128 to 159 are windows-1252, as browsers take them.
  static func append(_ number: UInt32, to output: inout [UInt8]) {
    if number < 0x80 {
      let isControl = number < 0x20 && number != 9 && number != 10 && number != 13
      if !isControl { output.append(UInt8(number)) }
    } else if number < 0xA0 {
      output.append(contentsOf: HTMLEncoding.windows1252.decode([UInt8(number)]))
    } else {
      let scalar = Unicode.Scalar(number) ?? "\u{FFFD}"
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// What a name of HTML stands for, in UTF-8; nil if it is none.
  static func named(_ bytes: Span<UInt8>, _ name: Range<Int>) -> [UInt8]? {
    HTMLEntities.text(named: bytes.extracting(name))
  }

  /// Text with its references decoded.
  static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var place = range.lowerBound
    while place < range.upperBound {
      let next = Scan.first(of: 0x26, or: 0x26, in: bytes, place..<range.upperBound)
      for index in place..<next { result.append(bytes[index]) }
      guard next < range.upperBound else { break }
      if let end = append(bytes, at: next, range.upperBound, to: &result) {
        place = end
      } else {
        result.append(0x26)
        place = next + 1
      }
    }
    return result
  }

  /// Appends what a reference stands for, and says where it ends; nil if it is none.
  static func append(
    _ bytes: Span<UInt8>, at start: Int, _ limit: Int, to output: inout [UInt8]
  ) -> Int? {
    guard let end = end(bytes, at: start, limit) else { return nil }
    if bytes[start + 1] == 0x23 {
      guard let number = number(bytes, start + 2..<end - 1) else { return nil }
      append(number, to: &output)
      return end
    }
    guard let text = named(bytes, start + 1..<end - 1) else { return nil }
    output.append(contentsOf: text)
    return end
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Whether a name is one of those that make up nearly all there are.
  private static func isCommon(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    guard name.count <= 5 else { return false }
    var word: UInt64 = 0
    for place in name { word = word << 8 | UInt64(bytes[place]) }
    switch word {
    case 0x61_6D_70, 0x6C_74, 0x67_74, 0x71_75_6F_74, 0x6E_62_73_70: return true
    default: return false
    }
  }
}
