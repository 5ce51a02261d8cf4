import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import FetchStage

/// What is known of addresses from run to run: that they are gone, or have moved, and robots.txt.
@Suite(.timeLimit(.minutes(1)))
struct SourceHistoryTests {
  private final class Server: Sendable {
    let answers = Mutex<[String: HTTPResponse]>([:])

    func set(_ url: String, _ status: Int, _ body: String = "", to target: String? = nil) {
      let headers = target.map { [HTTPHeader("Location", $0)] } ?? []
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
      server.answers.withLock { $0[request.url] }
        ?? HTTPResponse(status: 404, url: request.url)
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
