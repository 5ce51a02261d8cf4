import PipeKit
import PipeTesting
import Testing

@testable import FetchStage

/// What is for one server, and sent to no other.
@Suite(.timeLimit(.minutes(10)))
struct SecretRequestTests: PoliteRequests {
  @Test func whatIsForOneHostIsSentToNoOther() async throws {
    let http = server { request in
      switch request.url {
      case "https://me:pw@a.example/": Self.to("/2")
      case "https://me:pw@a.example/2": Self.to("https://b.example/")
      case "https://b.example/": Self.to("https://evil:pw@a.example/3")
      case "https://a.example/3": Self.to("http://a.example/4")
      default: Self.ok()
      }
    }
    let client = client(http) {
      $0.headers = HostHeaders(["A.example": ["X-Key": "k", "Cookie": "c=1"]])
    }
    _ = try await get("https://me:pw@a.example/", client)
    let asked = http.requests.map { request in
      (request.url, request.headers.contains { $0.name == "X-Key" || $0.name == "Cookie" })
    }
    #expect(
      asked.map(\.0) == [
        "https://me:pw@a.example/", "https://me:pw@a.example/2", "https://b.example/",
        "https://a.example/3", "http://a.example/4",
      ])
    // Not to another host, and not in clear.
    #expect(asked.map(\.1) == [true, true, false, true, false])
  }

  @Test func whatCameByHTTPSOnTheWayIsNotSentInClear() async throws {
    let http = server { request in
      switch request.url {
      case "http://short.example/": Self.to("https://a.example/down")
      case "https://a.example/down": Self.to("http://a.example/plain")
      default: HTTPResponse(status: 403, url: "")
      }
    }
    let client = client(http) {
      $0.headers = HostHeaders(["a.example": ["Cookie": "c=1"], "http://a.example": ["X-Key": "k"]])
    }
    let failure = try await error(of: "http://short.example/", client)
    let sent = http.requests.map { $0.headers.map(\.name) }
    #expect(sent.map { $0.contains("Cookie") } == [false, true, false])
    #expect(sent.allSatisfy { !$0.contains("X-Key") })
    #expect(failure.hint?.contains("not sent in clear") == true)
  }

  @Test func conditionsAreSentToTheAddressThatTheyAreFor() async throws {
    let http = server { $0.url.contains("a.example") ? Self.to("https://b.example/") : Self.ok() }
    let conditions = PoliteClient.Conditions(headers: [HTTPHeader("If-None-Match", "\"1\"")]) {
      $0.host == "b.example"
    }
    let start = try #require(PageAddress("https://a.example/"))
    _ = try await client(http).get(start, for: .feed, conditions: conditions)
    #expect(http.requests.map { $0.headers.contains(conditions.headers[0]) } == [false, true])
  }

  @Test func everyHopHasToBeAllowedByItself() async throws {
    let http = server { request in
      request.url.contains("named.local")
        ? Self.to("http://other.local/") : Self.to("http://named.local/")
    }
    let client = client(http) {
      $0.namedOrigins = ["http://named.local"]
      $0.maxRedirects = 2
    }
    _ = try? await get("https://public.example/", client)
    #expect(http.requests.map(\.allowsPrivateAddresses) == [false, true, false])
  }
}
