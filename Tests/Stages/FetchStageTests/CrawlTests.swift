import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// Following links from page to page.
@Suite(.timeLimit(.minutes(10)))
struct CrawlTests {
  private func crawl(
    _ yaml: String, _ site: Site
  ) async throws -> (paths: [String], report: RunReport, http: TestHTTPClient) {
    let test = site.services()
    let result = try await Fetch.make(yaml: yaml, hasInput: false)
      .runAsSource(services: test.services)
    let paths = result.output.map { ($0.url ?? "").replacing("https://site.example", with: "") }
    return (paths, result.report, test.http)
  }

  private let site = Site(links: [
    "/": ["/a", "/b#top", "/", "/a?utm_source=x"], "/a": ["/a1", "/b", "https://other.example/"],
    "/b": ["b1", "/a1"], "/a1": ["/deep"], "/b1": [], "/deep": [],
  ])

  @Test(arguments: [
    (1, ["/", "/a", "/b"]), (2, ["/", "/a", "/b", "/a1", "/b1"]),
    (9, ["/", "/a", "/b", "/a1", "/b1", "/deep"]),
  ])
  func goesBreadthFirstAndComesToEachPageOnce(depth: Int, expected: [String]) async throws {
    let (paths, report, http) = try await crawl(
      "{pages: https://site.example/, follow: {depth: \(depth)}}", site)
    #expect(paths == expected)
    #expect(report.failures.isEmpty)
    #expect(http.asked.count == expected.count)
  }

