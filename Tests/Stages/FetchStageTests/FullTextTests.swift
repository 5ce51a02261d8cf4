import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// `full_text: auto`.
struct FullTextTests {
  private static let long = String(repeating: "The ferry ran on time today. ", count: 60)

  private static let feed = """
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>F</title>
    <item><title>whole</title><link>https://a.example/whole</link><description>Short.</description>
    <content:encoded>&lt;p&gt;\(long)&lt;/p&gt;</content:encoded></item>
    <item><title>cut</title><link>https://a.example/cut</link><description>Short […]</description></item>
    <item><title>bare</title><link>https://a.example/bare</link></item>
    </channel></rss>
    """

  private static let pages = ["whole", "cut", "bare"].reduce(
    into: ["https://a.example/f": feed]
  ) { $0["https://a.example/\($1)"] = "<p>page of \($1)</p>" }

  private func bodies(_ documents: [Document]) -> [String] {
    documents.map { String(decoding: $0.body?.bytes ?? [], as: UTF8.self) }
  }

  @Test(arguments: ["feeds", "pages"])
  func onlyEntriesWithoutTheirTextAreFollowed(option: String) async throws {
    let test = TestServices(pages: Self.pages)
    let http = TestHTTPClient { request in
      Self.pages[request.url].map { TestHTTPClient.response(to: request.url, $0) }
        ?? HTTPResponse(status: 404, url: request.url)
    }
    var services = test
    services.http = http
    let result = try await Fetch.make(
      yaml: "{\(option): https://a.example/f, full_text: auto}", hasInput: false
    ).runAsSource(services: services.services)
    let found = bodies(result.output)
    #expect(found.dropFirst() == ["<p>page of cut</p>", "<p>page of bare</p>"])
    #expect(found.first?.hasPrefix("<p>The ferry ran") == true)
    // Pages are asked for side by side.
    #expect(http.asked.first == "https://a.example/f")
    #expect(http.asked.dropFirst().sorted() == ["https://a.example/bare", "https://a.example/cut"])
  }

  @Test func documentsThatArriveAreFollowedTheSameWay() async throws {
    let documents = [
      Document(id: "1", url: "https://a.example/whole", text: Self.long),
      Document(id: "2", url: "https://a.example/cut", text: "Short …"),
      Document(id: "3", text: "Short …"),
    ]
    let result = try await Fetch.make(yaml: "full_text: auto").run(
      on: documents, services: TestServices(pages: Self.pages).services)
    #expect(bodies(result.output) == ["", "<p>page of cut</p>", ""])
  }

  @Test(arguments: ["full_text: yes please", "full_text: never"])
  func anotherValueIsRefused(yaml: String) {
    #expect(throws: (any Error).self) { try Fetch.make(yaml: yaml) }
  }
}
