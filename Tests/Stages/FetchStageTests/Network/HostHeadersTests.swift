import PipeKit
import Testing

@testable import FetchStage

/// To whom cookies and keys are sent, and how.
struct HostHeadersTests {
  private func isSent(
    _ key: String, to url: String, isNamed: Bool = false, wasSecure: Bool = false
  ) throws -> Bool {
    let address = try #require(PageAddress(url))
    return HostHeaders([key: ["X-Key": "k"]])
      .of(address, isNamed: isNamed, wasSecure: wasSecure) == [HTTPHeader("X-Key", "k")]
  }

  @Test(arguments: [
    ("a.example", "https://a.example/x", true), ("A.Example", "https://a.example:443/", true),
    ("a.example:443", "https://a.example/", true),
    ("https://a.example", "https://a.example/", true),
    ("a.example:8443", "https://a.example:8443/", true),
    ("a.example", "https://a.example:8443/", false),
    ("a.example", "https://b.a.example/", false), ("a.example", "http://a.example/", false),
    ("https://a.example", "http://a.example/", false),
    ("http://a.example", "http://a.example/", true),
    ("http://a.example/", "http://a.example/", true),
    ("http://a.example", "https://a.example/", false),
    ("a.example:80", "http://a.example/", true), ("a.example:80", "http://a.example:80/", true),
    ("a.example:8080", "http://a.example:8080/", false),
    ("http://a.example:8080", "http://a.example:8080/", true),
  ])
  func goOverHTTPSUnlessTheKeySaysOtherwise(key: String, url: String, isSent: Bool) throws {
    #expect(try self.isSent(key, to: url) == isSent)
  }

  @Test(arguments: [
    ("a.example", "http://a.example/", true), ("a.example:8080", "http://a.example:8080/", true),
    ("https://a.example", "http://a.example/", false), ("b.example", "http://a.example/", false),
  ])
  func goInClearToServersThatThePipelineNames(key: String, url: String, isSent: Bool) throws {
    #expect(try self.isSent(key, to: url, isNamed: true) == isSent)
  }

  @Test func whatAKeySaysOfHTTPItselfCountsMore() throws {
    let headers = HostHeaders([
      "a.example": ["Key": "1", "X": "x"], "http://a.example": ["key": "2"],
    ])
    let sent = headers.of(
      try #require(PageAddress("http://a.example/")), isNamed: true, wasSecure: false)
    #expect(sent == [HTTPHeader("key", "2"), HTTPHeader("X", "x")])
  }

  @Test func goNowhereInClearAfterHTTPS() throws {
    for key in ["a.example", "http://a.example"] {
      #expect(try !isSent(key, to: "http://a.example/", isNamed: true, wasSecure: true))
    }
  }

  @Test(arguments: [
    "https://a.example/x", "a.example/x", "u:p@a.example", "a.example?x", "a.example#x", "",
    "ftp://a.example",
    "a b",
  ])
  func aKeyThatIsNoHostIsAFault(key: String) {
    #expect(
      HostHeaders.problem([key: ["X-Key": "k"]])?.hint?.contains("http://example.org") == true)
  }

  @Test func whatIsNamedInClearIsMeantSecuredTooAndNotTheOtherWayRound() throws {
    let named = try ["http://a.example/x", "https://b.example/", "http://c.example:81/"]
      .map { try #require(PageAddress($0)) }
    #expect(
      PoliteClient.Settings.origins(named: named) == [
        "http://a.example", "https://a.example", "https://b.example", "http://c.example:81",
      ])
  }
}
