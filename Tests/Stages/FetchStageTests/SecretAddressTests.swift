import Diagnostics
import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// What opens a door (user, password, key) is asked with, and told to nobody.
struct SecretAddressTests {
  private static let environment = ["FEED_KEY": "k3y-of-the-feed", "LOGIN": "anna:pa55word"]
  private static let secrets = ["k3y-of-the-feed", "anna", "pa55word"]

  private func run(
    _ options: String, pages: [String: String] = [:], redirects: [String: String] = [:],
    files: [String: String] = [:]
  ) async throws -> (output: [Document], report: RunReport, requests: [String]) {
    let text = "stages:\n  - fetch: \(options)\n  - collect\n"
    let file = try PipelineFile(
      SourceText(name: "p.yaml", text: text), environment: Self.environment)
    let plan = try Planner(Registry(builtIn: [Fetch.self, MemorySink.self])).plan(file)
    let http = TestHTTPClient { request in
      if let target = redirects[request.url] {
        return HTTPResponse(
          status: 302, url: request.url, headers: [HTTPHeader("Location", target)])
      }
      return pages[request.url].map { TestHTTPClient.response(to: request.url, $0) }
    }
    var test = TestServices(files: files)
    test.http = http
    let report = try await PipelineRun(plan, services: test.services).run()
    let sink = try #require(plan.stages.last?.stage as? MemorySink)
    return (sink.documents, report, http.requests.map(\.url))
  }

  private func expectNoSecret(in documents: [Document]) {
    var bytes: [UInt8] = []
    documents.appendJSONLines(to: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    for secret in Self.secrets { #expect(!text.contains(secret), "\(text)") }
  }

  @Test func documentsOfAFeedNeitherTellItsLoginNorItsKey() async throws {
    let address = "https://anna:pa55word@a.example/f?key=k3y-of-the-feed"
    let feed = """
      <rss version='2.0'><channel><title>A</title><item><title>one</title>\
      <link>/1</link></item></channel></rss>
      """
    let result = try await run(
      "{feeds: \"https://${LOGIN}@a.example/f?key=${FEED_KEY}\"}", pages: [address: feed])
    #expect(result.requests == [address])
    #expect(result.output.map(\.source) == ["https://a.example/f?key=•••"])
    #expect(result.output.map(\.url) == ["https://a.example/1"])
    expectNoSecret(in: result.output)
  }

  @Test func linksWithSomethingFromTheEnvironmentAreNotFollowed() async throws {
    let result = try await run(
      "{pages: \"https://a.example/?key=${FEED_KEY}\", follow: {depth: 1}}",
      pages: [
        "https://a.example/?key=k3y-of-the-feed":
          "<html><a href='?key=k3y-of-the-feed&page=2'>2</a><a href=/b?key=other>b</a></html>",
        "https://a.example/b?key=other": "<html>b</html>",
      ])
    #expect(
      result.output.map(\.url) == ["https://a.example/?key=•••", "https://a.example/b?key=other"])
    #expect(result.report.notes.contains { $0.text.contains("1 as they have something from") })
  }

  @Test func loginsThatStandInTheFileAreNotToldEither() async throws {
    let feed = "<rss><channel><item><title>one</title></item></channel></rss>"
    let result = try await run(
      "{feeds: \"http://anna:pa55word@a.example/f\"}",
      pages: ["http://anna:pa55word@a.example/f": feed])
    #expect(result.output.map(\.source) == ["http://a.example/f"])
    expectNoSecret(in: result.output)
  }

  @Test func pagesDoNotTellHowTheyWereOpened() async throws {
    let address = "https://anna:pa55word@a.example/p?key=k3y-of-the-feed&n=1"
    let options = "{pages: \"https://${LOGIN}@a.example/p?key=${FEED_KEY}&n=1\"}"
    let result = try await run(options, pages: [address: "<p>Hi</p>"])
    #expect(result.output.map(\.url) == ["https://a.example/p?key=•••&n=1"])
    #expect(result.output.allSatisfy { $0.trail.isEmpty })
    expectNoSecret(in: result.output)

    let redirected = try await run(
      options, pages: ["https://anna:pa55word@a.example/q?key=k3y-of-the-feed": "<p>Hi</p>"],
      redirects: [address: "https://a.example/q?key=k3y-of-the-feed"])
    #expect(redirected.output.map(\.url) == ["https://a.example/q?key=•••"])
    #expect(redirected.output.flatMap(\.trail).count == 1)
    expectNoSecret(in: redirected.output)
  }

  @Test func addressesThatDocumentsNameKeepWordsOfTheEnvironment() async throws {
    let link = "https://b.example/1?topic=k3y-of-the-feed"
    let feed = "<rss><channel><item><link>\(link)</link></item></channel></rss>"
    let result = try await run(
      "{feeds: \"https://a.example/${FEED_KEY}\", full_text: true}",
      pages: ["https://a.example/k3y-of-the-feed": feed, link: "<p>Hi</p>"])
    #expect(result.output.map(\.url) == [link])
    #expect(result.output.map(\.source) == ["https://a.example/•••"])
    #expect(result.output.allSatisfy { $0.trail.isEmpty })
  }

  @Test(arguments: [
    "{files: \"in-${FEED_KEY}/*.txt\"}", "{jsonl: \"in-${FEED_KEY}/*.jsonl\"}",
    "{jsonl: \"in-${FEED_KEY}/*.jsonl\", limit: 1}", "{files: \"in-${FEED_KEY}/*.xml\"}",
    "{feeds: \"in-${FEED_KEY}/f.xml\"}",
  ])
  func documentsOfFilesDoNotTellWhatTheirPathHasFromTheEnvironment(_ options: String) async throws {
    let feed = "<rss><channel><item><title>one</title></item></channel></rss>"
    let result = try await run(
      options,
      files: [
        "in-k3y-of-the-feed/a.txt": "Hi", "in-k3y-of-the-feed/b.jsonl": "{\"id\":\"1\"}\n",
        "in-k3y-of-the-feed/f.xml": feed,
      ])
    #expect(result.output.count == 1)
    #expect(result.output.first?.source?.hasPrefix("in-•••/") == true)
    expectNoSecret(in: result.output)
  }

  @Test func keysThatStandInTheFileAreInNoSourceAndNoTrail() async throws {
    let address = "https://a.example/f?api_key=literal"
    let feed = "<rss><channel><item><title>one</title></item></channel></rss>"
    let fed = try await run("{feeds: \"\(address)\"}", pages: [address: feed])
    #expect(fed.output.map(\.source) == ["https://a.example/f?api_key=•••"])
    let page = try await run(
      "{pages: \"\(address)\"}", pages: ["https://a.example/g": "<p>Hi</p>"],
      redirects: [address: "https://a.example/g"])
    #expect(
      page.output.flatMap(\.trail).map(\.note)
        == ["redirected from https://a.example/f?api_key=•••"])
  }

  @Test func failuresDoNotTellThem() async throws {
    let good = "https://b.example/f"
    let result = try await run(
      """
      {feeds: ["https://${LOGIN}@gone.example/f?key=${FEED_KEY}", "https://b.example/f", \
      "https://${LOGIN}@c.example/?key=${FEED_KEY}"]}
      """,
      pages: [
        good: "<rss><channel></channel></rss>",
        "https://anna:pa55word@c.example/?key=k3y-of-the-feed": "<html></html>",
      ])
    #expect(result.report.failures.count == 2)
    for failure in result.report.failures {
      for secret in Self.secrets { #expect(!"\(failure)".contains(secret), "\(failure)") }
    }
  }
}
