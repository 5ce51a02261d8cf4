/// Decodes EUC-JP (Encoding standard, section 11.1).
enum EUCJPDecoder {
  static func decode(_ bytes: [UInt8], into output: inout DecodedText) {
    let jis0208 = JISIndex.jis0208
    output.reserve(bytes.count * 3 / 2)
    var place = 0
    while place < bytes.count {
      let first = bytes[place]
      if first < 0x80 {
        output.append(UInt32(first))
        place += 1
        continue
      }
      guard first == 0x8E || first == 0x8F || (0xA1...0xFE).contains(first),
        place + 1 < bytes.count
      else {
        output.append(DecodedText.replacement)
        place += 1
        continue
      }
      let second = bytes[place + 1]
      if first == 0x8E, (0xA1...0xDF).contains(second) {
        output.append(0xFF61 + UInt32(second) - 0xA1)
        place += 2
        continue
      }
      guard first != 0x8E, (0xA1...0xFE).contains(second) else {
        place += output.appendError(second: second)
        continue
      }
      if first == 0x8F {
        place += appendSupplementary(&output, bytes, place)
        continue
      }
      let code = JISIndex.character(jis0208, Int(first) - 0xA1, Int(second) - 0xA1)
      output.append(code == 0 ? DecodedText.replacement : code)
      place += 2
    }
  }

  /// Reads a character of three bytes, the second being right; gives how many it takes up.
  private static func appendSupplementary(
    _ output: inout DecodedText, _ bytes: [UInt8], _ place: Int
  ) -> Int {
    guard place + 2 < bytes.count else {
      output.append(DecodedText.replacement)
      return 2
    }
    let third = bytes[place + 2]
    guard (0xA1...0xFE).contains(third) else {
      return output.appendError(second: third) + 1
    }
    let code = JISIndex.character(
      JISIndex.jis0212, Int(bytes[place + 1]) - 0xA1, Int(third) - 0xA1)
    output.append(code == 0 ? DecodedText.replacement : code)
    return 3
  }
}
