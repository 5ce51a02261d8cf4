import PipeKit
import PipeTesting
import Testing
import WebURL

@testable import FetchStage

/// What servers say of time and cookies.
struct HeaderTests {
  private let now = Timestamp(seconds: 1_767_225_600)  // 2026-01-01T00:00:00Z

  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"),
    ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"),
    ("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"),
    ("Thu, 01-Jan-2026 00:00:10 GMT", "2026-01-01T00:00:10Z"),
    ("Wednesday, 01-Jan-30 00:00:00 GMT", "2030-01-01T00:00:00Z"),
  ])
  func readsDatesInAllThreeForms(text: String, expected: String) {
    #expect(HTTPDate.parse(text, now: now) == Timestamp(expected))
  }

  @Test(arguments: [
    "", "0", "-1", "tomorrow", "06 Nov 1994", "Sun, 99 Nov 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 25:00:00 GMT", "Sun, 06 Nov 99999 08:49:37 GMT", "1994-11-06T08:49:37Z",
    "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "::", "1 2 3 4 nov 1:1:1",
  ])
  func whatIsNoDateIsNone(text: String) {
    #expect(HTTPDate.parse(text, now: now) == nil)
  }

  @Test(arguments: [
    ("120", 120), ("0", 0), ("Thu, 01 Jan 2026 00:01:00 GMT", 60),
    ("Wed, 31 Dec 2025 23:00:00 GMT", 0), ("99999999999999999999999", 366 * 86_400),
    ("Fri, 31 Dec 9999 23:59:59 GMT", 366 * 86_400),
  ])
  func readsHowLongToWait(text: String, seconds: Int) {
    #expect(RetryAfter.parse(text, now: now) == .seconds(seconds))
  }

  @Test(arguments: ["", "-5", "1.5", "soon", "5s", "1e3", "٣"])
  func nonsenseIsNoTimeToWait(text: String) {
    #expect(RetryAfter.parse(text, now: now) == nil)
  }

  @Test(arguments: [
    ([("Cache-Control", "max-age=60")], 60), ([("Cache-Control", "public, Max-Age=\"60\"")], 60),
    ([("Cache-Control", "max-age=60"), ("Age", "20")], 40),
    ([("Cache-Control", "max-age=60"), ("Age", "99")], 0),
    ([("Cache-Control", "max-age=60"), ("Age", "nonsense")], 60),
    ([("Cache-Control", "max-age=60, max-age=5")], 60),
    ([("Cache-Control", "private"), ("Cache-Control", "max-age=7")], 7),
    ([("Cache-Control", "max-age=nonsense")], 0), ([("Cache-Control", "no-cache")], 0),
    ([("Expires", "Thu, 01 Jan 2026 01:00:00 GMT")], 3600),
    (
      [
        ("Expires", "Thu, 01 Jan 2026 01:00:00 GMT"), ("Date", "Thu, 01 Jan 2026 00:59:00 GMT"),
      ], 60
    ),
    ([("Expires", "Thu, 01 Jan 2026 01:00:00 GMT"), ("Cache-Control", "max-age=5")], 5),
    ([("Expires", "0")], 0),
  ])
  func readsHowLongAnAnswerIsFresh(headers: [(String, String)], seconds: Int) {
    let response = HTTPResponse(
      status: 200, url: "", headers: headers.map { HTTPHeader($0.0, $0.1) })
    #expect(CacheLifetime(response, now: now).fresh == .seconds(seconds))
  }

  @Test func saysNothingOfFreshnessWhereTheServerDoesNot() {
    let lifetime = CacheLifetime(HTTPResponse(status: 200, url: ""), now: now)
    #expect(lifetime.fresh == nil && lifetime.isStored)
  }

  private func cookies(_ lines: [String], from url: String) throws -> ChainCookies {
    var cookies = ChainCookies()
    let response = HTTPResponse(
      status: 200, url: url, headers: lines.map { HTTPHeader("Set-Cookie", $0) })
    cookies.take(response, from: try WebURL(url), now: now)
    return cookies
  }

  @Test(arguments: [
    ("a=1", "https://a.example/", "a=1"), ("a=1", "https://b.example/", nil),
    ("a=1", "https://www.a.example/", nil),
    ("a=1; Domain=a.example", "https://www.a.example/", "a=1"),
    ("a=1; domain=.A.example", "http://a.example/x", "a=1"),
    ("a=1; Domain=b.example", "https://b.example/", nil),
    ("a=1; Domain=example", "https://a.example/", nil),
    ("a=1; Path=/x", "https://a.example/x/y", "a=1"), ("a=1; Path=/x", "https://a.example/xy", nil),
    ("a=1; Secure", "http://a.example/", nil), ("a=1; Max-Age=0", "https://a.example/", nil),
    ("a=1; Expires=Wed, 31 Dec 2025 00:00:00 GMT", "https://a.example/", nil),
    ("a=1; Expires=Wed, 31 Dec 2025 00:00:00 GMT; Max-Age=5", "https://a.example/", "a=1"),
    ("a=1; Max-Age=5; Expires=Wed, 31 Dec 2025 00:00:00 GMT", "https://a.example/", "a=1"),
    ("=1", "https://a.example/", nil), ("a", "https://a.example/", nil),
    ("a=\u{1}", "https://a.example/", nil),
  ])
  func cookiesGoWhereTheyBelong(line: String, url: String, expected: String?) throws {
    let cookies = try cookies([line], from: "https://a.example/")
    #expect(cookies.header(for: try WebURL(url)) == expected)
  }

  @Test func aLaterCookieReplacesAnEarlierOne() throws {
    let cookies = try cookies(["a=1", "b=2", "a=3"], from: "https://a.example/x/y")
    #expect(cookies.header(for: try WebURL("https://a.example/x/z")) == "b=2; a=3")
    #expect(cookies.header(for: try WebURL("https://a.example/")) == nil)
  }

  @Test func manyCookiesAreNotAllKept() throws {
    let cookies = try cookies((0..<500).map { "c\($0)=1" }, from: "https://a.example/")
    #expect(
      cookies.header(for: try WebURL("https://a.example/"))?.split(separator: ";").count == 50)
  }

  @Test func anyHeadersAreRead() {
    var random = SeededGenerator(seed: 6)
    let words = [
      "max-age", "=", ",", ";", "\"", "Expires", "-1", "9", "Jan", ":", " ", "ä", "GMT", "2026",
      "\0",
    ]
    for _ in 0..<3000 {
      let text = (0..<12).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
        .joined()
      let response = HTTPResponse(
        status: 200, url: "",
        headers: ["Cache-Control", "Expires", "Age", "Date", "Set-Cookie"].map {
          HTTPHeader($0, text)
        })
      let fresh = CacheLifetime(response, now: now).fresh ?? .zero
      #expect(fresh >= .zero && fresh <= RetryAfter.most)
      if let wait = RetryAfter.parse(text, now: now) {
        #expect(wait >= .zero && wait <= RetryAfter.most)
      }
      #expect(throws: Never.self) { try cookies([text], from: "https://a.example/") }
    }
  }

  @Test func whatAServerSaysIsShownWithoutControlCharacters() {
    #expect("a\u{1B}[2Jb\r\n\u{202E}c".printable == "a\u{FFFD}[2Jb\u{FFFD}\u{FFFD}\u{FFFD}c")
    #expect(String(repeating: "x", count: 5000).printable.count == 501)
  }
}
