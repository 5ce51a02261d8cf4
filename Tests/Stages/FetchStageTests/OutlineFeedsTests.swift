import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// Lists of feeds in OPML.
struct OutlineFeedsTests {
  private func feed(_ host: String, _ count: Int = 1) -> String {
    let items = (1...count).map {
      "<item><title>\(host) \($0)</title><link>https://\(host)/\($0)</link></item>"
    }
    return "<rss version='2.0'><channel><title>\(host)</title>\(items.joined())</channel></rss>"
  }

  private let opml = """
    <?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
    <outline text="News"><outline text="Europe">
      <outline type="rss" text="A" xmlUrl="https://a.example/f" category="/Press/Daily"/></outline>
      <outline type="rss" text="B" xmlUrl="feed://b.example/f"/></outline>
    <outline text="A again" xmlUrl="https://a.example/f"/>
    <outline type="rss" text="Nowhere"/>
    <outline text="Local" xmlUrl="../secret.xml"/>
    <outline text="Named" xmlUrl="https://c.example/f"/>
    </body></opml>
    """

  private func read(
    _ yaml: String, pages: [String: String] = [:]
  ) async throws -> StageResult {
    var all = [
      "https://a.example/f": feed("a.example", 3), "http://b.example/f": feed("b.example"),
      "https://c.example/f": feed("c.example"), "https://lists.example/mine.opml": opml,
    ]
    all.merge(pages) { $1 }
    let test = TestServices(files: ["mine.opml": opml, "page.html": "<html></html>"], pages: all)
    return try await Fetch.make(yaml: yaml, hasInput: false).runAsSource(services: test.services)
  }

  @Test(arguments: ["mine.opml", "https://lists.example/mine.opml"])
  func readsTheFeedsOfAListWithTheirCategories(name: String) async throws {
    let result = try await read("{feeds: https://c.example/f, opml: \(name), per_source: 1}")
    #expect(result.output.map(\.title) == ["c.example 1", "a.example 1", "b.example 1"])
    #expect(
      result.output.map { $0.metadata["feed_categories"] }
        == [nil, ["News", "Europe", "Press", "Daily"], ["News"]])
    let notes = result.report.notes.map(\.text)
    #expect(notes.contains { $0.contains("2 of its feeds are there already") })
    #expect(notes.contains { $0.contains("has no xmlUrl") })
    #expect(result.report.failures.map(\.document).count == 1)
    #expect(result.report.failures.first?.document.hasSuffix("mine.opml:7") == true)
  }

  @Test func aFeedInTwoFoldersHasTheCategoriesOfBoth() async throws {
    let list = """
      <opml><body><outline text="News"><outline xmlUrl="https://a.example/f"/></outline>
      <outline text="Europe"><outline type="atom" url="https://c.example/f"/>
      <outline xmlUrl="https://A.example/f"/></outline>
      <outline type="include" url="https://lists.example/more.opml"/></body></opml>
      """
    let result = try await read(
      "{opml: https://lists.example/two, per_source: 1}",
      pages: ["https://lists.example/two": list])
    #expect(
      result.output.map { $0.metadata["feed_categories"] } == [["News", "Europe"], ["Europe"]])
    #expect(result.report.notes.contains { $0.text.contains("includes another list") })
  }

  @Test(arguments: [
    ("feeds: https://lists.example/mine.opml", "opml:"),
    ("feeds: https://a.example/map", "sitemaps:"),
    ("urls: mine.opml", "opml:"), ("urls: https://lists.example/mine.opml", "opml:"),
    ("urls: https://a.example/map", "sitemaps:"), ("urls: https://a.example/f", "feeds:"),
    ("urls: page.html", "pages:"), ("sitemaps: mine.opml", "opml:"),
    ("opml: https://a.example/f", "feeds:"), ("opml: https://a.example/map", "sitemaps:"),
  ])
  func aSourceUnderAnotherOptionIsOneErrorThatNamesItsOwn(yaml: String, option: String) async {
    let map = "<?xml version='1.0'?><!-- x --><s:urlset xmlns:s='x'></s:urlset>"
    await #expect {
      try await read(yaml, pages: ["https://a.example/map": map])
    } throws: { ($0 as? StageError)?.hint?.contains("write it under \(option)") == true }
  }

  @Test func aFeedThatCannotBeReadFailsByItself() async throws {
    let result = try await read(
      "opml: mine.opml", pages: ["https://a.example/f": "<html>moved</html>"])
    #expect(result.output.map(\.title) == ["b.example 1", "c.example 1"])
    #expect(result.failed.contains("https://a.example/f"))
  }

  @Test func anAddressThatIsRefusedIsNamed() async throws {
    let list = """
      <opml><body><outline text="A" xmlUrl="file:///etc/passwd"/>
      <outline text="B" xmlUrl="https://a.example/f"/></body></opml>
      """
    let result = try await read(
      "opml: https://lists.example/two", pages: ["https://lists.example/two": list])
    #expect(result.failed == ["https://lists.example/two:1"])
    #expect(result.report.failures.first?.error.message.contains("file:///etc/passwd") == true)
  }

  @Test(arguments: ["page.html", "missing.opml"])
  func saysWhatIsNoList(name: String) async throws {
    await #expect(throws: StageError.self) { try await read("opml: \(name)") }
  }

  @Test func goesOnWithTheFeedsThatAreLeft() async throws {
    let pages = Dictionary(
      uniqueKeysWithValues: (0..<6).map { ("https://\($0).example/f", feed("\($0).example", 30)) })
    func list(_ numbers: [Int]) -> String {
      let outlines = numbers.map { "<outline xmlUrl='https://\($0).example/f'/>" }.joined()
      return "<opml><body>\(outlines)</body></opml>"
    }
    let runs = RememberedRuns(
      TestServices(files: ["mine.opml": list(Array(0..<6))], pages: pages))
    try await runs.interrupt("opml: mine.opml", at: 100)
    runs.test.files.put(list([5, 4, 3, 2, 1, 0]), at: "mine.opml")
    try await runs.run("opml: mine.opml")
    #expect(runs.kept.count == 180)
    #expect(Set(runs.kept).count == 180)
  }
}
