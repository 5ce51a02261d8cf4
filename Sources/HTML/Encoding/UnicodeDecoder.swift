/// Decodes UTF-8 and UTF-16, and leaves their byte order mark out.
enum UnicodeDecoder {
  /// Whether text in UTF-8 begins with a byte order mark.
  static func hasMark(_ bytes: [UInt8]) -> Bool {
    bytes.count > 2 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }

  static func utf8(_ bytes: [UInt8], into output: inout DecodedText) {
    output.reserve(bytes.count)
    var place = hasMark(bytes) ? 3 : 0
    while place < bytes.count {
      let end = UTF8Check.validEnd(bytes.span, from: place)
      output.append(contentsOf: bytes[place..<end])
      guard end < bytes.count else { return }
      output.append(DecodedText.replacement)
      place = end + UTF8Check.errorLength(bytes.span, end)
    }
  }

  static func utf16(_ bytes: [UInt8], high: Int, into output: inout DecodedText) {
    output.reserve(bytes.count + bytes.count / 2)
    func unit(_ place: Int) -> UInt32 {
      UInt32(bytes[place + high]) << 8 | UInt32(bytes[place + 1 - high])
    }
    var place = bytes.count > 1 && unit(0) == 0xFEFF ? 2 : 0
    while place + 1 < bytes.count {
      let first = unit(place)
      place += 2
      guard first >> 11 == 0x1B else {
        output.append(first)
        continue
      }
      if first < 0xDC00, place + 1 < bytes.count, unit(place) >> 10 == 0x37 {
        output.append(0x10000 + (first & 0x3FF) << 10 | unit(place) & 0x3FF)
        place += 2
        continue
      }
      output.append(DecodedText.replacement)
      // A lead surrogate and a byte that are left over are one error together.
      if first < 0xDC00, place + 1 == bytes.count { return }
    }
    if place < bytes.count { output.append(DecodedText.replacement) }
  }
}
