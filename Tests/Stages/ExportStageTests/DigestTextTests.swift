import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

@Suite struct DigestTextTests {
  @Test(arguments: [
    ("https://example.org/a", "https://example.org/a", "example.org"),
    (" HTTPS://WWW.Example.ORG/A \n", "https://WWW.Example.ORG/A", "example.org"),
    ("http://example.org:8080/x", "http://example.org:8080/x", "example.org"),
    ("https://example.org/a (b) c", "https://example.org/a%20%28b%29%20c", "example.org"),
    ("https://example.org/\"><x>", "https://example.org/%22%3E%3Cx%3E", "example.org"),
    (
      "https://example.org/a\n\tb`{|}^\\", "https://example.org/a%0A%09b%60%7B%7C%7D%5E/",
      "example.org"
    ),
    ("https://example.org?a\\b", "https://example.org?a%5Cb", "example.org"),
    ("https://a.org\\@evil.org/", "https://a.org/@evil.org/", "a.org"),
    ("https://a.org@evil.org/", "https://a.org@evil.org/", "evil.org"),
    ("https://例え.jp/記事/\u{202E}x\u{A0}", "https://例え.jp/記事/%E2%80%AEx", "例え.jp"),
    ("https://[::1]:80/", "https://[::1]:80/", "[::1]"),
    ("https://www./", "https://www./", "www."),
  ])
  func makesAddressesSafeToLink(_ text: String, _ address: String, _ host: String) {
    let link = WebLink(text)
    #expect(link?.address == address)
    #expect(link?.host == host)
  }

  @Test(arguments: [
    "javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "//example.org/", "",
    "https://",
    "https:///path", "https://exa mple.org/", "https://exa\u{202E}mple.org/", "https:/example.org",
    "https://<b>/", "java\nscript:alert(1)", "http://:80/",
  ])
  func linksNothingElse(_ text: String) {
    #expect(WebLink(text) == nil)
  }

  @Test(arguments: [
    ("plain text, 50% of it", "plain text, 50% of it"), ("C# and F#", "C# and F#"),
    ("# one ## two", "\\# one \\#\\# two"), ("a*b_c`d`", "a\\*b\\_c\\`d\\`"),
    ("[x](y) ![z](w)", "\\[x\\](y) !\\[z\\](w)"),
    ("<b>&amp; AT&T &#60;", "\\<b>\\&amp; AT&T \\&#60;"),
    ("back\\slash ~~x~~ $1", "back\\\\slash \\~\\~x\\~\\~ \\$1"),
    ("see https://x.org or www.x.org", "see https\\://x.org or www\\.x.org"),
    ("{{a}} {%b%} {c}", "&#123;{a}} &#123;%b%} {c}"), ("me@x.org @you", "me\\@x.org @you"),
    ("a %%hidden%% ==b== 1 = 1", "a \\%\\%hidden\\%\\% \\=\\=b\\=\\= 1 = 1"),
    ("雨 é 👍🏽", "雨 é 👍🏽"), ("", ""),
  ])
  func escapesMarkdownWithinALine(_ text: String, _ expected: String) {
    #expect(MarkdownText.inline(text) == expected)
  }

  @Test(arguments: [
    ("- a", "\\- a"), ("+ a", "\\+ a"), ("* a", "\\* a"), ("> a", "\\> a"), ("1. a", "1\\. a"),
    ("12) a", "12\\) a"), ("2026 was", "2026 was"), ("# a", "\\# a"), ("===", "\\=\\=\\="),
    ("--- a", "\\--- a"), ("a", "a"),
  ])
  func escapesMarkdownAtTheStartOfALine(_ text: String, _ expected: String) {
    #expect(MarkdownText.paragraph(text) == expected)
  }

  @Test func escapesEveryPunctuationMarkReversibly() {
    // Whatever is escaped reads as it was once the escapes are taken out again.
    for byte in UInt8(0x21)...0x7E {
      let text = "a" + String(UnicodeScalar(byte)) + "b"
      var seen = ""
      var isEscaped = false
      for scalar in MarkdownText.paragraph(text).unicodeScalars {
        if scalar == "\\", !isEscaped {
          isEscaped = true
        } else {
          seen.unicodeScalars.append(scalar)
          isEscaped = false
        }
      }
      #expect(seen == text)
    }
  }

