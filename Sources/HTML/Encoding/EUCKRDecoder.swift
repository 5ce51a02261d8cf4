/// Decodes EUC-KR, which is windows-949 on the web (Encoding standard, section 13.1).
enum EUCKRDecoder {
  /// The standard's index EUC-KR.
  private static let index = Iconv.table("CP949", count: 126 * 190) {
    [UInt8($0 / 190 + 0x81), UInt8($0 % 190 + 0x41)]
  }

  static func decode(_ bytes: [UInt8], into output: inout DecodedText) {
    let index = index
    output.reserve(bytes.count * 3 / 2)
    var place = 0
    while place < bytes.count {
      let first = bytes[place]
      if first < 0x80 {
        output.append(UInt32(first))
        place += 1
      } else if first == 0x80 || first == 0xFF || place + 1 == bytes.count {
        output.append(DecodedText.replacement)
        place += 1
      } else {
        let second = bytes[place + 1]
        let code =
          second >= 0x41 && second < 0xFF
          ? index[(Int(first) - 0x81) * 190 + Int(second) - 0x41] : 0
        if code == 0 {
          place += output.appendError(second: second)
        } else {
          output.append(code)
          place += 2
        }
      }
    }
  }
}
