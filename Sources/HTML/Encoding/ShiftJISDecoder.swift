/// Decodes Shift_JIS, which is windows-31J on the web (Encoding standard, section 11.3).
enum ShiftJISDecoder {
  static func decode(_ bytes: [UInt8], into output: inout DecodedText) {
    let index = JISIndex.jis0208
    output.reserve(bytes.count * 3 / 2)
    var place = 0
    while place < bytes.count {
      let first = bytes[place]
      switch first {
      case 0...0x80:
        output.append(UInt32(first))
        place += 1
      case 0xA1...0xDF:
        output.append(0xFF61 + UInt32(first) - 0xA1)
        place += 1
      case 0x81...0x9F, 0xE0...0xFC:
        guard place + 1 < bytes.count else {
          output.append(DecodedText.replacement)
          return
        }
        let second = bytes[place + 1]
        let code = code(index, first, second)
        if code == 0 {
          place += output.appendError(second: second)
        } else {
          output.append(code)
          place += 2
        }
      default:
        output.append(DecodedText.replacement)
        place += 1
      }
    }
  }

  private static func code(_ index: [UInt32], _ first: UInt8, _ second: UInt8) -> UInt32 {
    guard (0x40...0x7E).contains(second) || (0x80...0xFC).contains(second) else { return 0 }
    let lead = Int(first) - (first < 0xA0 ? 0x81 : 0xC1)
    let pointer = lead * 188 + Int(second) - (second < 0x7F ? 0x40 : 0x41)
    // Characters of users are private ones.
    if (8836...10715).contains(pointer) { return UInt32(0xE000 - 8836 + pointer) }
    return pointer < index.count ? index[pointer] : 0
  }
}
