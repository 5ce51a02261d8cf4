import PipeKit
import Testing

@testable import FeedReader

struct FeedRepairTests {
  private func read(_ text: String) throws -> Feed {
    try FeedReader().read(Array(text.utf8))
  }

  private func rss(_ item: String) -> String {
    "<rss version='2.0'><channel><title>T</title><item>\(item)</item></channel></rss>"
  }

  @Test func replacesEntitiesOfHTMLAndSaysSo() throws {
    let feed = try read(rss("<title>A&nbsp;B &eacute; &unknown; & C</title>"))
    #expect(feed.entries.first?.title?.plainText == "A B é &unknown; & C")
    #expect(feed.notes.first?.message.contains("nbsp") == true)
    #expect(feed.notes.first?.line == 1)
  }

  @Test func replacesEntitiesDeclaredInTheDocument() throws {
    let feed = try read(
      """
      <?xml version="1.0"?><!DOCTYPE rss [ <!-- > --> <!ENTITY who "Ann &amp;amp; Bob">
      <!ENTITY secret SYSTEM "file:///etc/passwd"> <!ENTITY % p "x"> ]>
      <rss version="2.0"><channel><title>&who;</title>
      <description>[&secret;]</description></channel></rss>
      """)
    #expect(feed.title?.plainText == "Ann & Bob")
    #expect(feed.description?.plainText == "[&secret;]")
  }

  @Test func doesNotLetEntitiesGrow() throws {
    var declarations = "<!ENTITY a0 'ha'>"
    for level in 1...30 {
      let before = "&a\(level - 1);"
      declarations += "<!ENTITY a\(level) '\(before)\(before)\(before)\(before)'>"
    }
    let feed = try read(
      "<!DOCTYPE rss [\(declarations)]><rss><channel><title>&a30;</title></channel></rss>")
    #expect((feed.title?.value.utf8.count ?? 0) < 100)
  }

  @Test func readsATruncatedFeed() throws {
    let bytes = Array(Samples.rss.utf8)
    let feed = try FeedReader().read(Array(bytes.prefix(bytes.count - 120)))
    #expect(feed.entries.count == 2)
    #expect(feed.entries.last?.title?.plainText == "New crane")
    #expect(!feed.notes.isEmpty)
  }

  /// Half an address is another one, and half a text is half of it.
  @Test(arguments: [
    "<link>https://x.example/", "<guid>https://x.example/", "<pubDate>Fri, 05 Jan 2024",
    "<link href='https://x.example/", "<enclosure url='https://x.example/a",
    "<enclosure url=https://x.ex",
  ])
  func takesNoHalfValuesOfTheLastEntry(cut: String) throws {
    let feed = try read(
      "<rss><channel><item><title>One</title><description>some text</description>\(cut)")
    #expect(feed.entries.count == 1)
    let entry = try #require(feed.entries.first)
    #expect(entry.title?.plainText == "One" && entry.summary?.plainText == "some text")
    #expect(entry.link == nil && entry.id == nil && entry.published == nil)
    #expect(entry.enclosures.isEmpty)
    #expect(feed.notes.contains { $0.message.contains("the document ends within") })
  }

  @Test func keepsWhatThereIsOfATextThatIsCut() throws {
    let feed = try read("<rss><channel><item><link>https://x.example/1</link><description>some te")
    #expect(feed.entries.first?.summary?.plainText == "some te")
    #expect(feed.entries.first?.link == "https://x.example/1")
  }

  /// As PHP writes them.
  @Test(arguments: [
    "<br />\n<b>Warning</b>:  include(x) in <b>/www/x.php</b> on line <b>2</b><br />\n",
    "<font size='1'><table dir='ltr'><tr><th>Notice</th></tr></table></font>",
    "<script>x()</script>",
  ])
  func passesOverMarkupBeforeTheFeed(junk: String) throws {
    for head in ["<?xml version='1.0'?>", ""] {
      let feed = try read(junk + head + rss("<title>One</title><link>https://x.example/1</link>"))
      #expect(feed.entries.map(\.link) == ["https://x.example/1"])
      #expect(feed.notes.first?.message.contains("before the feed") == true)
    }
    let atom = try read(junk + Samples.atom)
    #expect(atom.format == .atom && atom.entries.count == 1)
  }

  @Test(arguments: [
    "<!DOCTYPE html><html><body><rss version='2.0'><channel></channel></rss></body></html>",
    "<p>Feeds begin with</p><rssx><feeds>", "<p>x</p><?xml version='1.0'?><svg></svg>",
  ])
  func aPageIsNoFeedThoughItNamesOne(page: String) throws {
    let error = #expect(throws: FeedError.self) { try read(page) }
    #expect(error?.kind == .webPage)
  }

  /// A quotation mark that is missing ends no further than the tag, or those of other entries would go.
  @Test(arguments: [
    "<enclosure url=\"https://x.example/a.mp3 type=x/>",
    "<enclosure url=\"https://x.example/a.mp3/>",
    "<enclosure url=\"https://x.example/a.mp3></enclosure>", "<category term=\"a\n>",
  ])
  func anAttributeThatIsNotClosedEndsWithItsTag(tag: String) throws {
    let end = "</channel></rss>"
    for next in [
      "<item x=\"y\">", "<item>", "<item x=\"\">", "<item><category>say \"hi\" </category>",
    ] {
      let feed = try read(
        "<rss><channel><item><title>A</title>\(tag)</item>\n<item><title>B</title></item>"
          + "\(next)<title>C</title></item>" + end)
      #expect(feed.entries.map(\.title?.plainText) == ["A", "B", "C"], "\(next)")
      #expect(feed.notes.contains { $0.message.contains("not closed") })
    }
  }

