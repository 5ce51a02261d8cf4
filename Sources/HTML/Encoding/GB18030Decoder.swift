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
    for (lead, trail, code, _) in revised { table[pointer(lead, trail)] = code }
    return table
  }()

  /// Two bytes of which systems differ in what they stand for, with the edition they follow.
  ///
  /// What they stand for in the standard (that of GB18030 of 2022, but for six without a place of their own in
  /// it), and what they stood for in the edition of 2000.
  private static let revised: [(lead: UInt8, trail: UInt8, code: UInt32, former: UInt32)] = [
    (0xA6, 0xD9, 0xFE10, 0xE78D), (0xA6, 0xDA, 0xFE12, 0xE78E), (0xA6, 0xDB, 0xFE11, 0xE78F),
    (0xA6, 0xDC, 0xFE13, 0xE790), (0xA6, 0xDD, 0xFE14, 0xE791), (0xA6, 0xDE, 0xFE15, 0xE792),
    (0xA6, 0xDF, 0xFE16, 0xE793), (0xA6, 0xEC, 0xFE17, 0xE794), (0xA6, 0xED, 0xFE18, 0xE795),
    (0xA6, 0xF3, 0xFE19, 0xE796), (0xA8, 0xBC, 0x1E3F, 0xE7C7), (0xFE, 0x51, 0xE816, 0xE816),
    (0xFE, 0x52, 0xE817, 0xE817), (0xFE, 0x53, 0xE818, 0xE818), (0xFE, 0x59, 0x9FB4, 0xE81E),
    (0xFE, 0x61, 0x9FB5, 0xE826), (0xFE, 0x66, 0x9FB6, 0xE82B), (0xFE, 0x67, 0x9FB7, 0xE82C),
    (0xFE, 0x6C, 0xE831, 0xE831), (0xFE, 0x6D, 0x9FB8, 0xE832), (0xFE, 0x76, 0xE83B, 0xE83B),
    (0xFE, 0x7E, 0x9FB9, 0xE843), (0xFE, 0x90, 0x9FBA, 0xE854), (0xFE, 0x91, 0xE855, 0xE855),
    (0xFE, 0xA0, 0x9FBB, 0xE864),
  ]

  /// The standard's index gb18030 ranges, spelt out: what had no two bytes in the edition of 2000, in order.
  private static let quadruples: [UInt32] = {
    var hasPair = [Bool](repeating: false, count: 0x10000)
    for code in pairs where code < 0x10000 { hasPair[Int(code)] = true }
    for (_, _, code, former) in revised {
      hasPair[Int(code)] = false
      hasPair[Int(former)] = true
    }
    hasPair[0xE5E5] = true
    return (0x80...0xFFFF).filter { !hasPair[$0] && !(0xD800...0xDFFF).contains($0) }
      .map { UInt32($0) }
  }()

  /// Where the standard's index has two bytes.
  private static func pointer(_ lead: UInt8, _ trail: UInt8) -> Int {
    (Int(lead) - 0x81) * 190 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
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
        code = pairs[pointer(first, second)]
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