  @Test func givesHeadingsTheAnchorsOfRenderers() {
    var slugs = HeadingSlugs()
    let headings = [
      "News, 2026!", "Politics", "politics", "Politics-1", "A_b  c", "Überblick 雨", "?",
    ]
    let expected = [
      "news-2026", "politics", "politics-1", "politics-1-1", "a_b--c", "überblick-雨", "",
    ]
    #expect(headings.map { slugs.slug(of: $0) } == expected)
  }

  @Test(arguments: [
    ("  a \n\t b\r\nc  ", "a b c"), ("a\u{0}b\u{7}c", "a b c"), ("x\u{202E}y\u{2066}z", "xyz"),
    ("a\u{2028}b\u{3000}c", "a b c"), ("", ""), (" \n ", ""),
  ])
  func putsTextOnOneLine(_ text: String, _ line: String) {
    #expect(PlainText.line(text, limit: 100) == line)
  }

  @Test func cutsLongLinesAtAWord() {
    #expect(PlainText.line("one two three", limit: 13) == "one two three")
    #expect(PlainText.line("one two three", limit: 10) == "one two…")
    #expect(PlainText.line("one two three", limit: 8) == "one two…")
    #expect(PlainText.line("abcdefghij", limit: 4) == "abcd…")
    #expect(PlainText.line("雨が降り続いています", limit: 4) == "雨が降り…")
  }

  @Test func findsParagraphs() {
    let text = "\n\n one\ntwo \n \t\n\n\nthree\r\n\r\nfour\n"
    #expect(
      PlainText.paragraphs(text, limit: 9).map { PlainText.line(String($0), limit: 99) }
        == ["one two", "three", "four"])
    #expect(PlainText.paragraphs(text, limit: 1).count == 1)
    #expect(PlainText.paragraphs("", limit: 5).isEmpty)
  }

  @Test func countsReadingTimeInMinutes() {
    #expect(ReadingTime.minutes("") == nil)
    #expect(ReadingTime.minutes(" \n") == nil)
    #expect(ReadingTime.minutes("one") == 1)
    #expect(ReadingTime.minutes(String(repeating: "word ", count: 2380)) == 10)
    #expect(ReadingTime.minutes(String(repeating: "雨", count: 4760)) == 10)
  }

  @Test func showsTheSummaryElseTheStartOfTheText() {
    func excerpt(_ document: Document) -> [String] {
      Excerpt.paragraphs(of: document, title: "Title")
    }
    #expect(
      excerpt(Document(id: "a", text: "T.", summary: "One\ntwo.\n\nThree.")) == [
        "One two.", "Three.",
      ])
    #expect(
      excerpt(Document(id: "a", text: "Title\n\nFirst.\n\nSecond.", summary: " \n")) == ["First."])
    #expect(excerpt(Document(id: "a")) == [])
    #expect(excerpt(Document(id: "a", text: "Title")) == [])
    let sentence = "This is a sentence of forty characters. "
    let long = excerpt(Document(id: "a", text: String(repeating: sentence, count: 30)))
    #expect(long == [String(repeating: sentence, count: 10).dropLast().description])
    let words = excerpt(Document(id: "a", text: String(repeating: "word ", count: 300)))
    #expect(words.first?.count == 400)
    #expect(words.first?.hasSuffix("word…") == true)
    let japanese = excerpt(Document(id: "a", text: String(repeating: "雨が降る。", count: 300)))
    #expect(japanese.first?.count == 400)
    let rubbish = excerpt(Document(id: "a", text: String(repeating: "x", count: 100_000)))
    #expect(rubbish.first?.count == 401)
  }

  @Test func neverBreaksOnRubbish() throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "\n", "\n\n", " ", "\r\n", ".", "a", "#", "](", "<b>", "&lt;", "\u{301}", "👩‍👩‍👧", "\u{0}", "雨",
      "www.", "://",
    ]
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...60, using: &generator))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
      let document = Document(
        id: text, url: "https://example.org/" + text, source: text, title: text, authors: [text],
        language: text, text: text, summary: text, labels: [Label(text)])
      let other = Document(id: "other")
      let html = try digestText([other, document], title: text, HTMLDigest.self)
      #expect(!html.contains("<b>"))
      let markdown = try digestText([document, other], title: text, MarkdownDigest.self)
      #expect(!markdown.contains("\n["))
    }
  }
}
