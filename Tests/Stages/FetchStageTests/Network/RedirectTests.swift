import PipeKit
import PipeTesting
import Testing

@testable import FetchStage

/// Redirects, between invented servers.
@Suite(.timeLimit(.minutes(10)))
struct RedirectTests: PoliteRequests {
  @Test func followsRedirectsHopByHop() async throws {
    let http = server { request in
      switch request.url {
      case "http://a.example/": Self.to("https://a.example/", 301)
      case "https://a.example/": Self.to("x?y#z", 308)
      case "https://a.example/x?y": Self.to("//b.example")
      case "https://b.example/": Self.to("end", 301)
      default: Self.ok()
      }
    }
    let answer = try await get("http://a.example/#top", client(http))
    #expect(answer.address.text == "https://b.example/end")
    #expect(answer.isRedirected)
    // As far as all of the way was for good.
    #expect(answer.movedTo?.text == "https://a.example/x?y")
    #expect(http.requests.map(\.maxRedirects) == [0, 0, 0, 0, 0])
    #expect(http.requests.count == 5)
  }

  @Test(arguments: [
    "file:///etc/passwd", "javascript:alert(1)", "gopher://a.example/", "http://", "https://%00/",
    "data:text/html,x", "ftp://a.example/", "http://[::1",
  ])
  func followsNoRedirectToAnythingButTheWeb(location: String) async throws {
    let http = server { _ in Self.to(location) }
    let error = try await error(of: "https://a.example/", client(http))
    #expect(error.code == .redirect && !error.isTransient)
    #expect(http.requests.count == 1)
  }

  @Test func controlCharactersOfARedirectAreNotToldOn() async throws {
    let http = server { _ in Self.to("foo\u{1B}]0;evil\u{7}://x") }
    let bad = try await error(of: "https://a.example/", client(http))
    #expect(!bad.message.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
  }

  @Test func aCircleAndTooLongAWayEnd() async throws {
    let circle = server { Self.to($0.url.hasSuffix("/1") ? "/2" : "/1") }
    #expect(try await error(of: "https://a.example/1", client(circle)).message.contains("circles"))
    #expect(circle.requests.count == 2)
    let endless = server { Self.to("\($0.url)x") }
    let end = try await error(of: "https://a.example/", client(endless) { $0.maxRedirects = 3 })
    #expect(end.code == .redirect && end.message.contains("more than 3"))
    #expect(endless.requests.count == 4)
  }

  @Test func aCircleThatACookieEndsIsNone() async throws {
    let http = server { request in
      if request.headers.contains(HTTPHeader("Cookie", "seen=1")) { return Self.ok() }
      var answer = Self.to("/")
      answer.headers.append(HTTPHeader("Set-Cookie", "seen=1"))
      return answer
    }
    #expect(try await get("https://a.example/", client(http)).response.status == 200)
    #expect(http.requests.count == 2)
  }

  @Test func aRedirectWithoutATargetIsAnError() async throws {
    let http = server { _ in HTTPResponse(status: 302, url: "") }
    #expect(try await error(of: "https://a.example/", client(http)).httpStatus == 302)
  }

  @Test func anAnswerThatNothingHasChangedIsOneOnlyWhereThatWasAsked() async throws {
    let http = server { _ in HTTPResponse(status: 304, url: "") }
    #expect(try await error(of: "https://a.example/", client(http)).httpStatus == 304)
    let address = try #require(PageAddress("https://a.example/"))
    let conditions = PoliteClient.Conditions(headers: [HTTPHeader("If-None-Match", "\"1\"")]) {
      $0 == address
    }
    let answer = try await client(http).get(address, for: .feed, conditions: conditions)
    #expect(answer.response.status == 304)
  }
}
