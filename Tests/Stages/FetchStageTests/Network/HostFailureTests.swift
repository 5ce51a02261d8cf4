import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import FetchStage

/// Servers that fail, or ask for patience.
@Suite(.timeLimit(.minutes(10)))
struct HostFailureTests: PoliteRequests {
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
    #expect(failure.message.hasPrefix("http-status: "))
    #expect(http.requests.count == 1)
  }

  @Test(arguments: [
    (HTTPError.Kind.dns, "dns"), (.connect, "connect"), (.tls, "tls"), (.timeout, "timeout"),
    (.tooLarge, "too-large"), (.refusedAddress, "refused-address"), (.redirect, "redirect"),
    (.headersTooLarge, "too-large"), (.other, "network"), (.offline, "network"),
  ])
  func everyFailureHasItsClassItsAddressAndWhatToDo(kind: HTTPError.Kind, code: String) async throws
  {
    let http = server { throw HTTPError(kind, url: $0.url, "bad\u{1B}[31m") }
    let failure = try await error(of: "https://a.example/x", client(http))
    #expect(failure.code.rawValue == code && failure.message.hasPrefix("\(code): "))
    #expect(failure.message.contains("https://a.example/x") && failure.hint != nil)
    #expect(!failure.message.contains("\u{1B}"))
  }

  @Test func noOptionIsNamedForHeadersThatAreTooLarge() async throws {
    let http = server { throw HTTPError(.headersTooLarge, url: $0.url, "the headers are larger") }
    let failure = try await error(of: "https://a.example/x", client(http))
    #expect(failure.hint?.contains("max_size") == false)
    #expect(failure.hint?.contains("no option") == true)
  }

  @Test(arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "0", "soon"])
  func aTimeThatIsOverIsNoInvitation(value: String) async throws {
    let http = server { _ in
      HTTPResponse(status: 429, url: "", headers: [HTTPHeader("Retry-After", value)])
    }
    #expect(try await error(of: "https://a.example/", client(http)).httpStatus == 429)
    #expect(http.requests.count == 1)
  }

  @Test(arguments: [(204, "no content"), (205, "no content"), (206, "a part")])
  func anAnswerWithoutAllOfThePageIsAnError(status: Int, word: String) async throws {
    let http = server { _ in HTTPResponse(status: status, url: "", body: Array("half".utf8)) }
    let failure = try await error(of: "https://a.example/", client(http, retry: retry(3)))
    #expect(failure.httpStatus == status && !failure.isTransient && failure.hint != nil)
    #expect(failure.message.contains(word))
    #expect(http.requests.count == 1)
  }

  @Test func anAddressThatIsTooLongIsNotAskedFor() async throws {
    let long = "https://a.example/" + String(repeating: "a", count: PoliteClient.longestAddress)
    let http = server { _ in Self.to(long) }
    let client = client(http)
    let failure = try await error(of: long, client, for: .page)
    #expect(failure.message.contains("longer than 8KiB") && failure.message.utf8.count < 500)
    #expect(http.requests.isEmpty)
    let redirect = try await error(of: "https://a.example/", client)
    #expect(redirect.code == .redirect && redirect.message.contains("longer than 8KiB"))
    #expect(http.requests.count == 1)
  }
}

// MARK: Many at once

extension HostFailureTests {
  /// Asks for pages of a host together.
  ///
  /// - Returns: How many were got.
  private func get(pages: Int, _ client: PoliteClient) async -> Int {
    await withTaskGroup(of: Bool.self) { group in
      for page in 0..<pages {
        group.addTask { (try? await get("https://a.example/\(page)", client)) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }

  @Test func failuresOfOneMomentCountAsOne() async throws {
    let clock = TestClock()
    let asked = Mutex(0)
    let http = server { _ in
      let number = asked.withLock { asked in
        asked += 1
        return asked
      }
      if number > 8 { return Self.ok() }
      while asked.withLock({ $0 }) < 8 { await Task.yield() }
      return HTTPResponse(status: 503, url: "")
    }
    let client = client(http, clock, retry: retry(3), delay: .zero, connections: 8)
    #expect(await get(pages: 30, client) == 30)
    #expect(http.requests.count == 38)
    #expect(clock.uptime() == .seconds(1))
  }

  @Test func thoseThatWaitForAHostDoNotOutlastIt() async throws {
    let clock = TestClock()
    let http = server { _ in HTTPResponse(status: 503, url: "") }
    let client = client(http, clock, delay: .zero, connections: 8)
    #expect(await get(pages: 200, client) == 0)
    #expect(http.requests.count < 100)
    // What it has rested for, and no more after it was given up.
    #expect(clock.uptime() <= .seconds(1 + 2 + 4 + 8 + 16))
  }

  @Test func onlyRequestsThatBeganAfterARestSayMore() throws {
    let health = HostHealth(TestClock(), nil)
    let error = StageError(.network, "no")
    func fail(_ begun: HostHealth.Moment) -> Int? {
      health.failed("a", begun: begun, most: 3, error)?.count
    }
    let (one, other) = (health.begin(), health.begin())
    #expect(fail(one) == 1)
    #expect(fail(other) == nil)
    #expect(fail(health.begin()) == 2)
    let late = health.begin()
    #expect(fail(one) == nil)
    health.succeeded("a")
    // It tells of before the success.
    #expect(fail(one) == nil)
    #expect(fail(late) == 1)
    #expect(health.refusal("a") == nil)
    for _ in 0..<2 { _ = fail(health.begin()) }
    #expect(health.refusal("a")?.message.contains("3 times in a row") == true)
  }

  @Test func aHostThatWantsToBeLeftAloneIsThoughAnotherPageComesThrough() throws {
    let clock = TestClock()
    let health = HostHealth(clock, nil)
    health.close("a", for: .seconds(300), status: 429, StageError(.network, "later"))
    health.succeeded("a")
    #expect(health.refusal("a") != nil)
    clock.advance(by: .seconds(300))
    #expect(health.refusal("a") == nil)
  }
}
