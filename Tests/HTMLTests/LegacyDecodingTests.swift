import HTML
import Testing

@Suite struct LegacyDecodingTests {
  @Test(arguments: [
    // A second byte of ASCII is kept, others go with the first.
    ("euc-kr", "b0a1 41", "가A"), ("euc-kr", "813c", "\u{FFFD}<"), ("euc-kr", "b0ff", "\u{FFFD}"),
    ("euc-kr", "8141", "갂"), ("euc-kr", "b0", "\u{FFFD}"),
    ("euc-kr", "80ff61", "\u{FFFD}\u{FFFD}a"),
    ("big5", "a440", "一"), ("big5", "8862 8864 88a3 88a5", "Ê̄Ê̌ê̄ê̌"),
    ("big5", "a43c", "\u{FFFD}<"), ("big5", "a4", "\u{FFFD}"), ("big5", "8161", "\u{FFFD}a"),
    ("big5", "a3c0 c6cf a145 a3e1 a1e3", "␀廴‧€～"),
    ("big5", "a1fe a2cc", "／十"), ("big5", "80", "\u{FFFD}"),
    ("gbk", "d2bb 80", "一€"), ("gbk", "813c", "\u{FFFD}<"), ("gbk", "81ff", "\u{FFFD}"),
    ("gbk", "a3a0 a3a1", "\u{3000}！"), ("gb18030", "a3a0", "\u{3000}"),
    ("gb18030", "8130 8130", "\u{80}"), ("gb18030", "9030 8130", "\u{10000}"),
    ("gb18030", "e332 9a35", "\u{10FFFF}"), ("gb18030", "e332 9a36", "\u{FFFD}"),
    ("gb18030", "8135 f437", "\u{E7C7}"), ("gb18030", "8235 9037", "\u{9FB4}"),
    ("gb18030", "8130 813c", "\u{FFFD}0\u{FFFD}<"), ("gb18030", "8130 41", "\u{FFFD}0A"),
    ("gb18030", "8130 81", "\u{FFFD}"), ("gb18030", "8130", "\u{FFFD}"),
    ("gb18030", "ff", "\u{FFFD}"),
    ("shift_jis", "8365 8358 b1 5c 7e", "テスｱ\\~"), ("shift_jis", "815c 8160", "―～"),
    ("shift_jis", "833c", "\u{FFFD}<"), ("shift_jis", "83", "\u{FFFD}"),
    ("shift_jis", "a0 fd", "\u{FFFD}\u{FFFD}"),
    ("shift_jis", "80 f040", "\u{80}\u{E000}"), ("shift_jis", "fa40 8740", "ⅰ①"),
    ("euc-jp", "a5c6 8eb1 8fb0a1", "テｱ丂"), ("euc-jp", "a53c", "\u{FFFD}<"),
    ("euc-jp", "a5", "\u{FFFD}"),
    ("euc-jp", "8eff", "\u{FFFD}"), ("euc-jp", "8fb041", "\u{FFFD}A"),
    ("euc-jp", "8fb0", "\u{FFFD}"),
    ("euc-jp", "ada1 a1c1", "①～"), ("euc-jp", "80", "\u{FFFD}"),
    ("iso-2022-jp", "1b2442 2546 1b2842 41", "テA"), ("iso-2022-jp", "1b284a 5c7e", "¥‾"),
    ("iso-2022-jp", "1b2849 31", "ｱ"), ("iso-2022-jp", "1b2442 1b2842 41", "\u{FFFD}A"),
    ("iso-2022-jp", "1b41", "\u{FFFD}A"), ("iso-2022-jp", "80 0e", "\u{FFFD}\u{FFFD}"),
    ("iso-2022-jp", "1b2442 25 1b2842 41", "\u{FFFD}A"), ("iso-2022-jp", "1b2442 25", "\u{FFFD}"),
    ("iso-2022-jp", "1b2442 2520 41", "\u{FFFD}\u{FFFD}"),
    ("replacement", "61 62", "\u{FFFD}"), ("replacement", "", ""),
    ("x-user-defined", "41 80 ff", "A\u{F780}\u{F7FF}"),
    ("latin1", "80 81 9f e9", "€\u{81}Ÿé"), ("iso-8859-9", "f0 80", "ğ€"),
    ("iso-8859-8-i", "e0 a1", "א\u{FFFD}"),
    ("iso-8859-1", "93", "“"), ("iso-8859-11", "a1 db", "ก\u{FFFD}"),
    ("iso-8859-2", "b3 80", "ł\u{80}"),
    ("iso-8859-16", "aa", "Ș"), ("iso-8859-15", "a4", "€"), ("iso-8859-7", "a4 ae", "€\u{FFFD}"),
    ("koi8-r", "f0d2", "Пр"), ("koi8-u", "a4 ae be", "єўЎ"),
    ("macintosh", "db f0 8a", "€\u{F8FF}ä"),
    ("x-mac-cyrillic", "a2 b6 ff 80", "Ґґ€А"), ("windows-1255", "ca e0", "\u{5BA}א"),
    ("ibm866", "80 f0", "АЁ"),
    ("windows-1251", "cff0 98", "Пр\u{98}"), ("windows-1258", "cc", "\u{300}"),
    ("windows-874", "80 a1 fc", "€ก\u{FFFD}"),
    ("utf-8", "61 e282 62 ff", "a\u{FFFD}b\u{FFFD}"), ("utf-8", "efbbbf 61", "a"),
    ("utf-8", "eda080", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("utf-16le", "3dd8 4100", "\u{FFFD}A"), ("utf-16le", "4100 42", "A\u{FFFD}"),
    ("utf-16be", "d83d 00", "\u{FFFD}"),
  ])
  func bytesAreReadAsTheStandardSays(label: String, hexadecimal: String, text: String) throws {
    let encoding = try #require(HTMLEncoding(label: label))
    let decoded = encoding.decode(Bytes.of(hexadecimal))
    let shown = String(decoding: decoded, as: UTF8.self)
    #expect(decoded == Array(text.utf8), "\(label) \(hexadecimal) is \(shown)")
  }

  /// All entries of the standard's index are compared, by a checksum (FNV-1a, of pointers and code
  /// points in turn).
  @Test func big5IsTheStandardsIndexThroughout() {
    var (count, sum): (Int, UInt64) = (0, 0xCBF2_9CE4_8422_2325)
    for pointer in 0..<126 * 157 {
      let trail = pointer % 157
      let bytes = [UInt8(pointer / 157 + 0x81), UInt8(trail + (trail < 0x3F ? 0x40 : 0x62))]
      let text = String(decoding: HTMLEncoding.big5.decode(bytes), as: UTF8.self).unicodeScalars
      guard let code = text.first, text.count == 1, code != "\u{FFFD}" else { continue }
      count += 1
      for value in [UInt64(pointer), UInt64(code.value)] {
        sum = (sum ^ value) &* 0x100_0000_01B3
      }
    }
    // Four more stand for two code points.
    #expect(count == 18_590)
    #expect(sum == 0x41DD_B634_43D4_12C6)
  }

  @Test func noBytesMakeADecoderFailOrWriteWhatIsNoUTF8() {
    var seed: UInt64 = 7
    for _ in 0..<200 {
      var bytes: [UInt8] = []
      for _ in 0..<64 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(seed >> 60 < 3 ? 0x1B : UInt8(truncatingIfNeeded: seed >> 40))
      }
      for encoding in HTMLEncoding.allCases {
        let decoded = encoding.decode(bytes)
        #expect(HTMLEncoding.utf8.decode(decoded) == decoded, "\(encoding) \(bytes)")
      }
    }
  }

  @Test func markupAfterABrokenCharacterIsKept() {
    for encoding in HTMLEncoding.allCases
    where ![.utf16BigEndian, .utf16LittleEndian, .replacement].contains(encoding) {
      let decoded = encoding.decode([0x81] + Array("<p>".utf8))
      #expect(String(decoding: decoded, as: UTF8.self).hasSuffix("<p>"), "\(encoding)")
    }
  }
}
