import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import FetchStage

/// What is known of addresses from run to run: that they are gone, or have moved, and robots.txt.
@Suite(.timeLimit(.minutes(10)))
struct SourceHistoryTests {
  private final class Server: Sendable {
    let answers = Mutex<[String: HTTPResponse]>([:])

    func set(
      _ url: String, _ status: Int, _ body: String = "", to target: String? = nil,
      _ fields: [String: String] = [:]
    ) {
      let headers =
        (target.map { [HTTPHeader("Location", $0)] } ?? [])
        + fields.map { HTTPHeader($0.key, $0.value) }
      answers.withLock {
        $0[url] = HTTPResponse(status: status, url: url, headers: headers, body: Array(body.utf8))
      }
    }
  }

  private let server = Server()
  private let http: TestHTTPClient
  private let runs: RememberedRuns
  private static let feed =
    "<rss><channel><item><title>1</title><link>https://a.example/1</link></item></channel></rss>"
  private static let day = Duration.seconds(86_400)

  init() {
    http = TestHTTPClient { [server] request in
      let answer =
        server.answers.withLock { $0[request.url] } ?? HTTPResponse(status: 404, url: request.url)
      if answer.status == 0 {
        throw HTTPError(.connect, url: request.url, "refused", isTransient: true)
      }
      return answer
    }
    var test = TestServices()
    test.http = http
    runs = RememberedRuns(test)
  }

  /// Runs, and says what was asked.
  private func run(
    _ yaml: String, after time: Duration = .zero
  ) async throws -> (
    asked: [String], report: RunReport
  ) {
    runs.test.clock.advance(by: time)
    let before = http.requests.count
    let report = try await runs.run(yaml)
    return (http.requests.dropFirst(before).map(\.url), report)
  }

  @Test(arguments: ["feeds", "pages"])
  func whatIsGoneIsNotAskedForAgainForALongTime(option: String) async throws {
    server.set("https://a.example/f", 410)
    server.set("https://b.example/f", 200, Self.feed)
    let yaml = "{\(option): [https://a.example/f, https://b.example/f], robots: false}"
    let first = try await run(yaml)
    #expect(first.report.failures.map(\.document) == ["https://a.example/f"])
    let second = try await run(yaml, after: Self.day)
    #expect(second.asked == ["https://b.example/f"])
    #expect(!second.report.hasFailures)
    #expect(second.report.notes.contains { $0.text.contains("gone (410) since 2026-01-01") })
    server.set("https://a.example/f", 200, Self.feed)
    let third = try await run(yaml, after: Self.day * 29)
    #expect(third.asked.contains("https://a.example/f"))
    let fourth = try await run(yaml)
    #expect(fourth.asked.contains("https://a.example/f"))
    #expect(try !runs.stateText().contains("a.example"))
  }

  @Test(arguments: [301, 308])
  func whatHasMovedForGoodIsAskedForWhereItIs(status: Int) async throws {
    server.set("https://a.example/f", status, to: "https://b.example/f")
    server.set("https://b.example/f", 200, Self.feed)
    let yaml = "feeds: https://a.example/f"
    #expect(try await run(yaml).asked == ["https://a.example/f", "https://b.example/f"])
    #expect(try await run(yaml).asked == ["https://b.example/f"])
    // After some time it is seen whether that is still so.
    let later = try await run(yaml, after: Self.day * 31)
    #expect(later.asked == ["https://a.example/f", "https://b.example/f"])
    // Where it is not there any more, the address itself is asked.
    server.set("https://b.example/f", 404)
    server.set("https://a.example/f", 200, Self.feed)
    #expect(try await run(yaml).asked == ["https://b.example/f", "https://a.example/f"])
    #expect(try await run(yaml).asked == ["https://a.example/f"])
  }

  /// A feed that has moved for good, by what its server said then.
  private func move(_ fields: [String: String] = [:]) async throws {
    server.set("https://a.example/f", 301, to: "https://b.example/f", fields)
    server.set("https://b.example/f", 200, Self.feed)
    let asked = try await run("feeds: https://a.example/f").asked
    #expect(asked == ["https://a.example/f", "https://b.example/f"])
  }

