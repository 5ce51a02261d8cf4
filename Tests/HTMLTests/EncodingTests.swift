import HTML
import Testing

@Suite struct EncodingTests {
  @Test func aByteOrderMarkComesFirst() {
    #expect(HTMLEncoding.detect([0xEF, 0xBB, 0xBF, 0x61], declared: "latin1") == .utf8)
    #expect(HTMLEncoding.detect([0xFF, 0xFE, 0x61, 0]) == .utf16LittleEndian)
    #expect(HTMLEncoding.detect([0xFE, 0xFF, 0, 0x61]) == .utf16BigEndian)
  }

  @Test(arguments: [
    "<meta charset=ISO-8859-1>", "<META CHARSET=' latin1 '>",
    "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
    "<!-- <meta charset=utf-8> --><meta charset=cp1252>",
    "<p title='<meta charset=utf-8>'><meta charset=l1>", "<meta charset=x-user-defined>",
    "<meta content='text/html; charset=koi8-r'><meta charset=latin1>",
    "<meta charset=nosuch><meta charset=latin1>", "</p <meta charset=utf-8><meta charset=latin1>",
    "<meta content='charset=utf-8' charset=latin1>", "<?xml version='1.0' encoding='latin1'?>",
    "<meta content='x charset y; charset = \"latin1\"' http-equiv=CONTENT-TYPE>",
  ])
  func thePageItselfTells(head: String) {
    #expect(HTMLEncoding.detect(Array(head.utf8) + [0xE9]) == .windows1252)
  }

  @Test func whatWasDeclaredCountsForMoreThanWhatThePageSays() {
    let page = Array("<meta charset=utf-8>".utf8) + [0xE9]
    #expect(HTMLEncoding.detect(page, declared: "ISO-8859-1") == .windows1252)
    #expect(HTMLEncoding.detect(page, declared: "no such label") == .utf8)
  }

  @Test func validUTF8IsBelievedOverASingleByteLabel() {
    #expect(HTMLEncoding.detect(Array("caf\u{E9}".utf8), declared: "ISO-8859-1") == .utf8)
    #expect(HTMLEncoding.detect([0x63, 0xE9]) == .windows1252)
  }

