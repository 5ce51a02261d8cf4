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
    "<title><meta charset=utf-8></title><meta charset=l1>",
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
}
