import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import FetchStage

/// Feeds, lists and sitemaps that are given as pages or files.
struct MisplacedSourceTests {
  private static let feed = """
    <rss version='2.0'><channel><title>F</title><item><title>one</title><link>https://a.example/1</link>
    </item><item><title>two</title><link>https://a.example/2</link></item></channel></rss>
    """
  private static let opml = "<?xml version='1.0'?><opml version='2.0'><body></body></opml>"
  private static let sitemap =
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'></urlset>"

  /// A feed, as it may come.
  private static let feeds = [
    feed, "<?xml version='1.0'?>\n<!-- by a program -->" + feed,
    "\n<br />\n<b>Warning</b>: x in /y.php on line 3<br />\n<?xml version='1.0'?>" + feed,
    "Notice: undefined index\n<?xml version='1.0'?>" + feed + "\n\n",
    "<!DOCTYPE rss [ <!ENTITY x 'y'> ]>" + feed,
    #"{"version": "https:\/\/jsonfeed.org\/version\/1.1", "title": "F", "items": ["#
      + #"{"id": "1", "title": "one", "content_text": "1"}, {"id": "2", "title": "two"}]}"#,
  ]

  private func run(_ yaml: String, _ test: TestServices) async throws -> StageResult {
    try await Fetch.make(yaml: yaml, hasInput: false).runAsSource(services: test.services)
  }

  private func site(_ text: String, _ type: String) -> TestServices {
    var test = TestServices(files: ["urls.txt": "https://a.example/f\n"])
    test.http = TestHTTPClient { request in
      guard request.url == "https://a.example/f" else {
        return HTTPResponse(status: 404, url: request.url)
      }
      return HTTPResponse(
        status: 200, url: request.url, headers: [HTTPHeader("Content-Type", type)],
        body: Array(text.utf8))
    }
    return test
  }

  @Test(arguments: feeds, ["text/html", "application/rss+xml", "text/plain"])
  func aFeedAmongPagesGivesItsEntriesWhateverItIsServedAs(text: String, type: String) async throws {
    for yaml in ["pages: https://a.example/f", "urls: urls.txt"] {
      let result = try await run(yaml, site(text, type))
      #expect(result.output.map(\.title) == ["one", "two"], "\(yaml)")
    }
  }

  @Test(arguments: feeds, ["f.xml", "f.html", "f"])
  func aFeedAmongFilesGivesItsEntriesWhateverItsName(text: String, name: String) async throws {
    let result = try await run("files: \(name)", TestServices(files: [name: text]))
    #expect(result.output.map(\.title) == ["one", "two"])
  }

  @Test func itIsNotedThatAPageIsAFeed() async throws {
    let result = try await run("pages: https://a.example/f", site(Self.feed, "text/html"))
    #expect(result.report.notes.map(\.text).contains { $0.contains("is a feed") })
  }

  @Test(arguments: [(opml, "opml:"), (sitemap, "sitemaps:")])
  func aListOrSitemapFailsWithTheOptionThatReadsIt(text: String, option: String) async throws {
    var test = site(text, "text/html")
    for name in ["in/list.xml", "in/list.html"] { test.files.put(text, at: name) }
    test.files.put("<p>a page</p>", at: "in/page.html")
    for yaml in ["files: in", "{files: in, pages: https://a.example/f}"] {
      let result = try await run(yaml, test)
      #expect(result.output.map(\.source) == ["in/page.html"])
      #expect(result.report.failures.count == (yaml.contains("pages") ? 3 : 2))
      for failure in result.report.failures {
        #expect(failure.error.code == .badFormat)
        #expect(failure.error.hint?.contains("write it under \(option)") == true)
      }
    }
    test.http = site(text, "application/xml").http
    let result = try await run("{urls: urls.txt, files: in/page.html}", test)
    #expect(result.report.failures.first?.error.hint?.contains(option) == true)
  }

  @Test(arguments: [
    "<!doctype html><p>How to write <rss version='2.0'> feeds", "<html><feed-list></feed-list>",
    "<!DOCTYPE html><html><head><link rel=canonical href=https://www.jsonfeed.org/version/1.1/>",
    "# Feeds\n\n```xml\n<?xml version='1.0'?><rss></rss>\n```\n", "<feedback>x</feedback>",
    "<p>An example: <textarea><rss></rss></textarea></p>", "<svg></svg>", "",
    "<!doctype html><html><body><p>x</p></body></html></rss>",
  ])
  func aPageThatSpeaksOfFeedsStaysAPage(text: String) async throws {
    #expect(SourceKind.insteadOfPage(Array(text.utf8)) == nil)
    let result = try await run("pages: https://a.example/f", site(text, "text/html"))
    #expect(result.output.map { $0.body?.bytes } == [Array(text.utf8)])
  }

  @Test func aCrawlPassesOverFeedsThatAreLinkedAndRefusesToBeginWithOne() async throws {
    var site = Site(links: ["/": ["/f", "/p"], "/p": []])
    site.others["https://site.example/f"] = Self.feed
    let result = try await run(
      "{pages: https://site.example/, follow: {depth: 1}}", site.services())
    #expect(result.output.map(\.url) == ["https://site.example/", "https://site.example/p"])
    await #expect {
      _ = try await run("{pages: https://site.example/f, follow: {depth: 1}}", site.services())
    } throws: { ($0 as? StageError)?.hint?.contains("feeds:") == true }
  }
}
