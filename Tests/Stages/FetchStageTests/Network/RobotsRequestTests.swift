import PipeKit
import PipeTesting
import RobotsTxt
import Synchronization
import Testing

@testable import FetchStage

/// robots.txt is asked for, and heeded.
@Suite(.timeLimit(.minutes(10)))
struct RobotsRequestTests: PoliteRequests {
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

  @Test func aRedirectThatIsRefusedIsNamedThoughRobotsTxtWasAskedFor() async throws {
    let http = server { request in
      if request.url.hasPrefix("http://10.0.0.1/") {
        throw HTTPError(.refusedAddress, url: request.url, "private")
      }
      return request.url.hasSuffix("/robots.txt")
        ? HTTPResponse(status: 404, url: "") : Self.to("http://10.0.0.1/x")
    }
    let failure = try await error(of: "https://a.example/", client(http), for: .page)
    #expect(failure.code == .refusedAddress)
    #expect(failure.message.hasSuffix("redirected there from https://a.example/"))
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

  @Test func robotsTxtIsAskedForOnceByManyPagesAtOnce() async throws {
    let http = server { request in
      for _ in 0..<20 { await Task.yield() }
      return request.url.hasSuffix("/robots.txt") ? Self.ok(Self.robots) : Self.ok()
    }
    let client = client(http, delay: .zero, connections: 8)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for page in 0..<20 {
        group.addTask { _ = try await get("https://a.example/\(page)", client, for: .page) }
      }
      try await group.waitForAll()
    }
    #expect(http.count(of: "https://a.example/robots.txt") == 1)
    #expect(http.requests.count == 21)
  }

  @Test func sitesAreForgottenWhereTheyAreTooMany() async throws {
    let cache = RobotsCache(for: "pipe", TestClock(), nil, room: 100_000)
    let rules = RobotsTxt(rules: [RobotsRule(isAllowed: false, path: "/x", line: 1)])
    for site in 0..<1000 {
      let origin = "https://\(site).example"
      if site.isMultiple(of: 2) {
        let robots = try await cache.robots(of: origin) { RobotsCache.Loaded(robots: rules) }
        #expect(robots == rules)
      } else {
        // A site that fails is not asked again for a while, as long as it is known.
        for _ in 0..<2 {
          await #expect(throws: StageError.self) {
            try await cache.robots(of: origin) { throw StageError(.network, "no") }
          }
        }
      }
      #expect(cache.count <= 200)
    }
  }

  @Test func whatTakesTooLongToTellIsNotFetched() async throws {
    let rules = (0..<1600).map { number in
      let (one, other) = (number / 40 + 1, number % 40 + 1)
      return
        "Disallow: /*\(String(repeating: "1a", count: one))*\(String(repeating: "a1", count: other))*no\n"
    }
    let robots = "User-agent: *\n" + rules.joined()
    let http = server { $0.url.hasSuffix("/robots.txt") ? Self.ok(robots) : Self.ok() }
    let url = "https://a.example/no" + String(repeating: "a1", count: 3900)
    let failure = try await error(of: url, client(http), for: .page)
    #expect(failure.code == .refusedByRobots && failure.message.contains("takes too long"))
    #expect(http.requests.count == 1)
  }
}
