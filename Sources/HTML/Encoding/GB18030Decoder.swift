/// Decodes GB18030, and GBK, which is a part of it (Encoding standard, section 10.2).
enum GB18030Decoder {
  /// The standard's index gb18030.
  private static let pairs = {
    var table = Iconv.table("GB18030", count: 126 * 190) {
      let trail = $0 % 190
      return [UInt8($0 / 190 + 0x81), UInt8(trail + (trail < 0x3F ? 0x40 : 0x41))]
    }
    // The bytes A3 A0: the standard has a second space for them, as pages do, rather than U+E5E5.
    table[6555] = 0x3000
    return table
  }()

  /// The standard's index gb18030 ranges, spelt out.
  ///
  /// Systems that follow GB18030 of 2022 leave characters out that have two bytes as well.
  private static let quadruples: [UInt32] = {
    var table = systemQuadruples
    for index in table.indices.dropFirst() where table[index] == 0 {
      table[index] = table[index - 1] + 1
    }
    return table
  }()

  private static let systemQuadruples = Iconv.table("GB18030", count: 39420) {
    [
      UInt8($0 / 12600 + 0x81), UInt8($0 / 1260 % 10 + 0x30), UInt8($0 / 10 % 126 + 0x81),
      UInt8($0 % 10 + 0x30),
    ]
  }

  static func decode(_ bytes: [UInt8], into output: inout DecodedText) {
    let pairs = pairs
    output.reserve(bytes.count * 3 / 2)
    var place = 0
    while place < bytes.count {
      let first = bytes[place]
      if first < 0x80 {
        output.append(UInt32(first))
        place += 1
        continue
      }
      if first == 0x80 {
        output.append(0x20AC)
        place += 1
        continue
      }
      guard first != 0xFF, place + 1 < bytes.count else {
        output.append(DecodedText.replacement)
        place += 1
        continue
      }
      let second = bytes[place + 1]
      if (0x30...0x39).contains(second) {
        place += appendQuadruple(&output, bytes, place)
        continue
      }
      var code: UInt32 = 0
      if (0x40...0x7E).contains(second) || (0x80...0xFE).contains(second) {
        code = pairs[(Int(first) - 0x81) * 190 + Int(second) - (second < 0x7F ? 0x40 : 0x41)]
      }
      if code == 0 {
        place += output.appendError(second: second)
      } else {
        output.append(code)
        place += 2
      }
    }
  }

  /// Reads a character of four bytes, the second being right; gives how many it takes up.
  private static func appendQuadruple(
    _ output: inout DecodedText, _ bytes: [UInt8], _ place: Int
  ) -> Int {
    guard place + 2 < bytes.count else {
      output.append(DecodedText.replacement)
      return bytes.count - place
    }
    let (first, second, third) = (bytes[place], bytes[place + 1], bytes[place + 2])
    guard (0x81...0xFE).contains(third) else {
      output.append(DecodedText.replacement)
      return 1
    }
    guard place + 3 < bytes.count else {
      output.append(DecodedText.replacement)
      return bytes.count - place
    }
    let fourth = bytes[place + 3]
    guard (0x30...0x39).contains(fourth) else {
      output.append(DecodedText.replacement)
      return 1
    }
    let high = (Int(first) - 0x81) * 10 + Int(second) - 0x30
    let pointer = (high * 126 + Int(third) - 0x81) * 10 + Int(fourth) - 0x30
    var code: UInt32 = 0
    if pointer < quadruples.count {
      code = pointer == 7457 ? 0xE7C7 : quadruples[pointer]
    } else if (189_000...1_237_575).contains(pointer) {
      code = UInt32(0x10000 + pointer - 189_000)
    }
    output.append(code == 0 ? DecodedText.replacement : code)
    return 4
  }
}
