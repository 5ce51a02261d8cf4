/// Character references, named and numeric (section 13.2.5.72 of the HTML standard).
enum CharacterReference {
  /// Decodes the reference at an `&`, and gives the place after it.
  ///
  /// What it stands for is appended to the output; what is no reference as it stands, at least the
  /// `&`.
  static func decode(
    _ source: Span<UInt8>, at start: Int, end: Int, inAttribute: Bool, into output: inout [UInt8]
  ) -> Int {
    let first = start + 1
    guard first < end else {
      output.append(0x26)
      return first
    }
    if source[first] == 0x23 {
      if let place = numeric(source, from: first + 1, end: end, into: &output) { return place }
    } else if Scan.isLetter(source[first]) {
      if let place = named(source, from: first, end: end, inAttribute, into: &output) {
        return place
      }
    }
    output.append(0x26)
    return first
  }

  private static func named(
    _ source: Span<UInt8>, from start: Int, end: Int, _ inAttribute: Bool,
    into output: inout [UInt8]
  ) -> Int? {
    if let place = common(source, from: start, end: end, into: &output) { return place }
    guard let match = NamedReferences.all.longest(source, start..<end) else { return nil }
    let place = start + match.length
    if inAttribute, source[place - 1] != 0x3B, place < end,
      source[place] == 0x3D || Scan.isLetter(source[place]) || Scan.isDigit(source[place])
    {
      return nil
    }
    NamedReferences.all.append(match.index, to: &output)
    return place
  }

  /// Decodes the references that make up nearly all there are: `&amp;`, `&quot;`, `&nbsp;`, `&lt;`
  /// and `&gt;`.
  private static func common(
    _ source: Span<UInt8>, from start: Int, end: Int, into output: inout [UInt8]
  ) -> Int? {
    var word: UInt64 = 0
    var place = start
    while place < end, place < start + 5 {
      word = word << 8 | UInt64(source[place])
      place += 1
      if source[place - 1] == 0x3B { break }
    }
    switch word {
    case 0x61_6D_70_3B: output.append(0x26)
    case 0x71_75_6F_74_3B: output.append(0x22)
    case 0x6E_62_73_70_3B: output.append(contentsOf: [0xC2, 0xA0])
    case 0x6C_74_3B: output.append(0x3C)
    case 0x67_74_3B: output.append(0x3E)
    default: return nil
    }
    return place
  }

  private static func numeric(
    _ source: Span<UInt8>, from start: Int, end: Int, into output: inout [UInt8]
  ) -> Int? {
    var place = start
    var code: UInt32 = 0
    let isHex = place < end && source[place] | 0x20 == 0x78
    if isHex { place += 1 }
    let digits = place
    while place < end {
      let byte = source[place]
      var digit = UInt32(byte &- 0x30)
      if digit > 9 {
        guard isHex, byte | 0x20 >= 0x61, byte | 0x20 <= 0x66 else { break }
        digit = UInt32(byte | 0x20) - 0x57
      }
      // Once it is out of range it stays there.
      if code <= 0x10FFFF { code = code * (isHex ? 16 : 10) + digit }
      place += 1
    }
    guard place > digits else { return nil }
    if place < end, source[place] == 0x3B { place += 1 }
    append(scalar(code), to: &output)
    return place
  }

  private static func scalar(_ code: UInt32) -> Unicode.Scalar {
    if code >= 0x80, code < 0xA0 {
      return Unicode.Scalar(Windows1252.scalars[Int(code) - 0x80]) ?? "\u{FFFD}"
    }
    return code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}"
  }

  static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