  @Test func anAttributeMayHaveMarkupInIt() throws {
    let feed = try read(
      "<rss><channel><item><category term=\"<b>x</b> y\"/><title>A</title></item></channel></rss>")
    #expect(feed.entries.first?.categories.map(\.term) == ["<b>x</b> y"])
    #expect(feed.entries.first?.title?.plainText == "A")
  }

  @Test func takesAGuidForALinkOnlyIfItIsOne() throws {
    for (guid, link) in [
      ("12345", nil), ("abc/def", nil), ("tag:x,2024:1", nil), ("/1", "https://x.example/1"),
      ("https://x.example/2", "https://x.example/2"),
      ("HTTPS://x.example/3", "HTTPS://x.example/3"),
    ] as [(String, String?)] {
      let feed = try read(
        "<rss><channel><link>https://x.example/</link><item><guid>\(guid)</guid></item></channel></rss>"
      )
      #expect(feed.entries.first?.link == link)
      #expect(feed.entries.first?.id == guid)
    }
  }

  /// Whoever takes a link opens it.
  @Test func leavesOutAddressesThatNobodyShouldFollow() throws {
    let feed = try read(
      rss(
        """
        <guid>https://x.example/1</guid><link> JavaScript:alert(1)</link>
        <enclosure url="data:text/html,x"/><enclosure url="ftp://x.example/a.mp3"/>
        <comments>vbscript:x</comments>
        """))
    let entry = try #require(feed.entries.first)
    #expect(entry.link == "https://x.example/1" && entry.comments == nil)
    #expect(entry.enclosures.map(\.url) == ["ftp://x.example/a.mp3"])
    #expect(feed.notes.contains { $0.message.hasPrefix("3 addresses have a scheme") })
  }

  @Test func aTextAboutMarkupIsNoMarkup() throws {
    func summary(_ text: String) throws -> String? {
      try read(rss("<description>\(text)</description>")).entries.first?.summary?.value
    }
    #expect(
      try summary("How to use &amp;lt;div&amp;gt; in HTML") == "How to use &lt;div&gt; in HTML")
    #expect(try summary("&amp;lt;p&amp;gt;x&amp;lt;/p&amp;gt;") == "<p>x</p>")
    #expect(try summary("x&amp;lt;br&amp;gt;y&amp;lt;br&amp;gt;z") == "x<br />y<br />z")
  }

  @Test func closesWhatWasLeftOpen() throws {
    let feed = try read(
      """
      <rss version="2.0"><channel><title>T</title>
      <item><title>One</title><description>a<br>b <p>c</description><link>https://x.example/1</link>
      <item><title>Two</b></title></item></foo></channel></rss>
      """)
    #expect(feed.entries.map(\.title?.plainText) == ["One", "Two"])
    #expect(feed.entries.first?.link == "https://x.example/1")
    #expect(feed.entries.first?.summary?.plainText == "a b c")
  }

  @Test func passesOverWhatComesBeforeTheFeed() throws {
    let feed = try read("\n\n  " + Samples.rss)
    #expect(feed.entries.count == 2)
    let warned = try read("Warning: mysql_connect() in /www/x.php\n" + Samples.rss)
    #expect(warned.entries.count == 2)
    #expect(!warned.notes.isEmpty)
  }

  @Test func takesUndeclaredPrefixesForWhatTheyUsuallyMean() throws {
    let feed = try read(rss("<dc:creator>Ann</dc:creator><content:encoded>x</content:encoded>"))
    #expect(feed.entries.first?.authors.map(\.name) == ["Ann"])
    #expect(feed.entries.first?.content?.value == "x")
  }

  @Test func doesNotHandOutEntriesTwiceWhenTheDocumentBreaks() throws {
    let items = (0..<10).map { "<item><title>\($0)</title></item>" }.joined()
    let feed = try read("<rss><channel>\(items)<item><title>a & b</title></item></channel></rss>")
    #expect(feed.entries.map(\.title?.plainText) == (0..<10).map(String.init) + ["a & b"])
  }

  @Test func takesControlCharactersOut() throws {
    let feed = try read(rss("<title>a\u{1}b\u{1F}c</title>"))
    #expect(feed.entries.first?.title?.plainText == "abc")
  }

  @Test func reads1252NumbersAndC1AsBrowsersDo() throws {
    let feed = try read(rss("<title>&#147;x&#148; \u{91}y\u{92}</title>"))
    #expect(feed.entries.first?.title?.plainText == "“x” ‘y’")
  }

  @Test func boundsDepth() throws {
    let deep = String(repeating: "<b>", count: 5000) + "x" + String(repeating: "</b>", count: 5000)
    let feed = try read(rss("<description>\(deep)</description><title>T</title>"))
    #expect(feed.entries.first?.title?.plainText == "T")
    #expect(feed.entries.first?.summary?.plainText == "x")
  }

  @Test(arguments: [
    "<", "<!--", "<![CDATA[", "&", "<a <", "<a b='", "<a b=\" b=\"<a ", "</x>", "<?", "<!",
    "<!ENTITY ",
    "<script>", "<x y=z ", "]]>", "<item>", "<a xmlns:b='c'>", "&#x", "<!DOCTYPE a [",
  ])
  func takesTimeLinearInTheLengthOfNonsense(piece: String) throws {
    let nonsense = String(repeating: piece, count: 60_000 / piece.utf8.count)
    for text in [
      nonsense, rss(nonsense), rss("<description>\(nonsense)"),
      rss("<title>\(PlainText.escaped(nonsense))</title>"),
    ] {
      _ = try? read(text)
    }
  }
}
