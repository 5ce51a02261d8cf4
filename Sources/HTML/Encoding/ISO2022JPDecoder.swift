/// Decodes ISO-2022-JP (Encoding standard, section 11.2).
enum ISO2022JPDecoder {
  private enum State { case ascii, roman, katakana, kanji }

  static func decode(_ bytes: [UInt8], into output: inout DecodedText) {
    let jis0208 = JISIndex.jis0208
    output.reserve(bytes.count * 2)
    var state = State.ascii
    // Two escapes without a character between them are an error.
    var hasOutput = false
    var place = 0
    while place < bytes.count {
      let first = bytes[place]
      if first == 0x1B {
        if let next = escape(bytes, place + 1) {
          state = next
          place += 3
          if hasOutput { output.append(DecodedText.replacement) }
          hasOutput = true
        } else {
          output.append(DecodedText.replacement)
          hasOutput = false
          place += 1
        }
        continue
      }
      hasOutput = false
      place += 1
      switch state {
      case .ascii, .roman:
        if first >= 0x80 || first == 0x0E || first == 0x0F {
          output.append(DecodedText.replacement)
        } else if state == .roman, first == 0x5C || first == 0x7E {
          output.append(first == 0x5C ? 0xA5 : 0x203E)
        } else {
          output.append(UInt32(first))
        }
      case .katakana:
        let isKana = (0x21...0x5F).contains(first)
        output.append(isKana ? 0xFF61 + UInt32(first) - 0x21 : DecodedText.replacement)
      case .kanji:
        guard (0x21...0x7E).contains(first) else {
          output.append(DecodedText.replacement)
          continue
        }
        guard place < bytes.count, bytes[place] != 0x1B else {
          output.append(DecodedText.replacement)
          continue
        }
        let second = bytes[place]
        place += 1
        let code =
          (0x21...0x7E).contains(second)
          ? JISIndex.character(jis0208, Int(first) - 0x21, Int(second) - 0x21) : 0
        output.append(code == 0 ? DecodedText.replacement : code)
      }
    }
  }

  /// The state that an escape sequence begins; nil if it is none.
  private static func escape(_ bytes: [UInt8], _ place: Int) -> State? {
    guard place + 1 < bytes.count else { return nil }
    switch (bytes[place], bytes[place + 1]) {
    case (0x28, 0x42): return .ascii
    case (0x28, 0x4A): return .roman
    case (0x28, 0x49): return .katakana
    case (0x24, 0x40), (0x24, 0x42): return .kanji
    default: return nil
    }
  }
}
