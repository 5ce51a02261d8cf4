import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// Feeds are valid by the rules that validators check.
@Suite struct FeedRulesTests {
  private static let formats = ["atom", "rss", "jsonfeed"]

  private func feed(
    _ runs: [[Document]], _ format: String, address: String? = "https://example.org/news.xml"
  ) async throws -> String {
    let clock = TestClock(Timestamp(seconds: 1_795_424_400))
    var services = TestServices(clock: clock).services
    let files = MemoryFileSystem()
    services.files = files
    let options = try Export.Options(to: "feed", format: format) {
      $0.title = try Export.Template("News & more")
      $0.address = address
    }
    for documents in runs {
      #expect(await export(options, documents, services: services).error == nil)
      clock.advance(by: .seconds(3600))
    }
    return try #require(files.text(of: "feed"))
  }

  private func violations(_ feed: String, _ format: String) -> [String] {
    switch format {
    case "atom": FeedRules.violations(ofAtom: feed)
    case "rss": FeedRules.violations(ofRSS: feed)
    default: FeedRules.violations(ofJSON: feed)
    }
  }

  private static let odd: [Document] = {
    var marked = Document(
      id: "marked ü/&<>", url: "https://müller.example/ä b?c=\"d\"&e[]=1%#f#g", title: "A & B")
    marked.text = "<p>a<script>x</script> <img src=\"i.png\"> <a href=\"/b\" onclick=\"c()\">b</a>"
    marked.metadata["text_format"] = "html"
    var old = Document(id: "old", title: "\u{1}Control\u{7F}", text: "a\u{0}b\u{FFFE}]]>c")
    old.published = Timestamp("1969-12-31T23:59:59-11:00")
    var day = Document(id: "day", url: "https://example.org/day", title: " ")
    (day.published, day.updated) = (Timestamp("2024-02-29"), Timestamp("2026-11-23T10:00:00.5Z"))
    (day.labels, day.keywords, day.authors) = ([Label(" "), Label("x")], ["", "x"], ["", "A\nB"])
    return [marked, old, day, Samples.hostile, Document(id: "nothing"), Document(id: "")]
  }()

  @Test(arguments: formats) func keepsTheRulesOfItsFormat(_ format: String) async throws {
    for address in ["https://example.org/news.xml", "https://müller.example/ä b.xml", nil] {
      let feed = try await feed(
        [Samples.news, Samples.news.reversed() + Self.odd, [Self.odd[2]]], format, address: address)
      #expect(violations(feed, format) == [])
    }
    #expect(violations(try await self.feed([[]], format), format) == [])
  }

  @Test(arguments: [
    ("atom", "<updated>2026-11-23T09:00:00Z</updated>", "<updated>2026-11-23</updated>", "time"),
    ("atom", "<id>urn:pipe:3</id>", "", "not one id"),
    ("atom", "<id>urn:pipe:3</id>", "<id>3</id>", "id is no address"),
    ("atom", "<id>urn:pipe:3</id>", "<id>urn:pipe:4</id>", "same id"),
    ("atom", "<name>example.org</name>", "", "name"),
    ("atom", "<title>Oil is cheaper</title>", "<title> </title>", "says nothing"),
    ("atom", "<category term=\"economy\"/>", "<category/>", "term"),
    ("atom", "<link href=\"https://example.org/economy/gas\"/>", "", "neither content nor a link"),
    ("atom", "href=\"https://example.org/economy/gas\"", "href=\"/gas\"", "href"),
    ("atom", "<summary>By 2%.</summary>", "<summary>a</summary><summary>b</summary>", "twice"),
    ("atom", "<summary>By 2%.</summary>", "<description>a</description>", "unknown"),
    ("atom", "&lt;p&gt;The price", "&lt;script&gt;The price", "harm"),
    ("atom", "</feed>", "", "well-formed"), ("atom", "xml:lang=\"ja\"", "xml:lang=\"j!\"", "lang"),
    ("rss", "<description>News &amp; more</description>", "", "not one description"),
    ("rss", "Mon, 23 Nov 2026 00:00:00 +0000", "Tue, 23 Nov 2026 00:00:00 +0000", "pubDate"),
    ("rss", "Mon, 23 Nov 2026 09:00:00 +0000", "2026-11-23T09:00:00Z", "time"),
    ("rss", "urn:pipe:3", "urn:pipe:4", "guids"), ("rss", " isPermaLink=\"false\"", "", "guid"),
    ("rss", "<title>Oil is cheaper</title>", "", "neither title"),
    ("rss", "<category>economy</category>", "<category/>", "empty category"),
    ("rss", "<dc:creator>Jane Doe</dc:creator>", "<author>Jane Doe</author>", "mail"),
    ("rss", "<link>https://example.org/economy/oil</link>", "<link>/oil</link>", "link"),
    ("rss", "&lt;p&gt;The price", "&lt;a href=\"/x\"&gt;The price", "harm"),
    ("jsonfeed", "\"title\": \"News & more\"", "\"name\": \"News\"", "unknown key"),
    ("jsonfeed", "\"content_html\":\"<p>The price", "\"_html\":\"<p>The price", "no content"),
    ("jsonfeed", "\"id\":\"urn:pipe:3\"", "\"id\":3", "ids"),
    ("jsonfeed", "2026-11-23T00:00:00Z", "2026-02-30T00:00:00Z", "date"),
    ("jsonfeed", "\"economy\"", "\"\"", "tag"),
    ("jsonfeed", "{\"name\":\"Jane Doe\"}", "{}", "author"),
    ("jsonfeed", "https://example.org/economy/oil", "/oil", "address"),
  ])
  func theRulesTellWhatIsWrong(
    _ format: String, _ part: String, _ wrong: String, _ violation: String
  ) async throws {
    let feed = try await feed([Samples.news], format)
    #expect(feed.contains(part), "\(part)")
    let found = violations(feed.replacing(part, with: wrong), format)
    #expect(found.contains { $0.contains(violation) }, "\(found)")
  }
}
