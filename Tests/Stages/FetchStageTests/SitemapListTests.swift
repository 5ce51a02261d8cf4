import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// Sitemaps as sources of pages.
@Suite(.timeLimit(.minutes(10)))
struct SitemapListTests {
  private func site(_ count: Int = 20) -> Site {
    var site = Site()
    for number in 0..<count { site.links["/\(number)"] = [] }
    return site
  }

  private func pages(_ numbers: some Sequence<Int>, modified: String? = nil) -> String {
    let date = modified.map { "<lastmod>\($0)</lastmod>" } ?? ""
    let urls = numbers.map { "<url><loc>https://site.example/\($0)</loc>\(date)</url>" }
    return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\(urls.joined())</urlset>"
  }

  private func index(_ names: [String], modified: String? = nil) -> String {
    let date = modified.map { "<lastmod>\($0)</lastmod>" } ?? ""
    let urls = names.map { "<sitemap><loc>https://site.example/\($0)</loc>\(date)</sitemap>" }
    return "<sitemapindex>\(urls.joined())</sitemapindex>"
  }

  private func read(
    _ yaml: String, _ test: TestServices
  ) async throws -> (paths: [String], report: RunReport) {
    let result = try await Fetch.make(yaml: yaml, hasInput: false)
      .runAsSource(services: test.services)
    let paths = result.output.map { ($0.url ?? "").replacing("https://site.example", with: "") }
    return (paths, result.report)
  }

