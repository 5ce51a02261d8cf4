import PipeKit
import PipeTesting
import Testing

@Suite struct TestHTTPClientTests {
  @Test func answersWhatIsWrittenDownAndCounts() async throws {
    let http = TestHTTPClient(pages: [
      "https://a.org/": "<!doctype html><p>x", "https://a.org/feed": " <?xml version='1.0'?><rss/>",
      "https://a.org/json": "{}", "https://a.org/text": "hello",
    ])
    let types = [
      "": "text/html", "feed": "application/xml", "json": "application/json",
      "text": "text/plain",
    ]
    for (path, type) in types {
      let answer = try await http.send(HTTPRequest(url: "https://a.org/" + path))
      #expect(answer.status == 200)
      #expect(answer.header("content-type") == type + "; charset=utf-8")
    }
    _ = try await http.send(HTTPRequest(url: "https://a.org/text"))
    #expect(http.count(of: "https://a.org/text") == 2)
    #expect(http.requests.count == 5)
  }

  @Test func knowsNoOtherNetwork() async {
    let http = TestHTTPClient()
    let error = await #expect(throws: HTTPError.self) {
      try await http.send(HTTPRequest(url: "https://example.org/"))
    }
    #expect(error?.kind == .offline)
  }

  @Test func keepsToTheLimitOfARequest() async {
    let http = TestHTTPClient(pages: ["https://a.org/": "12345"])
    let error = await #expect(throws: HTTPError.self) {
      try await http.send(HTTPRequest(url: "https://a.org/", maxBytes: 4))
    }
    #expect(error?.kind == .tooLarge)
  }

  @Test func answersAsAClosureSays() async throws {
    let http = TestHTTPClient { request in
      HTTPResponse(status: request.method == "HEAD" ? 204 : 500, url: request.url)
    }
    let answer = try await http.send(HTTPRequest(url: "https://a.org/", method: "HEAD"))
    #expect(answer.status == 204)
  }
}