  /// Also a login page of a network that answers for everybody, and has gone since.
  @Test(arguments: [500, 503, 0])
  func whereTheNewAddressCannotBeReachedTheOldOneIsAsked(status: Int) async throws {
    try await move()
    server.set("https://b.example/f", status)
    server.set("https://a.example/f", 200, Self.feed)
    #expect(
      try await run("feeds: https://a.example/f").asked == [
        "https://b.example/f", "https://a.example/f",
      ])
    #expect(try await run("feeds: https://a.example/f").asked == ["https://a.example/f"])
  }

  @Test func whereTheNewAddressHasNoFeedTheOldOneIsAsked() async throws {
    try await move()
    server.set("https://b.example/f", 200, "<!doctype html><p>Please log in</p>")
    server.set("https://a.example/f", 200, Self.feed)
    let second = try await run("feeds: https://a.example/f")
    #expect(second.asked == ["https://b.example/f", "https://a.example/f"])
    #expect(!second.report.hasFailures)
    #expect(try await run("feeds: https://a.example/f").asked == ["https://a.example/f"])
  }

  @Test func whatHasMovedIsForgottenWhereTheOldAddressAnswersOtherwise() async throws {
    server.set("https://c.example/f", 200, Self.feed)
    for (status, target) in [(302, "https://c.example/f"), (404, nil)] {
      try await move()
      server.set("https://b.example/f", 404)
      server.set("https://a.example/f", status, to: target)
      let yaml = "feeds: [https://a.example/f, https://c.example/f]"
      #expect(try await run(yaml).asked.contains("https://b.example/f"))
      #expect(try await !run(yaml).asked.contains("https://b.example/f"), "\(status)")
    }
  }

  @Test func aNewAddressThatDoesNotWantProgramsIsNotGotRoundOf() async throws {
    server.set("https://a.example/1", 301, to: "https://b.example/1")
    server.set("https://b.example/1", 200, "<p>one</p>")
    server.set("https://c.example/1", 200, "<p>one</p>")
    let yaml = "pages: [https://a.example/1, https://c.example/1]"
    _ = try await run(yaml)
    server.set("https://b.example/robots.txt", 200, "User-agent: *\nDisallow: /")
    let later = try await run(yaml, after: Self.day * 2)
    #expect(later.report.failures.map(\.error.code) == [.refusedByRobots])
    #expect(!later.asked.contains("https://a.example/1"))
  }

  @Test(arguments: [
    "no-store", "no-cache", "max-age=0", "private, no-store, max-age=600",
  ])
  func whatIsNotToBeKeptOfAMoveIsNot(value: String) async throws {
    for _ in 0..<2 { try await move(["Cache-Control": value]) }
    #expect(try !runs.stateText().contains("b.example"))
  }

  @Test func whatHasMovedIsKeptAsLongAsTheServerSays() async throws {
    try await move(["Cache-Control": "max-age=600"])
    let yaml = "feeds: https://a.example/f"
    #expect(try await run(yaml, after: .seconds(599)).asked == ["https://b.example/f"])
    #expect(try await run(yaml, after: .seconds(1)).asked.count == 2)
    // Where it has moved on, no longer than that it has moved at all.
    server.set("https://b.example/f", 301, to: "https://c.example/f")
    server.set("https://c.example/f", 200, Self.feed)
    #expect(try await run(yaml, after: .seconds(500)).asked.count == 2)
    #expect(try await run(yaml, after: .seconds(99)).asked == ["https://c.example/f"])
    #expect(try await run(yaml, after: .seconds(1)).asked.count == 3)
  }

  @Test func aHostThatWantsToBeLeftAloneIsSoInLaterRunsToo() async throws {
    server.set("https://a.example/1", 503, "", to: nil, ["Retry-After": "3600"])
    server.set("https://b.example/1", 200, "<p>one</p>")
    let yaml = "{pages: [https://a.example/1, https://b.example/1], robots: false}"
    #expect(try await run(yaml).asked.count == 2)
    let second = try await run(yaml, after: .seconds(600))
    #expect(second.asked == ["https://b.example/1"])
    let failure = try #require(second.report.failures.first?.error)
    #expect(failure.isTransient && failure.message.contains("before 2026-01-01T01:00:00"))
    #expect(try !runs.stateText().contains("a.example"))
    // Who has the patience waits for it.
    let patient = try await run(
      "{pages: [https://a.example/1, https://b.example/1], robots: false, per_host: {max_delay: 1h}}",
      after: .seconds(2990))
    #expect(patient.asked.contains("https://a.example/1"))
    #expect(runs.test.clock.uptime() >= .seconds(3600))
    server.set("https://a.example/1", 200, "<p>well</p>")
    #expect(try await run(yaml, after: .seconds(3601)).report.failures.isEmpty)
  }

  @Test func aHostIsLeftAloneThoughTheRunThatItToldSoHasFailed() async throws {
    server.set("https://a.example/1", 503, "", to: nil, ["Retry-After": "3600"])
    for _ in 0..<2 {
      await #expect(throws: StageError.self) {
        try await run("{pages: https://a.example/1, robots: false}")
      }
    }
    #expect(http.requests.count == 1)
  }

  @Test func aHostCannotHaveItselfLeftAloneForever() async throws {
    server.set("https://a.example/1", 429, "", to: nil, ["Retry-After": "99999999999"])
    server.set("https://b.example/1", 200, "<p>one</p>")
    let yaml = "{pages: [https://a.example/1, https://b.example/1], robots: false}"
    _ = try await run(yaml)
    #expect(try await run(yaml, after: Self.day * 29).asked.count == 1)
    #expect(try await run(yaml, after: Self.day).asked.count == 2)
  }

  @Test(arguments: [302, 303, 307])
  func whatHasMovedForAWhileIsAskedForWhereItWas(status: Int) async throws {
    server.set("https://a.example/f", status, to: "https://b.example/f")
    server.set("https://b.example/f", 200, Self.feed)
    for _ in 0..<2 {
      let asked = try await run("feeds: https://a.example/f").asked
      #expect(asked == ["https://a.example/f", "https://b.example/f"])
    }
  }

  @Test func aTargetWithAKeyIsNotStored() async throws {
    server.set("https://a.example/f", 301, to: "https://b.example/f?token=s3cret")
    server.set("https://b.example/f?token=s3cret", 200, Self.feed)
    for _ in 0..<2 { #expect(try await run("feeds: https://a.example/f").asked.count == 2) }
    #expect(try !runs.stateText().contains("s3cret"))
  }

  @Test func aPageThatWasBroughtInIsNotAskedForAgain() async throws {
    server.set("https://a.example/1", 200, "<p>one</p>")
    server.set("https://a.example/2", 200, "<p>two</p>")
    let one = "{pages: https://a.example/1, only_new: true, robots: false}"
    let both = "{pages: [https://a.example/1, https://a.example/2], only_new: true, robots: false}"
    _ = try await run(one)
    #expect(try await run(both).asked == ["https://a.example/2"])
    #expect(try await run(both).asked.isEmpty)
    #expect(runs.kept.count == 2)
  }

  @Test func robotsTxtIsReadOnceADayWhateverTheNumberOfRuns() async throws {
    server.set("https://a.example/1", 200, "<p>one</p>")
    server.set(
      "https://a.example/robots.txt", 200, "User-agent: *\nDisallow: /2\nAllow: /2$\nCrawl-delay: 3"
    )
    let yaml = "pages: [https://a.example/1, https://a.example/2x]"
    let (first, second) = (try await run(yaml), try await run(yaml))
    #expect(first.asked == ["https://a.example/robots.txt", "https://a.example/1"])
    #expect(second.asked == ["https://a.example/1"])
    for run in [first, second] {
      #expect(run.report.failures.map(\.error.code) == [.refusedByRobots])
      #expect(run.report.failures.first?.error.message.contains("line 2") == true)
    }
    let later = try await run(yaml, after: Self.day)
    #expect(later.asked.contains("https://a.example/robots.txt"))
  }

  @Test func aRunThatIsInterruptedLosesNothingThroughIt() async throws {
    for number in 1...3 {
      let fresh = SourceHistoryTests()
      for page in 1...3 { fresh.server.set("https://a.example/\(page)", 200, "<p>\(page)</p>") }
      fresh.server.set("https://a.example/0", 410)
      fresh.server.set("https://a.example/4", 301, to: "https://a.example/3")
      let pages = (0...4).map { "https://a.example/\($0)" }.joined(separator: ", ")
      let yaml = "{pages: [\(pages)], only_new: true}"
      _ = try? await fresh.runs.run(yaml, breakingAt: number, waits: false)
      try await fresh.runs.run(yaml)
      #expect(
        fresh.runs.kept
          == (1...4).map { Document.stableID(url: "https://a.example/\($0)") },
        "interrupted at \(number)")
    }
  }
}
