/// Decodes Big5 with the additions of Hong Kong (Encoding standard, section 12.1).
enum Big5Decoder {
  /// The standard's index Big5.
  private static let index = {
    var table = Iconv.table("BIG5-HKSCS", count: 126 * 157) {
      let trail = $0 % 157
      return [UInt8($0 / 157 + 0x81), UInt8(trail + (trail < 0x3F ? 0x40 : 0x62))]
    }
    for (pointer, code) in Big5Corrections.all { table[pointer] = code }
    return table
  }()

  static func decode(_ bytes: [UInt8], into output: inout DecodedText) {
    let index = index
    output.reserve(bytes.count * 3 / 2)
    var place = 0
    while place < bytes.count {
      let first = bytes[place]
      if first < 0x80 {
        output.append(UInt32(first))
        place += 1
        continue
      }
      guard first != 0x80, first != 0xFF, place + 1 < bytes.count else {
        output.append(DecodedText.replacement)
        place += 1
        continue
      }
      let second = bytes[place + 1]
      guard (0x40...0x7E).contains(second) || (0xA1...0xFE).contains(second) else {
        place += output.appendError(second: second)
        continue
      }
      let pointer = (Int(first) - 0x81) * 157 + Int(second) - (second < 0x7F ? 0x40 : 0x62)
      switch pointer {
      // Letters with two marks, which have no code point of their own.
      case 1133, 1135, 1164, 1166:
        output.append(pointer < 1164 ? 0xCA : 0xEA)
        output.append(pointer == 1133 || pointer == 1164 ? 0x304 : 0x30C)
        place += 2
      case _ where index[pointer] == 0:
        place += output.appendError(second: second)
      default:
        output.append(index[pointer])
        place += 2
      }
    }
  }
}
