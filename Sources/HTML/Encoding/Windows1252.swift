/// The encoding windows-1252, which also stands for ISO-8859-1 and ASCII on the web.
enum Windows1252 {
  /// The code points of the bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252).
  ///
  /// All other bytes stand for themselves. Numeric character references in that range mean the same.
  static let scalars: [UInt32] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// Decodes to UTF-8.
  static func decode(_ bytes: [UInt8], into output: inout DecodedText) {
    output.reserve(bytes.count + bytes.count / 16)
    for byte in bytes {
      output.append((0x80..<0xA0).contains(byte) ? scalars[Int(byte) - 0x80] : UInt32(byte))
    }
  }
}
