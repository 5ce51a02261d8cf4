import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import FetchStage

/// Redirects, robots.txt and failures, between invented servers.
@Suite(.timeLimit(.minutes(1)))
struct PoliteClientTests {
  private typealias Answer = @Sendable (HTTPRequest) throws -> HTTPResponse?

  private func client(
    _ http: TestHTTPClient, _ clock: TestClock = TestClock(), retry: RetryPolicy? = nil,
    delay: Duration = .seconds(1),
    _ change: (inout PoliteClient.Settings) -> Void = { _ in }
  ) -> PoliteClient {
    var settings = PoliteClient.Settings(userAgent: "pipe/1")
    change(&settings)
    var test = TestServices(clock: clock)
    test.http = http
    let context = StageContext(stage: "fetch", services: test.services, retryPolicy: retry)
    return PoliteClient(
      settings, limits: .init(places: 8, connections: 1, delay: delay), context, shown: { $0 },
      random: { 0 })
  }

  private func server(_ answer: @escaping Answer) -> TestHTTPClient {
    TestHTTPClient { request in try answer(request) }
  }

  private func get(
    _ url: String, _ client: PoliteClient, for purpose: Purpose = .feed
  ) async throws -> PoliteClient.Answer {
    try await client.get(try #require(PageAddress(url)), for: purpose)
  }

  /// The error of a request that has to fail.
  private func error(
    of url: String, _ client: PoliteClient, for purpose: Purpose = .feed
  ) async throws -> StageError {
    do {
      _ = try await get(url, client, for: purpose)
    } catch let error as StageError {
      return error
    }
    throw StageError(.other, "\(url) did not fail")
  }

  private static func to(_ location: String, _ status: Int = 302) -> HTTPResponse {
    HTTPResponse(status: status, url: "", headers: [HTTPHeader("Location", location)])
  }

  private static func ok(_ text: String = "ok") -> HTTPResponse {
    HTTPResponse(status: 200, url: "", body: Array(text.utf8))
  }

  // MARK: Redirects

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

  // MARK: Secrets

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
      $0.namedServers = ["named.local"]
      $0.maxRedirects = 2
    }
    _ = try? await get("https://public.example/", client)
    #expect(http.requests.map(\.allowsPrivateAddresses) == [false, true, false])
  }

  // MARK: Robots

  private static let robots = "User-agent: *\nDisallow: /private\nCrawl-delay: 5"

  @Test func pagesThatRobotsTxtKeepsProgramsFromAreLeftAlone() async throws {
    let http = server { $0.url.hasSuffix("/robots.txt") ? Self.ok(Self.robots) : Self.ok() }
    let client = client(http)
    #expect(try await get("https://a.example/open", client, for: .page).response.status == 200)
    let refused = try await error(of: "https://a.example/private/x", client, for: .page)
    #expect(refused.code == .refusedByRobots && !refused.isTransient)
    #expect(refused.message.contains("'Disallow: /private' in line 2"))
    #expect(refused.message.contains("https://a.example/private/x"))
    // Asked once for a site, and not for what is published for programs.
    #expect(try await get("https://a.example/private/feed", client).response.status == 200)
    #expect(http.count(of: "https://a.example/robots.txt") == 1)
    #expect(http.requests.count == 3)
  }

  @Test func aRedirectIntoWhatIsNotAllowedIsNotFollowed() async throws {
    let http = server { request in
      if request.url == "https://b.example/robots.txt" { return Self.ok(Self.robots) }
      if request.url.hasSuffix("/robots.txt") { return HTTPResponse(status: 404, url: "") }
      return Self.to("https://b.example/private")
    }
    let refused = try await error(of: "https://a.example/", client(http), for: .page)
    #expect(refused.code == .refusedByRobots)
    #expect(http.count(of: "https://b.example/private") == 0)
  }

  @Test func aPageThatIsDueDoesNotWaitForOneThatHasToWait() async throws {
    let http = server { $0.url.hasSuffix("/robots.txt") ? Self.ok(Self.robots) : Self.ok() }
    let client = client(http)
    let backlog = Backlog(room: 0)
    func fetch(_ index: Int) -> Task<Int, any Error> {
      Task {
        try await Backlog.Ticket.$current.withValue(.init(backlog: backlog, index: index)) {
          try await get("https://a.example/\(index)", client, for: .page).response.status
        }
      }
    }
    // It has robots.txt read, and then has to wait.
    let later = fetch(1)
    while http.requests.isEmpty { await Task.yield() }
    #expect(try await fetch(0).value == 200)
    backlog.advance(to: 1)
    client.schedule.reconsider()
    #expect(try await later.value == 200)
    #expect(http.requests.last?.url == "https://a.example/1")
  }

  @Test func robotsCanBeSwitchedOff() async throws {
    let http = server { _ in Self.ok(Self.robots) }
    _ = try await get(
      "https://a.example/private", client(http) { $0.heedsRobots = false }, for: .page)
    #expect(http.requests.count == 1)
  }

  @Test(arguments: [400, 401, 403, 404, 410, 451])
  func aSiteWithoutRobotsTxtAllowsEverything(status: Int) async throws {
    let http = server {
      $0.url.hasSuffix("/robots.txt") ? HTTPResponse(status: status, url: "") : Self.ok()
    }
    #expect(try await get("https://a.example/", client(http), for: .page).response.status == 200)
  }

  @Test func redirectsOfRobotsTxtAreFollowedFiveTimes() async throws {
    for (hops, isAllowed) in [(5, false), (6, true)] {
      let http = server { request in
        guard let range = request.url.firstRange(of: "robots.txt") else { return Self.ok() }
        let count = request.url[range.upperBound...].count
        return count < hops
          ? Self.to("https://b.example/robots.txt" + String(repeating: "x", count: count + 1))
          : Self.ok(Self.robots)
      }
      let answer = try? await get("https://a.example/private", client(http), for: .page)
      #expect((answer != nil) == isAllowed, "\(hops) hops")
    }
  }

  @Test(arguments: [500, 503, 429])
  func nothingIsFetchedWhileRobotsTxtCannotBeRead(status: Int) async throws {
    let clock = TestClock()
    let isWell = Mutex(false)
    let http = server { request in
      if !request.url.hasSuffix("/robots.txt") { return Self.ok() }
      return isWell.withLock { $0 } ? Self.ok() : HTTPResponse(status: status, url: "")
    }
    let client = client(http, clock)
    for page in ["1", "2"] {
      let refused = try await error(of: "https://a.example/\(page)", client, for: .page)
      #expect(refused.code == .refusedByRobots && refused.isTransient)
      #expect(refused.message.contains("\(status)"))
    }
    // It is tried a few times, then not for a while.
    #expect(http.count(of: "https://a.example/robots.txt") == 3)
    isWell.withLock { $0 = true }
    clock.advance(by: .seconds(600))
    #expect(try await get("https://a.example/1", client, for: .page).response.status == 200)
  }

  @Test func aSiteThatCannotBeReachedFailsAsWhatItIs() async throws {
    let http = server { throw HTTPError(.dns, url: $0.url, "no such host", isTransient: true) }
    let failure = try await error(of: "https://a.example/", client(http), for: .page)
    #expect(failure.code == .dns && failure.message.contains("no such host"))
  }

  @Test func theDelayThatRobotsTxtAsksForIsKeptUpToALimit() async throws {
    for (most, expected) in [(Duration.seconds(120), 5), (.seconds(3), 3)] {
      let clock = TestClock()
      let times = Mutex<[Duration]>([])
      let http = server { request in
        times.withLock { $0.append(clock.uptime()) }
        return request.url.hasSuffix("/robots.txt") ? Self.ok(Self.robots) : Self.ok()
      }
      let client = client(http, clock) { $0.maxDelay = most }
      for page in 0..<3 { _ = try await get("https://a.example/\(page)", client, for: .page) }
      #expect(times.withLock { $0 } == (0..<4).map { .seconds($0 * expected) })
    }
  }

  // MARK: Failures

  private func retry(_ attempts: Int) -> RetryPolicy {
    var policy = RetryPolicy()
    policy.attempts = attempts
    return policy
  }

  @Test(arguments: [
    ("7", 7), ("Thu, 01 Jan 2026 00:00:30 GMT", 30), ("Wed, 31 Dec 2025 00:00:00 GMT", 1),
    ("nonsense", 1), ("0", 1),
  ])
  func aHostThatAsksForPatienceGetsIt(value: String, seconds: Int) async throws {
    for status in [429, 503] {
      let clock = TestClock()
      let count = Mutex(0)
      let http = server { request in
        guard request.url.contains("a.example") else { return Self.ok() }
        let isFirst = count.withLock { count in
          count += 1
          return count == 1
        }
        return isFirst
          ? HTTPResponse(status: status, url: "", headers: [HTTPHeader("Retry-After", value)])
          : Self.ok()
      }
      let client = client(http, clock, retry: retry(2), delay: .zero)
      #expect(try await get("https://a.example/", client).response.status == 200)
      #expect(clock.uptime() == .seconds(seconds))
    }
  }

  @Test func whoSaysWhenIsAskedOnceMoreEvenWithoutRetry() async throws {
    let http = server { _ in
      HTTPResponse(status: 429, url: "", headers: [HTTPHeader("Retry-After", "5")])
    }
    #expect(try await error(of: "https://a.example/", client(http)).httpStatus == 429)
    #expect(http.requests.count == 2)
  }

  @Test func aHostThatAsksForTooMuchPatienceIsNotAskedAgainInTheRun() async throws {
    let clock = TestClock()
    let http = server { request in
      request.url.contains("a.example")
        ? HTTPResponse(status: 503, url: "", headers: [HTTPHeader("Retry-After", "3600")])
        : Self.ok()
    }
    let client = client(http, clock, retry: retry(5))
    for page in ["1", "2"] {
      let failure = try await error(of: "https://a.example/\(page)", client)
      #expect(failure.isTransient && failure.message.contains("2026-01-01T01:00:00"))
    }
    #expect(http.requests.count == 1)
    #expect(try await get("https://b.example/", client).response.status == 200)
    #expect(clock.uptime() == .zero)
    clock.advance(by: .seconds(3601))
    _ = try await error(of: "https://a.example/3", client)
    #expect(http.requests.count == 3)
  }

  @Test func waitsDoubleWithEveryFailure() async throws {
    let clock = TestClock()
    let http = server { throw HTTPError(.connect, url: $0.url, "refused", isTransient: true) }
    let client = client(http, clock, retry: retry(5), delay: .zero)
    let failure = try await error(of: "https://a.example/", client)
    #expect(failure.code == .connect)
    #expect(http.requests.count == 5)
    #expect(clock.sleeps == [1, 2, 4, 8].map { .seconds($0) })
  }

  @Test func aHostThatKeepsFailingIsGivenUpAndOthersAreNot() async throws {
    let clock = TestClock()
    let http = server { request in
      if request.url.contains("b.example") { return Self.ok() }
      throw HTTPError(.timeout, url: request.url, "too slow", isTransient: true)
    }
    let client = client(http, clock)
    for page in 0..<20 { _ = try await error(of: "https://a.example/\(page)", client) }
    #expect(http.requests.count == HostHealth.mostFailures)
    let last = try await error(of: "https://a.example/20", client)
    #expect(last.code == .timeout && last.isTransient && last.message.contains("6 times in a row"))
    #expect(try await get("https://b.example/", client).response.status == 200)
  }

  @Test func aPageThatFailsDoesNotCountAgainstItsHost() async throws {
    let http = server { _ in HTTPResponse(status: 500, url: "") }
    let client = client(http)
    for page in 0..<10 { _ = try await error(of: "https://a.example/\(page)", client) }
    #expect(http.requests.count == 10)
  }

  @Test(arguments: [401, 404, 410, 418])
  func whatCannotPassIsNotTriedAgain(status: Int) async throws {
    let http = server { _ in HTTPResponse(status: status, url: "") }
    let failure = try await error(of: "https://a.example/", client(http, retry: retry(9)))
    #expect(failure.httpStatus == status && failure.code == .httpStatus && failure.hint != nil)
    #expect(http.requests.count == 1)
  }

  @Test(arguments: [
    (HTTPError.Kind.dns, "dns"), (.connect, "connect"), (.tls, "tls"), (.timeout, "timeout"),
    (.tooLarge, "too-large"), (.refusedAddress, "refused-address"), (.redirect, "redirect"),
  ])
  func everyFailureHasItsClassItsAddressAndWhatToDo(kind: HTTPError.Kind, code: String) async throws
  {
    let http = server { throw HTTPError(kind, url: $0.url, "bad\u{1B}[31m") }
    let failure = try await error(of: "https://a.example/x", client(http))
    #expect(failure.code.rawValue == code)
    #expect(failure.message.contains("https://a.example/x") && failure.hint != nil)
    #expect(!failure.message.contains("\u{1B}"))
  }
}
