import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// Feeds whose addresses are those of pages, and pages whose addresses are those of feeds.
struct FeedDiscoveryTests {
  private let feed = """
    <rss version='2.0'><channel><title>A</title><item><title>one</title><link>/1</link></item></channel></rss>
    """
  private let page = """
    <html><head><link rel=alternate type=application/rss+xml href=/rss><link rel=alternate \
    type=application/atom+xml href=/comments></head><body>Hi</body></html>
    """

  @Test func readsTheFeedThatAPageNames() async throws {
    let test = TestServices(pages: ["https://a.example/": page, "https://a.example/rss": feed])
    let result = try await Fetch.make(yaml: "feeds: https://a.example/", hasInput: false)
      .runAsSource(services: test.services)
    #expect(result.output.map(\.url) == ["https://a.example/1"])
    #expect(result.output.map(\.source) == ["https://a.example/"])
    #expect(
      result.report.notes.map(\.text)
        == ["https://a.example/ is a web page; its feed https://a.example/rss is read"])
  }

  @Test func followsOnlyOnce() async throws {
    let test = TestServices(pages: ["https://a.example/": page, "https://a.example/rss": page])
    await #expect(throws: StageError.self) {
      try await Fetch.make(yaml: "feeds: https://a.example/", hasInput: false)
        .runAsSource(services: test.services)
    }
    #expect(test.http.asked.count == 2)
  }

  @Test func aFeedThatIsServedAsAPageIsAFeed() async throws {
    var test = TestServices()
    let feed = feed
    test.http = TestHTTPClient { request in
      HTTPResponse(
        status: 200, url: request.url, headers: [HTTPHeader("Content-Type", "text/html")],
        body: Array(feed.utf8))
    }
    let result = try await Fetch.make(yaml: "feeds: https://a.example/f", hasInput: false)
      .runAsSource(services: test.services)
    #expect(result.output.map(\.title) == ["one"])
  }

  @Test func anAddressOfAFeedThatArrivesBecomesItsEntries() async throws {
    let test = TestServices(pages: ["https://a.example/rss": feed, "https://a.example/p": page])
    let input = ["https://a.example/rss", "https://a.example/p"].map { Document(id: $0, url: $0) }
    let result = try await Fetch.make(yaml: "{}").run(on: input, services: test.services)
    #expect(result.output.map(\.title) == ["one", nil])
    #expect(result.output.map(\.url) == ["https://a.example/1", "https://a.example/p"])
  }
}
