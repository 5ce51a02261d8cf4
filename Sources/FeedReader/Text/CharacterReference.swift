/// Decodes character references, as HTML and feeds use them.
enum CharacterReference {
  /// The longest reference looked for, in bytes, without `&` and `;`.
  private static let maxLength = 32

  /// Reads the reference that begins after an ampersand.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: The index after the ampersand.
  ///   - declared: What names stand for that the document has declared itself.
  /// - Returns: What it stands for and the index after its semicolon; nil if it is no reference.
  static func decode(
    _ bytes: Span<UInt8>, at start: Int, declared: [String: [UInt8]] = [:]
  ) -> (bytes: [UInt8], end: Int)? {
    var end = start
    let limit = min(bytes.count, start + maxLength)
    while end < limit, isReferenceByte(bytes[end]) { end += 1 }
    guard end > start, end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return nil }
    let name = String(decoding: (start..<end).map { bytes[$0] }, as: UTF8.self)
    guard name.utf8.first == UInt8(ascii: "#") else {
      if let value = declared[name] { return (value, end + 1) }
      return NamedCharacters.scalar(named: name).map { (Array(String($0).utf8), end + 1) }
    }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    guard let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10),
      let scalar = scalar(value)
    else { return nil }
    return (Array(String(scalar).utf8), end + 1)
  }

  /// The character of a number; those between 128 and 159 are windows-1252, as browsers take them.
  static func scalar(_ value: UInt32) -> Unicode.Scalar? {
    if (0x80...0x9F).contains(value) { return Windows1252.scalar(UInt8(value)) }
    let isControl = value < 0x20 && value != 9 && value != 10 && value != 13
    return isControl ? nil : Unicode.Scalar(value)
  }

  private static func isReferenceByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "#"), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: byte >= 0x80
    }
  }
}