  @Test func decodesAndRepairs() {
    #expect(
      HTMLEncoding.windows1252.decode([0x80, 0x93, 0xE9, 0x41])
        == Array("\u{20AC}\u{201C}\u{E9}A".utf8))
    #expect(HTMLEncoding.utf8.decode([0x61, 0xFF, 0xC3, 0x62]) == Array("a\u{FFFD}\u{FFFD}b".utf8))
    #expect(
      HTMLEncoding.utf16LittleEndian.decode([0xFF, 0xFE, 0x41, 0, 0xE9, 0]) == Array("A\u{E9}".utf8)
    )
    #expect(
      HTMLEncoding.utf16BigEndian.decode([0xD8, 0x3D, 0xDE, 0x00, 0xD8])
        == Array("\u{1F600}\u{FFFD}".utf8))
  }

  @Test func aPageIsReadInItsEncoding() {
    var parser = HTMLParser()
    let tree = parser.parse(Array("<meta charset=latin1><p>".utf8) + [0xE9])
    #expect(tree.text(of: .root) == "\u{E9}")
  }

  @Test func everyLabelOfTheStandardIsKnown() {
    #expect(HTMLEncoding.allCases.count == 40)
    var count = 0
    for (name, labels) in EncodingLabelCases.all {
      for label in labels.split(separator: " ") {
        count += 1
        #expect(HTMLEncoding(label: label)?.rawValue == name, "\(label)")
        #expect(HTMLEncoding(label: "\t\(label.uppercased()) \n")?.rawValue == name, "\(label)")
      }
    }
    #expect(count == 228)
    for label in ["", "utf-7", "utf-32", "latin 1", "iso-8859-12", "\u{130}BM866", "utf\u{2D}8x"] {
      #expect(HTMLEncoding(label: label) == nil, "\(label)")
    }
  }

  @Test func aPageThatStatesUTF16InASCIIIsUTF8() {
    for label in ["utf-16", "utf-16be", "ucs-2"] {
      #expect(HTMLEncoding.detect(Array("<meta charset=\(label)>".utf8) + [0xE9]) == .utf8)
    }
    #expect(HTMLEncoding.detect([0x3C, 0, 0x3F, 0, 0x78, 0, 0x6D, 0]) == .utf16LittleEndian)
    #expect(HTMLEncoding.detect([0, 0x3C, 0, 0x3F, 0, 0x78, 0, 0x6D]) == .utf16BigEndian)
  }

  @Test func onlyTheFirst1024BytesAreLookedAt() {
    let late = String(repeating: " ", count: 1024) + "<meta charset=koi8-r>"
    #expect(HTMLEncoding.detect(Array(late.utf8)) == .utf8)
    let cut = String(repeating: " ", count: 1010) + "<meta charset=koi8-r>"
    #expect(HTMLEncoding.detect(Array(cut.utf8)) == .utf8)
  }

  @Test(arguments: [
    ("<meta charset=windows-1253><p>", nil, "αβγ"),
    ("<meta http-equiv=CONTENT-type content='text/html; charset=\"windows-1253\"'><p>", nil, "αβγ"),
    ("<meta content='charset=koi8-r'><meta charset=nosuch><meta charset=windows-1253>", nil, "αβγ"),
    ("<meta charset=windows-1253><meta charset=koi8-r><p>", nil, "αβγ"),
    ("<body><p><meta charset=windows-1253>", nil, "αβγ"),
    ("<meta charset=utf-16><p>", nil, "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("<!--<meta charset=utf-8>--><meta charset=windows-1253><p>", nil, "αβγ"),
    // What the document came with is certain.
    ("<meta charset=windows-1253><p>", "koi8-r", "АБЦ"),
  ])
  func aLateMetaChangesTheEncoding(head: String, charset: String?, text: String) throws {
    var parser = HTMLParser()
    let start = "<!doctype html><!--" + String(repeating: "x", count: 1100) + "-->" + head
    let tree = parser.parse(Array(start.utf8) + [0xE1, 0xE2, 0xE3], charset: charset)
    let body = try #require(tree.body)
    #expect(tree.text(of: body) == text)
  }

  @Test func aLateMetaOfWindows1252DoesNotUnmakeUTF8() throws {
    var parser = HTMLParser()
    let start = "<!--" + String(repeating: "x", count: 1100) + "-->"
    let western = parser.parse(Array((start + "<meta charset=latin1><p>é").utf8))
    #expect(western.text(of: try #require(western.body)) == "é")
    let greek = parser.parse(Array((start + "<meta charset=windows-1253><p>é").utf8))
    #expect(greek.text(of: try #require(greek.body)) == "Γ©")
  }

  @Test func whatThePrescanFoundIsKeptIfTheFirstMetaSaysSo() throws {
    var parser = HTMLParser()
    let start = "<meta charset=windows-1253>" + String(repeating: " ", count: 1100)
    let tree = parser.parse(Array((start + "<meta charset=koi8-r><p>").utf8) + [0xE1])
    #expect(tree.text(of: try #require(tree.body)) == "α")
  }

  @Test func prescanningEndsForEveryInput() {
    let pieces = [
      "<", "<!--", "-->", "-", "<meta", " charset", "=", "'", ">", "/", "<?xml encoding", "a", " ",
    ]
    var seed: UInt64 = 3
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<12 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(seed >> 33) % pieces.count]
      }
      _ = HTMLEncoding.detect(Array(text.utf8))
    }
  }

  @Test func aFewSignsAndMarksAreWindows1252() {
    // It’s a “quoted” text – with £5 and café.
    let bytes =
      Array("It".utf8) + [0x92] + Array("s a ".utf8) + [0x93] + Array("quoted".utf8) + [0x94]
      + Array(" text ".utf8) + [0x96] + Array(" with ".utf8) + [0xA3] + Array("5 and caf".utf8)
      + [0xE9, 0x2E]
    #expect(HTMLEncoding.detect(bytes) == .windows1252)
  }

  @Test func textThatStatesNothingIsToldByItsLetters() throws {
    for (name, text, hexadecimal) in DetectionCases.all {
      let bytes = Bytes.of(hexadecimal)
      let encoding = try #require(HTMLEncoding(label: name))
      #expect(encoding.decode(bytes) == Array(text.utf8), "\(name)")
      // Encodings that are alike for the text are as good.
      let page = Array("<title>News</title><p class=x>".utf8) + bytes + Array("</p>".utf8)
      let found = HTMLEncoding.detect(page)
      #expect(found.decode(bytes) == Array(text.utf8), "\(name) taken for \(found): \(text)")
    }
  }

  @Test(
    arguments: [
      ([0xA6, 0xD9], 0xFE10), ([0xA6, 0xDB], 0xFE11), ([0xFE, 0x59], 0x9FB4),
      ([0xFE, 0xA0], 0x9FBB),
      ([0xFE, 0x51], 0xE816), ([0xA8, 0xBC], 0x1E3F), ([0xA3, 0xA0], 0x3000),
      ([0x81, 0x35, 0xF4, 0x37], 0xE7C7), ([0x82, 0x35, 0x90, 0x37], 0x9FB4),
      ([0x81, 0x30, 0x81, 0x30], 0x80), ([0x84, 0x31, 0xA4, 0x39], 0xFFFF),
    ] as [([UInt8], UInt32)])
  func readsGB18030AsTheStandardHasItWhateverEditionTheSystemFollows(
    _ bytes: [UInt8], _ code: UInt32
  ) {
    let text = String(decoding: HTMLEncoding.gb18030.decode(bytes), as: UTF8.self)
    #expect(text.unicodeScalars.map(\.value) == [code])
  }
}
