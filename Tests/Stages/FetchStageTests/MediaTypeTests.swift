import Testing

@testable import FetchStage

struct MediaTypeTests {
  @Test(
    arguments: [
      ("text/html", "text/html", nil), ("Text/HTML; Charset=UTF-8", "text/html", "UTF-8"),
      ("text/plain;format=flowed; charset=\"iso-8859-1\" ", "text/plain", "iso-8859-1"),
      ("", nil, nil), ("nonsense", nil, nil), ("; charset=utf-8", nil, "utf-8"),
      ("text/html; charset=", "text/html", nil),
    ] as [(String, String?, String?)])
  func readsTheHeader(value: String, type: String?, charset: String?) {
    let parsed = MediaType.parse(contentType: value)
    #expect(parsed.type == type && parsed.charset == charset)
  }

  @Test(arguments: [
    ("%PDF-1.7", "application/pdf"), ("  <!DOCTYPE HTML>", "text/html"), ("<p>x", "text/html"),
    ("\u{FEFF}<html>", "text/html"), ("<?xml version='1.0'?><rss>", "application/xml"),
    ("<?xml version='1.0'?><html xmlns='x'>", "text/html"), ("<svg>", "text/plain"),
    ("{\"a\": 1}", "application/json"), ("Dear all,", "text/plain"), ("", "text/plain"),
    ("a\u{0}b", "application/octet-stream"), ("<!-- x --><feed xmlns='y'>", "application/xml"),
  ])
  func tellsByTheBeginning(content: String, type: String) {
    #expect(MediaType.sniffed(Array(content.utf8)) == type)
  }

  @Test func doesNotTakeAPageThatShowsAFeedForOne() {
    #expect(SourceKind.insteadOfPage(Array("<html><pre><rss></pre></html>".utf8)) == nil)
    #expect(SourceKind.insteadOfPage(Array("Use <rss> as the root".utf8)) == nil)
    #expect(
      SourceKind.insteadOfPage(Array("<?xml version='1.0'?>\n<!-- x -->\n<rss>".utf8)) == .feed)
    #expect(
      SourceKind.insteadOfPage(Array("{\"version\": \"https://jsonfeed.org/version/1\"}".utf8))
        == .feed)
  }
}
