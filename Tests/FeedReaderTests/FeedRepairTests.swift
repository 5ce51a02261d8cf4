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
