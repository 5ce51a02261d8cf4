import Fuzzing
import PipeKit
import Testing

@testable import pipe

/// What `pipe inspect` says of sources that are no pages.
@Suite struct SourceInspectorTests {
  private func report(
    _ name: String, _ bytes: [UInt8], mediaType: String? = nil, url: String? = nil
  ) throws -> SourceReport? {
    let source = try InspectedSource(
      name: name, Body(bytes, mediaType: mediaType ?? "text/plain"), url: url)
    return try SourceInspectors.inspect(source)
  }

  private func found(
    _ name: String, _ text: String, mediaType: String? = nil, url: String? = nil
  ) throws -> SourceReport {
    try #require(try report(name, Array(text.utf8), mediaType: mediaType, url: url))
  }

  private func facts(_ report: SourceReport, _ name: String) -> [String] {
    report.facts.filter { $0.name == name }.map(\.value)
  }

  private let sitemap = """
    <?xml version="1.0"?><s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9">
    <s:url><s:loc>https://a.example/1</s:loc><s:lastmod>2026-01-02</s:lastmod></s:url>
    <s:url><s:loc>https://a.example/2</s:loc></s:url><s:url><s:loc>ftp://x</s:loc></s:url></s:urlset>
    """

  @Test(arguments: [false, true])
  func aSitemapIsToldWithItsPagesAndWhatIsWrong(isPacked: Bool) throws {
    let bytes = Array(sitemap.utf8)
    let report = try #require(
      try report("map.xml.gz", isPacked ? SampleArchive.gzip(bytes) : bytes))
    #expect(report.title == "sitemap: 2 pages" && report.key == "sitemap")
    #expect(facts(report, "wrong") == ["an entry has no web address"])
    #expect(facts(report, "hosts") == ["a.example"])
    #expect(
      report.items == ["2026-01-02  <https://a.example/1>", "            <https://a.example/2>"])
    let content = try #require(report.content.object)
    #expect(content["format"] == "pages" && content["urls"]?.array?.count == 2)
  }

  @Test func anIndexOfSitemapsIsTold() throws {
    let report = try found(
      "i.xml", "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>")
    #expect(report.title == "index of sitemaps: 1 sitemap")
    #expect(report.content.object?["format"] == "index")
  }

  @Test func aListInOPMLIsToldWithItsFeeds() throws {
    let report = try found(
      "mine.xml",
      """
      <opml><head><title>Mine</title></head><body><outline text="News">
      <outline text="A" xmlUrl="https://a.example/f"/></outline><outline type="rss"/></body></opml>
      """)
    #expect(report.title == "list of feeds in OPML: 1 feed" && report.key == "opml")
    #expect(report.items == ["A  <https://a.example/f>  News"])
    #expect(facts(report, "wrong").first?.contains("has no xmlUrl") == true)
    #expect(
      report.content.object?["feeds"]
        == [["url": "https://a.example/f", "title": "A", "categories": ["News"], "line": 2]])
  }

  @Test func aFeedOfAListThatIsRefusedIsMarked() throws {
    let report = try found(
      "mine.xml",
      """
      <opml><body><outline text="A" xmlUrl="file:///etc/passwd"/>
      <outline text="B" xmlUrl="feed://b.example/f"/></body></opml>
      """)
    #expect(report.items.map { $0.hasSuffix("(refused)") } == [true, false])
    #expect(facts(report, "refused").first?.contains("1 feed without a web address") == true)
    let feeds = report.content.object?["feeds"]?.array?.map { $0.object?["is_refused"] }
    #expect(feeds == [true, nil])
  }

  @Test(arguments: [("pipe", "User-agent: pipe"), ("*", "User-agent: *")])
  func robotsIsToldAsItConcernsPipe(agent: String, group: String) throws {
    let report = try found(
      "https://a.example/robots.txt?x",
      "User-agent: other\nDisallow: /\n\nUser-agent: \(agent)\nCrawl-delay: 2.5\nDisallow: /x\n"
        + "Sitemap: https://a.example/s.xml\n", url: "https://a.example/robots.txt?x")
    #expect(report.title == "robots.txt: 1 rule for pipe" && report.key == "robots")
    #expect(facts(report, "group") == [group])
    #expect(facts(report, "crawl-delay") == ["2.5 s"])
    #expect(facts(report, "sitemap") == ["https://a.example/s.xml"])
    #expect(report.items == ["Disallow: /x  (line 6)"])
    #expect(report.content.object?["group"] == .string(agent))
  }

  @Test func anArchiveIsToldByItsRecords() throws {
    let parts =
      SampleArchive.records(30) + [SampleArchive.page("https://a.example/no", "x", status: 404)]
    for (bytes, packing) in [
      (parts.flatMap { $0 }, "not packed"),
      (parts.flatMap { SampleArchive.gzip($0) }, "packed by gzip"),
      (parts.flatMap { SampleArchive.zstd($0) }, "packed by zstd"),
    ] {
      let report = try #require(try report("a.warc.gz", bytes))
      #expect(report.title == "web archive: WARC/1.1, \(packing)" && report.key == "warc")
      #expect(facts(report, "records") == ["31 response, 30 request, 1 warcinfo"])
      #expect(facts(report, "would be read") == ["30 documents"])
      #expect(facts(report, "left out") == ["1: status not asked for"])
      #expect(report.items.first == "text/html  <https://a.example/0>")
      #expect(report.items.last == "… and 10 more")
      let content = try #require(report.content.object)
      #expect(content["is_complete"] == true && content["first"]?.array?.count == 20)
      #expect(content["records"]?.object?["response"] == 31)
    }
  }

  @Test func anArchiveWithoutTheDictionaryThatItNeedsIsTold() throws {
    let records = SampleArchive.records(30)
    let dictionary = SampleArchive.dictionary(records)
    let frames = records.flatMap { SampleArchive.zstd($0, dictionary: dictionary) }
    let report = try #require(try report("a.warc.zst", frames))
    #expect(facts(report, "wrong").first?.contains("is packed with dictionary 4711") == true)
    let whole = try #require(
      try self.report("a.warc.zst", SampleArchive.dictionaryFrame(dictionary) + frames))
    #expect(whole.title == "web archive: WARC/1.1, packed by zstd with a dictionary")
    #expect(facts(whole, "would be read") == ["30 documents"])
  }

  @Test func ofALargeArchiveTheBeginningIsLookedAt() throws {
    let record = SampleArchive.page("https://a.example/", String(repeating: "x", count: 1 << 20))
    let bytes = Array(repeatElement(record, count: 40).joined())
    let report = try #require(try report("a.warc", bytes))
    #expect(report.content.object?["is_complete"] == false)
    #expect(facts(report, "looked at").first?.hasPrefix("the first 31 records") == true)
  }

  @Test func aTableIsToldByItsColumns() throws {
    let report = try found(
      "t.csv", "sep=;\nheadline;story;desk\nRain;It rains.;7\n;;\nSun;x\n")
    #expect(report.title == "table: 3 columns, 2 rows" && report.key == "table")
    #expect(facts(report, "separator") == ["semicolon"])
    #expect(facts(report, "encoding") == ["utf-8"])
    #expect(
      report.items == [
        "headline  → title  Rain", "story     → metadata  It rains.", "desk      → metadata  7",
      ])
    let wrong = facts(report, "wrong")
    #expect(wrong.first == "1 row has more or fewer fields than the 3 columns (line 5)")
    #expect(wrong.last?.contains("columns: {text: COLUMN}") == true)
    #expect(
      report.content.object?["columns"]?.array?.first == ["name": "headline", "field": "title"])
  }

  @Test func encodingsOfTablesAreTold() throws {
    let wide = "title,text\nA,b\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let report16 = try #require(try report("t.csv", wide))
    #expect(facts(report16, "encoding") == ["utf-16"])
    let western = Array("title,text\nCaf".utf8) + [0xE9] + Array(",x\n".utf8)
    let report1252 = try #require(try report("t.csv", western))
    #expect(facts(report1252, "encoding") == ["windows-1252"])
    #expect(report1252.items.first == "title  → title  Café")
  }

  @Test func linesAreToldByTheirFields() throws {
    let documents = try found("in.jsonl", "{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\"}\n")
    #expect(documents.title == "JSON Lines: 2 lines")
    #expect(facts(documents, "documents") == ["2 of 2"])
    #expect(documents.items == ["id    in 2  a", "text  in 1  x"])
    let more = try found("in.jsonl", "{\"id\": \"a\", \"desk\": \"x\"}\n")
    #expect(more.items == ["id    in 1  a", "desk  (not read)  in 1  x"])
    // Also by what it has, where the name does not say it.
    let others = try found(
      "in.txt", "{\"headline\": \"A\", \"n\": 5}\n{\"headline\": \"B\"}\n[1]\n{\n")
    #expect(facts(others, "documents") == ["0 of 4"])
    #expect(others.items == ["headline  → title  in 2  A", "n         → metadata  in 1  5"])
    #expect(facts(others, "wrong").count == 2)
    #expect(others.content.object?["lines"] == 4)
  }

  @Test func anArrayIsToldByItsFields() throws {
    let documents = try found("in.json", " [{\"id\": \"a\",\n\"text\": \"x\"},\n{\"id\": \"b\"}]\n")
    #expect(documents.title == "JSON array: 2 elements" && documents.key == "array")
    #expect(facts(documents, "documents") == ["2 of 2"])
    #expect(documents.items == ["id    in 2  a", "text  in 1  x"])
    #expect(documents.content.object?["elements"] == 2)
    #expect(documents.content.object?["is_complete"] == true)
    let others = try found(
      "in.json", "[{\"headline\": \"A\", \"n\": 5}, {\"headline\": \"B\"},\n 7, {\"a\" 1}] x")
    #expect(facts(others, "documents") == ["0 of 4"])
    #expect(others.items == ["headline  → title  in 2  A", "n         → metadata  in 1  5"])
    #expect(facts(others, "hint").first?.contains("files: …, fields:") == true)
    let wrong = facts(others, "wrong")
    #expect(wrong.count == 3 && wrong.first == "element 3, on line 2, is no object", "\(wrong)")
    #expect(try found("e.json", "[]").title == "JSON array: 0 elements")
  }

  @Test func aListOfAddressesIsTold() throws {
    let report = try found(
      "urls.txt",
      "# pages\nhttps://a.example/1 # one\nhttps://a.example/1\nhttps://b.example/\n"
        + "https://b.example/2\nnothing\n")
    #expect(report.title == "list of addresses: 4 pages" && report.key == "urls")
    #expect(facts(report, "hosts") == ["a.example (2), b.example (2)"])
    #expect(facts(report, "listed twice") == ["1"])
    #expect(facts(report, "wrong") == ["line 6 is no web address: 'nothing'"])
  }

  @Test(arguments: [
    ("page.html", "<!doctype html><html><body><p>Hi</p></body></html>"),
    ("a.txt", "A text about https://a.example/ and more."), ("a.json", "{\"a\": 1}"), ("a", ""),
    ("robots.txt", "<!doctype html><html><body>Not found</body></html>"),
  ])
  func whatIsNoneOfThemIsLeftToOthers(name: String, text: String) throws {
    #expect(try report(name, Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    "", "WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx", "<opml", "<urlset><url><loc>", "{\n{\n",
    "https://a.example/",
  ])
  func nothingGoesWrongWithWhatIsCutOff(text: String) throws {
    for name in ["x.csv", "x.tsv.gz", "x.jsonl", "robots.txt", "x.warc", "x"] {
      // An error of its own is an answer too.
      let report = try? report(name, Array(text.utf8))
      #expect(report?.text(name: name, width: 60).isEmpty != true)
    }
  }
}