  @Test func tellsWhereADocumentCameFromAndWhatItDidNotFollow() async throws {
    let test = site.services()
    let result = try await Fetch.make(
      yaml: "{pages: https://site.example/, follow: {depth: 2}}", hasInput: false
    ).runAsSource(services: test.services)
    #expect(
      result.output.map(\.source) == [nil] + Array(repeating: "https://site.example/", count: 4))
    #expect(result.report.notes.contains { $0.text.contains("1 to other hosts") })
  }

  @Test func followsOnlyWhatMatches() async throws {
    let (paths, _, http) = try await crawl(
      "{pages: https://site.example/, follow: {depth: 3, match: ['/a*', '/deep']}}", site)
    #expect(paths == ["/", "/a", "/a1", "/deep"])
    #expect(http.asked.count == 4)
  }

  @Test func looksThroughPagesThatAreNotWantedThemselves() async throws {
    let (paths, _, http) = try await crawl(
      "{pages: https://site.example/, follow: {depth: 2}, include: /?1}", site)
    #expect(paths == ["/a1", "/b1"])
    #expect(http.asked.count == 5)
  }

  @Test func neverAsksForWhatIsExcluded() async throws {
    let (paths, _, http) = try await crawl(
      "{pages: https://site.example/, follow: {depth: 9}, exclude: /a}", site)
    #expect(paths == ["/", "/b", "/b1", "/a1", "/deep"])
    #expect(http.count(of: "https://site.example/a") == 0)
  }

  @Test func goesToOtherHostsInTheDomainsThatAreAllowed() async throws {
    var site = site
    site.others["https://www.other.example/"] = Site.page("other", [])
    site.links["/a"] = ["https://www.other.example/", "https://notother.example/"]
    let (paths, report, _) = try await crawl(
      "{pages: https://site.example/, follow: {depth: 2}, allowed_domains: [site.example, other.example]}",
      site)
    #expect(paths == ["/", "/a", "/b", "https://www.other.example/", "/b1", "/a1"])
    #expect(report.notes.contains { $0.text.contains("1 to other hosts") })
  }

  @Test func heedsNofollow() async throws {
    let site = Site(links: [
      "/": ["<a rel='x NoFollow' href=/1>1</a>", "/2", "<a href=/3></a>"],
      "/2": ["<meta name=ROBOTS content='noindex, NOFOLLOW'>", "/4"], "/1": [], "/3": [], "/4": [],
    ])
    let (paths, report, _) = try await crawl(
      "{pages: https://site.example/, follow: {depth: 3}}", site)
    #expect(paths == ["/", "/2", "/3"])
    #expect(report.notes.contains { $0.text.contains("2 as their pages say nofollow") })
  }

  @Test func heedsWhatTheServerSaysOfLinks() async throws {
    var site = site
    site.headers["/"] = [HTTPHeader("X-Robots-Tag", "noindex, nofollow")]
    site.headers["/a"] = [HTTPHeader("X-Robots-Tag", "otherbot: nofollow")]
    let (paths, report, _) = try await crawl(
      "{pages: ['https://site.example/', 'https://site.example/a'], follow: {depth: 1}}", site)
    #expect(paths == ["/", "/a", "/a1", "/b"])
    #expect(report.notes.contains { $0.text.contains("as their pages say nofollow") })
  }

  @Test func doesNotFollowLinksThatAreTooLong() async throws {
    var site = site
    let long = "/" + String(repeating: "x", count: 9000)
    site.links["/b1"] = [long, "/deep"]
    let (paths, report, http) = try await crawl(
      "{pages: 'https://site.example/b1', follow: {depth: 1}}", site)
    #expect(paths == ["/b1", "/deep"])
    #expect(http.asked.count == 2)
    #expect(report.notes.contains { $0.text.contains("1 longer than 8KiB") })
  }

  @Test func keepsToTheLimitWithoutAskingForMore() async throws {
    let (paths, _, http) = try await crawl(
      "{pages: https://site.example/, follow: {depth: 9}, limit: 3}", site)
    #expect(paths == ["/", "/a", "/b"])
    #expect(http.asked.count == 3)
  }

  @Test func keepsToTheLimitOfEachStart() async throws {
    let (paths, _, _) = try await crawl(
      "{pages: ['https://site.example/a', 'https://site.example/b'], follow: {depth: 9}, per_source: 2}",
      site)
    #expect(paths == ["/a", "/b", "/a1", "/b1"])
  }

  @Test func followsNoMoreThanTheMostAddresses() async throws {
    let links = (0..<50).map { "/\($0)" }
    var site = Site(links: ["/": links])
    for link in links { site.links[link] = links }
    let (paths, report, _) = try await crawl(
      "{pages: https://site.example/, follow: {depth: 2, max_urls: 10}}", site)
    #expect(paths.count == 10)
    #expect(report.notes.contains { $0.text.contains("beyond max_urls, which is 10") })
  }

  @Test func aPageThatRedirectsToAnotherIsNotThereTwice() async throws {
    var site = site
    site.redirects["https://site.example/a"] = "https://site.example/b"
    site.redirects["https://site.example/b1"] = "https://elsewhere.example/"
    site.others["https://elsewhere.example/"] = Site.page("elsewhere", [])
    let (paths, report, _) = try await crawl(
      "{pages: https://site.example/, follow: {depth: 2}}", site)
    #expect(paths == ["/", "/b", "/a1"])
    #expect(report.failures.isEmpty)
  }

  @Test func followsOnTheHostThatAStartIsRedirectedTo() async throws {
    var site = Site()
    site.redirects["https://site.example/"] = "https://www.site.example/"
    site.others["https://www.site.example/"] = Site.page("home", ["/1"])
    site.others["https://www.site.example/1"] = Site.page("1", [])
    let (paths, _, _) = try await crawl("{pages: https://site.example/, follow: {depth: 1}}", site)
    #expect(paths == ["https://www.site.example/", "https://www.site.example/1"])
  }

  @Test func linksThatCannotBeReadFailByThemselves() async throws {
    var site = site
    site.links["/"] = [
      "/gone", "http://[bad", "mailto:a@b", "javascript:x()", "/pic.JPG", "//", "/a",
    ]
    let (paths, report, _) = try await crawl(
      "{pages: https://site.example/, follow: {depth: 1}}", site)
    #expect(paths == ["/", "/a"])
    #expect(
      report.failures.map(\.document) == [Document.stableID(url: "https://site.example/gone")])
  }

  @Test func aPageWithAMultitudeOfLinksIsRead() async throws {
    let links = (0..<20_000).map { "/\($0)" }
    let site = Site(links: ["/": links])
    let (paths, report, _) = try await crawl(
      "{pages: https://site.example/, follow: {depth: 1, max_urls: 100}, limit: 1}", site)
    #expect(paths == ["/"])
    #expect(report.notes.contains { $0.text.contains("19901 beyond max_urls") })
  }

  @Test func needsPagesToBeginWith() {
    #expect { try Fetch.make(yaml: "{urls: a.txt, follow: {depth: 1}}", hasInput: false) } throws: {
      "\($0)".contains("needs pages")
    }
  }

  /// A site whose links go everywhere, made by chance.
  private func wild(_ seed: UInt64) -> Site {
    var random = SeededGenerator(seed: seed)
    var site = Site()
    for number in 0..<60 {
      site.links["/\(number)"] = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        "/\(Int.random(in: 0..<64, using: &random))"
      }
    }
    for _ in 0..<5 {
      let from = Int.random(in: 1..<60, using: &random)
      site.redirects["https://site.example/\(from)"] =
        "https://site.example/\(Int.random(in: 0..<60, using: &random))"
    }
    site.links["/0"] = (1..<10).map { "/\($0)" }
    return site
  }

  @Test(arguments: [
    "{pages: https://site.example/0, follow: {depth: 5}}",
    "{pages: ['https://site.example/0', 'https://site.example/1'], follow: {depth: 5}, limit: 30}",
    "{pages: ['https://site.example/0', 'https://site.example/20'], follow: {depth: 6}, per_source: 12}",
    "{pages: https://site.example/0, follow: {depth: 6}, include: '/*[02468]', only_new: true}",
  ])
  func goesOnWhereItWasWithNothingLostAndNothingTwice(yaml: String) async throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let site = wild(seed)
      let undisturbed = RememberedRuns(site.services())
      try await undisturbed.run(yaml)
      let expected = undisturbed.kept
      try #require(expected.count > 8)
      for number in stride(from: 2, to: expected.count, by: 5) {
        let runs = RememberedRuns(site.services())
        try await runs.interrupt(yaml, at: number)
        let before = runs.test.http.asked.count
        try await runs.run(yaml)
        #expect(runs.kept == expected, "seed \(seed), interrupted at \(number)")
        let more = runs.test.http.asked.count - before
        #expect(more < undisturbed.test.http.asked.count, "seed \(seed), at \(number)")
      }
    }
  }

  @Test func asksForNothingAgainThatIsThroughAlready() async throws {
    let links = (0..<40).map { "/\($0)" }
    var site = Site(links: ["/": links])
    for link in links { site.links[link] = [] }
    let yaml = "{pages: https://site.example/, follow: {depth: 1}, concurrency: 1}"
    let runs = RememberedRuns(site.services())
    try await runs.interrupt(yaml, at: 30)
    try await runs.run(yaml)
    #expect(runs.kept.count == 41)
    #expect(runs.test.http.count(of: "https://site.example/") == 1)
    #expect(runs.test.http.asked.count < 41 + 20)
  }
}
