/// UTF-32, which XML may be in and HTML may not.
enum UTF32 {
  /// The document in UTF-8 and the name of its encoding, if it is in UTF-32; what is no character becomes
  /// U+FFFD.
  static func decode(_ bytes: [UInt8]) -> (bytes: [UInt8], name: String)? {
    let isLittle = bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0x3C, 0, 0, 0])
    let isBig = bytes.starts(with: [0, 0, 0xFE, 0xFF]) || bytes.starts(with: [0, 0, 0, 0x3C])
    guard isLittle || isBig else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 4)
    for place in stride(from: 0, to: bytes.count - 3, by: 4) {
      var value: UInt32 = 0
      for offset in 0..<4 {
        value = value << 8 | UInt32(bytes[place + (isLittle ? 3 - offset : offset)])
      }
      if value == 0xFEFF, place == 0 { continue }
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return (result, isLittle ? "utf-32le" : "utf-32be")
  }
}
