/// Decodes encodings of one byte a character (Encoding standard, sections 9.1 and 14.5).
enum SingleByteDecoder {
  static func decode(
    _ bytes: [UInt8], _ encoding: HTMLEncoding, into output: inout DecodedText
  ) {
    guard let table = SingleByteTables.tables[encoding], table.count == 128 else { return }
    output.reserve(bytes.count + bytes.count / 2)
    for byte in bytes {
      output.append(byte < 0x80 ? UInt32(byte) : UInt32(table[Int(byte) - 0x80]))
    }
  }

  static func userDefined(_ bytes: [UInt8], into output: inout DecodedText) {
    output.reserve(bytes.count * 2)
    for byte in bytes { output.append(byte < 0x80 ? UInt32(byte) : 0xF780 + UInt32(byte) - 0x80) }
  }
}