  @Test func readsIndexesInTheirOrder() async throws {
    var site = site()
    site.others["https://site.example/s.xml"] = index(["a.xml", "b.xml"])
    site.others["https://site.example/a.xml"] = pages([3, 1])
    site.others["https://site.example/b.xml"] = pages([2, 1])
    let result = try await Fetch.make(yaml: "sitemaps: https://site.example/s.xml", hasInput: false)
      .runAsSource(services: site.services().services)
    #expect(result.output.compactMap(\.url?.last) == ["3", "1", "2"])
    #expect(
      result.output.map(\.source)
        == [
          "https://site.example/a.xml", "https://site.example/a.xml", "https://site.example/b.xml",
        ])
  }

  @Test func findsTheSitemapsOfASite() async throws {
    var site = site()
    site.others["https://site.example/robots.txt"] =
      "User-agent: *\nDisallow:\nSITEMAP : https://site.example/a.xml # all\nSitemap: https://site.example/b.xml"
    site.others["https://site.example/a.xml"] = pages([1])
    site.others["https://site.example/b.xml"] = pages([2])
    #expect(
      try await read("sitemaps: https://site.example", site.services()).paths == ["/1", "/2"])
    site.others["https://site.example/robots.txt"] = nil
    site.others["https://site.example/sitemap.xml"] = pages([4])
    #expect(try await read("sitemaps: https://site.example/", site.services()).paths == ["/4"])
  }

  @Test func readsSitemapsFromFiles() async throws {
    let test = site().services(files: ["s.xml": pages([1, 2])])
    #expect(try await read("sitemaps: s.xml", test).paths == ["/1", "/2"])
  }

  @Test func takesWhatANewsSitemapSays() async throws {
    var site = site()
    site.others["https://site.example/news.xml"] = """
      <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
      <loc>https://site.example/1</loc><news:news><news:publication><news:name>Harbour</news:name>
      <news:language>en-GB</news:language></news:publication>
      <news:publication_date>2025-12-31T22:00:00Z</news:publication_date>
      <news:title>Ferry</news:title><news:keywords>ships, tugs</news:keywords></news:news></url>
      <url><loc>https://site.example/2</loc><news:news>
      <news:publication_date>2025-12-29</news:publication_date></news:news></url></urlset>
      """
    let result = try await Fetch.make(
      yaml: "{sitemaps: https://site.example/news.xml, since: 24h}", hasInput: false
    ).runAsSource(services: site.services().services)
    let document = try #require(result.output.first)
    #expect(result.output.count == 1)
    #expect(document.title == "Ferry" && document.language == "en")
    #expect(document.published == Timestamp("2025-12-31T22:00:00Z"))
    #expect(document.keywords == ["ships", "tugs"])
    #expect(document.metadata["publication"] == "Harbour")
    #expect(document.body != nil)
  }

  @Test func doesNotReadSitemapsThatAreTooOld() async throws {
    var site = site()
    site.others["https://site.example/s.xml"] = index(["old.xml"], modified: "2025-01-01")
    site.others["https://site.example/old.xml"] = pages([1])
    let test = site.services()
    let (paths, report) = try await read("{sitemaps: https://site.example/s.xml, since: 24h}", test)
    #expect(paths.isEmpty)
    #expect(test.http.asked.count == 1)
    #expect(report.notes.contains { $0.text.contains("older than") })
  }

  @Test func limitsAreOfAllAndOfEachSitemap() async throws {
    var site = site()
    site.others["https://site.example/s.xml"] = index(["a.xml", "b.xml", "c.xml"])
    site.others["https://site.example/a.xml"] = pages(0..<5)
    site.others["https://site.example/b.xml"] = pages(5..<10)
    site.others["https://site.example/c.xml"] = pages(10..<15)
    let test = site.services()
    let (paths, _) = try await read(
      "{sitemaps: https://site.example/s.xml, per_source: 2, limit: 3}", test)
    #expect(paths == ["/0", "/1", "/5"])
    #expect(test.http.count(of: "https://site.example/c.xml") == 0)
  }

  @Test func loopsAndDepthAreBounded() async throws {
    var site = site()
    site.others["https://site.example/s.xml"] = index(["s.xml", "0.xml", "ok.xml"])
    site.others["https://site.example/ok.xml"] = pages([1])
    for level in 0..<50 {
      site.others["https://site.example/\(level).xml"] = index(["\(level + 1).xml", "s.xml"])
    }
    let test = site.services()
    let (paths, report) = try await read("sitemaps: https://site.example/s.xml", test)
    #expect(paths == ["/1"])
    #expect(test.http.asked.count < 10)
    #expect(report.notes.contains { $0.text.contains("nested deeper") })
  }

  @Test func anIndexOfAMultitudeEnds() async throws {
    let names = (0..<20_000).map { "\($0).xml" }
    var site = site()
    site.others["https://site.example/s.xml"] = index(names)
    for name in names.prefix(6000) { site.others["https://site.example/\(name)"] = pages([1]) }
    let test = site.services()
    let (paths, report) = try await read("sitemaps: https://site.example/s.xml", test)
    #expect(paths == ["/1"])
    #expect(test.http.asked.count <= 5001)
    #expect(report.notes.contains { $0.text.contains("more than 5000 sitemaps") })
  }

  @Test func aSitemapThatCannotBeReadFailsByItself() async throws {
    var site = site()
    site.others["https://site.example/s.xml"] = index(["gone.xml", "page.xml", "a.xml"])
    site.others["https://site.example/page.xml"] = "<html>Hi</html>"
    site.others["https://site.example/a.xml"] = pages([1])
    let (paths, report) = try await read("sitemaps: https://site.example/s.xml", site.services())
    #expect(paths == ["/1"])
    #expect(
      report.failures.map(\.document)
        == ["https://site.example/gone.xml", "https://site.example/page.xml"])
  }

  @Test(arguments: ["https://site.example/gone.xml", "https://site.example/1", "missing.xml"])
  func failsWhereTheOnlySitemapCannotBeRead(name: String) async throws {
    await #expect(throws: StageError.self) {
      try await read("sitemaps: \(name)", site().services())
    }
  }

  @Test(arguments: [
    "{sitemaps: https://site.example/s.xml}",
    "{sitemaps: https://site.example/s.xml, per_source: 45, limit: 100, exclude: '/*7'}",
    "{sitemaps: https://site.example/s.xml, only_new: true}",
  ])
  func goesOnWhereItWasWithNothingLostAndNothingTwice(yaml: String) async throws {
    var site = site(200)
    site.others["https://site.example/s.xml"] = index(["a.xml", "b.xml", "gone.xml", "c.xml"])
    site.others["https://site.example/a.xml"] = pages(0..<80)
    site.others["https://site.example/b.xml"] = pages(60..<150)
    site.others["https://site.example/c.xml"] = pages((150..<210).reversed())
    let undisturbed = RememberedRuns(site.services())
    try await undisturbed.run(yaml)
    let expected = undisturbed.kept
    try #require(expected.count > 80)
    for number in [2, 30, 64, 65, expected.count - 1] {
      let runs = RememberedRuns(site.services())
      try await runs.interrupt(yaml, at: number)
      try await runs.run(yaml)
      #expect(runs.kept == expected, "interrupted at \(number)")
    }
  }

  /// A block of notes is full of pages that are no items; what it notes must not be missing later.
  @Test(arguments: ["sitemaps", "urls"])
  func goesOnBehindManyPagesThatEarlierRunsHaveBroughtIn(option: String) async throws {
    func list(_ count: Int) -> String {
      option == "urls"
        ? (0..<count).map { "https://site.example/\($0)\n" }.joined() : pages(0..<count)
    }
    var site = site(300)
    let yaml = "{\(option): https://site.example/list, only_new: true}"
    site.others["https://site.example/list"] = list(150)
    let first = RememberedRuns(site.services())
    try await first.run(yaml)
    try #require(first.kept.count == 150)
    site.others["https://site.example/list"] = list(300)
    let runs = RememberedRuns(site.services(), continuing: first)
    try await runs.interrupt(yaml, at: 100)
    try await runs.run(yaml)
    #expect(runs.kept.count == 300)
    #expect(Set(runs.kept).count == 300)
  }
}
