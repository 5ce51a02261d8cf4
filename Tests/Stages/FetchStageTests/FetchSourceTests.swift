import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

struct FetchSourceTests {
  private func feed(_ host: String, _ count: Int, dated: Bool = false) -> String {
    let items = (1...count).map { number in
      let date = dated ? "<pubDate>2025-12-\(10 + number)T00:00:00Z</pubDate>" : ""
      return
        "<item><title>\(host) \(number)</title><link>https://\(host)/\(number)</link>\(date)</item>"
    }
    return "<rss version='2.0'><channel><title>\(host)</title>\(items.joined())</channel></rss>"
  }

  private func source(_ yaml: String) throws -> any Stage {
    try Fetch.make(yaml: yaml, hasInput: false)
  }

  @Test func readsFeedsInTheOrderGiven() async throws {
    let test = TestServices(
      files: ["local.xml": feed("c.example", 1)],
      pages: [
        "https://a.example/f": feed("a.example", 2), "https://b.example/f": feed("b.example", 2),
      ])
    let stage = try source("feeds: [https://b.example/f, local.xml, https://a.example/f]")
    let result = try await stage.runAsSource(services: test.services)
    #expect(
      result.output.map(\.title)
        == ["b.example 1", "b.example 2", "c.example 1", "a.example 1", "a.example 2"])
    #expect(result.output.map(\.source)[2] == "local.xml")
  }

  @Test func goesOnAfterAFeedThatCannotBeRead() async throws {
    let test = TestServices(pages: [
      "https://a.example/f": feed("a.example", 1), "https://page.example/": "<html>Hi</html>",
      "https://broken.example/f": "<rss><channel><item><title>x & y</title></item></channel></rss>",
    ])
    let stage = try source(
      "feeds: [https://gone.example/f, https://page.example/, https://broken.example/f, "
        + "missing.xml, https://a.example/f]")
    let result = try await stage.runAsSource(services: test.services)
    #expect(result.output.map(\.title) == ["x & y", "a.example 1"])
    #expect(
      result.failed == ["https://gone.example/f", "https://page.example/", "missing.xml"])
    let errors = result.report.failures.map(\.error)
    #expect(errors.map(\.code) == [.network, .badFormat, .notFound])
    #expect(errors.allSatisfy { $0.hint != nil })
    #expect(errors[1].hint?.contains("pages:") == true)
  }

  @Test(arguments: [
    "feeds: [https://gone.example/f, https://gone.example/g]", "pages: https://gone.example/",
    "files: missing.html", "files: \"missing/*.html\"", "jsonl: missing.jsonl", "feeds: page.html",
  ])
  func failsWhereNoSourceCanBeRead(options: String) async throws {
    let test = TestServices(files: ["page.html": "<html></html>"])
    let stage = try source(options)
    await #expect(throws: StageError.self) {
      try await stage.runAsSource(services: test.services)
    }
  }

  @Test func doesNotFailWhereThereIsSimplyNothing() async throws {
    let test = TestServices(files: ["empty.jsonl": "\n", "f.xml": "<rss><channel></channel></rss>"])
    let result = try await source("{feeds: f.xml, jsonl: empty.jsonl}")
      .runAsSource(services: test.services)
    #expect(result.output.isEmpty && result.failed.isEmpty)
  }

  @Test func leavesOutOldEntriesButNotUndatedOnes() async throws {
    let text = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
      <entry><title>new</title><id>1</id><published>2025-12-31T12:00:00Z</published></entry>
      <entry><title>old</title><id>2</id><published>2025-12-30T23:59:59Z</published></entry>
      <entry><title>undated</title><id>3</id></entry>
      <entry><title>updated</title><id>4</id><updated>2025-12-31T00:00:00Z</updated></entry></feed>
      """
    let test = TestServices(files: ["f.xml": text])
    let result = try await source("{feeds: f.xml, since: 24h}").runAsSource(services: test.services)
    #expect(result.output.map(\.title) == ["new", "undated", "updated"])
    #expect(result.report.stages.first?.dropped == ["older than 1d": 1])
  }

  @Test func bringsInAsManyAsWantedOfEachSource() async throws {
    let lines = (1...100).map { "{\"id\": \"\($0)\"}" }.joined(separator: "\n")
    let test = TestServices(files: [
      "a.xml": feed("a.example", 5), "b.xml": feed("b.example", 5), "in/1.txt": "x",
      "in/2.txt": "y", "in/3.txt": "z", "l.jsonl": lines,
    ])
    let stage = try source("{feeds: [a.xml, b.xml], files: in, jsonl: l.jsonl, limit: 2}")
    let result = try await stage.runAsSource(services: test.services)
    #expect(
      result.output.map { $0.title ?? $0.source ?? "" } == [
        "a.example 1", "a.example 2", "b.example 1", "b.example 2", "in/1.txt", "in/2.txt",
        "l.jsonl", "l.jsonl",
      ])
  }

  @Test func followsEntriesAndKeepsWhatTheFeedSays() async throws {
    var test = TestServices()
    let feed = feed("a.example", 3, dated: true)
    test.http = TestHTTPClient { request in
      switch request.url {
      case "https://a.example/f": TestHTTPClient.response(to: request.url, feed)
      case "https://a.example/1":
        HTTPResponse(
          status: 302, url: request.url,
          headers: [HTTPHeader("location", "//www.a.example/one")])
      case "https://www.a.example/one":
        HTTPResponse(
          status: 200, url: request.url,
          headers: [HTTPHeader("content-type", "Text/HTML; Charset=\"ISO-8859-1\"")],
          body: [0xE9])
      case "https://a.example/2": HTTPResponse(status: 404, url: request.url)
      default:
        HTTPResponse(status: request.url.hasSuffix("/robots.txt") ? 404 : 503, url: request.url)
      }
    }
    let stage = try source("{feeds: https://a.example/f, full_text: true}")
    let result = try await stage.runAsSource(services: test.services)
    let document = try #require(result.output.first)
    #expect(result.output.count == 1)
    #expect(document.id == Document.stableID(url: "https://a.example/1"))
    #expect(document.url == "https://www.a.example/one")
    #expect(document.trail.map(\.note) == ["redirected from https://a.example/1"])
    #expect(document.title == "a.example 1" && document.source == "https://a.example/f")
    #expect(document.published == Timestamp("2025-12-11T00:00:00Z"))
    #expect(document.body == Body([0xE9], mediaType: "text/html", charset: "ISO-8859-1"))
    let errors = result.report.failures.map(\.error)
    #expect(errors.map(\.code) == [.httpStatus, .httpStatus])
    #expect(errors.map(\.isTransient) == [false, true])
    #expect(errors.first?.message.contains("https://a.example/2") == true)
  }

  @Test func passesTheEntryOnWhereItsPageFailsAndItIsToBeKept() async throws {
    let text = feed("a.example", 1).replacing(
      "</item>", with: "<description>Short.</description></item>")
    let test = TestServices(files: ["f.xml": text])
    let stage = try source("{feeds: f.xml, full_text: true}")
    let kept = try await stage.runAsSource(services: test.services, policy: .keep)
    #expect(kept.output.map { $0.body?.bytes } == [Array("Short.".utf8)])
    #expect(kept.failed.count == 1)
    await #expect(throws: StageError.self) {
      try await stage.runAsSource(services: test.services, policy: .stop)
    }
  }

  @Test func givesEntriesThatShareALinkIdentifiersOfTheirOwn() async throws {
    let text = """
      <rss version="2.0"><channel><link>https://a.example/</link>
      <item><title>1</title><link>https://a.example/</link></item>
      <item><title>2</title><link>https://a.example/x</link><guid>g2</guid></item>
      <item><title>3</title><link>https://a.example/x</link><guid>g3</guid></item>
      <item><title>4</title><link>https://a.example/y?utm_medium=rss#top</link></item>
      <item><title>5</title></item><item><title>6</title></item></channel></rss>
      """
    let test = TestServices(files: ["f.xml": text])
    let result = try await source("feeds: f.xml").runAsSource(services: test.services)
    #expect(Set(result.output.map(\.id)).count == 6)
    #expect(result.output[3].id == Document.stableID(url: "https://a.example/y"))
    let again = try await source("feeds: f.xml").runAsSource(services: test.services)
    #expect(again.output == result.output)
  }

  @Test func allowsPrivateAddressesOnlyWhereTheyAreNamed() async throws {
    var test = TestServices()
    let feed =
      "<rss><channel><item><link>http://localhost:8080/a</link></item>"
      + "<item><link>http://localhost:9090/b</link></item></channel></rss>"
    test.http = TestHTTPClient { TestHTTPClient.response(to: $0.url, feed) }
    let yaml =
      "{feeds: http://localhost:8080/f, full_text: true, timeout: 5s, max_size: 1kB, "
      + "user_agent: Tester/1, robots: false}"
    _ = try await source(yaml).runAsSource(services: test.services)
    let asked = test.http.requests.sorted { $0.url < $1.url }
    #expect(asked.map(\.allowsPrivateAddresses) == [true, true, false])
    #expect(!asked.contains { $0.allowsLinkLocalAddresses })
    for request in test.http.requests {
      #expect(request.timeout == .seconds(5) && request.maxBytes == 1000)
      #expect(request.headers.contains(HTTPHeader("User-Agent", "Tester/1")))
    }
  }

  @Test func fetchesPagesAndSaysWhichFailed() async throws {
    let test = TestServices(pages: [
      "https://a.example/1": "<p>one</p>", "https://a.example/3": "plain three",
    ])
    let stage = try source(
      "pages: [https://a.example/1, https://a.example/2, https://a.example/3]")
    let result = try await stage.runAsSource(services: test.services)
    #expect(result.output.map(\.url) == ["https://a.example/1", "https://a.example/3"])
    #expect(result.output.map(\.text) == [nil, "plain three"])
    #expect(result.failed == ["https://a.example/2"])
  }

  @Test func readsADirectoryInOrderWithoutHiddenFiles() async throws {
    let test = TestServices(files: [
      "in/b.html": "b", "in/a/z.txt": "az", "in/a/y.md": "ay", "in/.git/x.html": "no",
      "in/.hidden": "no", "in/c": "<html>c</html>", "in/n.ndjson": "{\"id\": \"n\"}",
    ])
    let result = try await source("files: in").runAsSource(services: test.services)
    #expect(
      result.output.map(\.source) == [
        "in/a/y.md", "in/a/z.txt", "in/b.html", "in/c", "in/n.ndjson",
      ])
    #expect(
      result.output.map { $0.body?.mediaType }
        == ["text/markdown", "text/plain", "text/html", "text/html", nil])
  }

  @Test func readsPatternsAndNamesThatLookLikeThem() async throws {
    let test = TestServices(files: [
      "in/a.html": "", "in/b.txt": "", "in/sub/c.html": "", "odd[1].txt": "odd", "../up/d.html": "",
      ".secret/e.html": "",
    ])
    func sources(_ pattern: String) async throws -> [String?] {
      try await source("files: '\(pattern)'").runAsSource(services: test.services).output
        .map(\.source)
    }
    #expect(try await sources("in/*.html") == ["in/a.html"])
    #expect(try await sources("in/**/*.html") == ["in/a.html", "in/sub/c.html"])
    #expect(try await sources("./in/*") == ["./in/a.html", "./in/b.txt"])
    #expect(try await sources("**.html") == ["in/a.html", "in/sub/c.html"])
    #expect(try await sources("../up/*.html") == ["../up/d.html"])
    #expect(try await sources("/work/in/*.txt") == ["/work/in/b.txt"])
    #expect(try await sources("odd[1].txt") == ["odd[1].txt"])
    #expect(try await sources(".secret/*.html") == [".secret/e.html"])
  }

  @Test func readsStandardInputAsWhatItIs() async throws {
    func documents(_ yaml: String, _ input: String) async throws -> [Document] {
      let test = TestServices()
      test.files.setStandardInput(Array(input.utf8))
      return try await source(yaml).runAsSource(services: test.services).output
    }
    let text = try await documents("files: \"-\"", "Just words.")
    #expect(text.map(\.text) == ["Just words."] && text.map(\.source) == ["stdin"])
    #expect(text.first?.id == Document.stableID(url: nil, content: "Just words."))
    let page = try await documents("files: \"-\"", "<!DOCTYPE html><p>x")
    #expect(page.map { $0.body?.mediaType } == ["text/html"])
    #expect(try await documents("files: \"-\"", feed("a.example", 2)).count == 2)
    #expect(try await documents("feeds: \"-\"", feed("a.example", 2)).count == 2)
    let lines = "{\"id\": \"1\"}\n{\"id\": \"2\"}"
    #expect(try await documents("jsonl: \"-\"", lines).map(\.id) == ["1", "2"])
    #expect(try await documents("{files: \"-\", format: jsonl}", lines).map(\.id) == ["1", "2"])
    #expect(try await documents("{files: \"-\", format: text}", "<p>").map(\.text) == ["<p>"])
    let forced = try await documents("{files: \"-\", format: html}", "no tags")
    #expect(forced.map { $0.body?.mediaType } == ["text/html"])
  }

  @Test func reportsBadLinesAndTooLargeFilesByName() async throws {
    let test = TestServices(files: [
      "l.jsonl": "{\"id\": \"1\"}\nnot json\n\n[1]\n{\"id\": \"2\"}\n",
      "in/a.txt": String(repeating: "x", count: 2000), "in/b.txt": "small",
    ])
    let result = try await source("{jsonl: l.jsonl, files: in, max_size: 1kB}")
      .runAsSource(services: test.services)
    #expect(result.output.compactMap(\.text) == ["small"])
    #expect(result.output.suffix(2).map(\.id) == ["1", "2"])
    #expect(result.failed == ["in/a.txt", "l.jsonl:2", "l.jsonl:4"])
    #expect(result.report.failures.first?.error.code == .tooLarge)
  }

  @Test func decodesPlainTextOfOtherEncodings() async throws {
    let test = TestServices()
    test.files.put([0x47, 0x72, 0xF6, 0xDF, 0x65], at: "latin.txt")
    test.files.put([0xEF, 0xBB, 0xBF] + Array("Größe".utf8), at: "utf8.txt")
    let result = try await source("files: [latin.txt, utf8.txt]")
      .runAsSource(services: test.services)
    #expect(result.output.map(\.text) == ["Größe", "Größe"])
  }

  @Test func completesDocumentsOfJSONLines() async throws {
    let test = TestServices(
      files: [
        "l.jsonl": """
        {"id": "1", "url": "https://a.example/1", "path": "saved/1.html"}
        {"id": "2", "url": "https://a.example/2"}
        {"id": "3", "url": "https://a.example/3", "path": "saved/3.html"}
        """, "saved/1.html": "<p>saved</p>",
      ], pages: ["https://a.example/2": "<p>fetched</p>"])
    let local = try await source("{jsonl: l.jsonl, local: true}")
      .runAsSource(services: test.services)
    #expect(local.output.map(\.id) == ["1", "2"] && local.failed == ["3"])
    #expect(local.output.map { $0.body?.bytes } == [Array("<p>saved</p>".utf8), nil])
    #expect(local.output.first?.url == "https://a.example/1")
    #expect(test.http.requests.isEmpty)
    let both = try await source("{jsonl: l.jsonl, local: true, full_text: true}")
      .runAsSource(services: test.services)
    #expect(both.output.last?.body?.bytes == Array("<p>fetched</p>".utf8))
  }

  @Test(arguments: [
    "", "{full_text: true}", "{feeds: ftp://a.example/f}", "{files: https://a.example/}",
    "{files: \"in/[a\"}", "{feeds: \"-\", files: \"-\"}", "{pages: a.example}", "{files: \"\"}",
    "{files: a, concurrency: 0}", "{files: a, max_size: 0B}", "{files: a, user_agent: \"a\\nb\"}",
    "{files: a, format: pdf}", "{files: a, mirror: \"\"}", "{files: a, timeout: 0s}",
  ])
  func saysWhatIsWrongWithItsOptions(yaml: String) {
    #expect(throws: (any Error).self) { try Fetch.make(yaml: yaml, hasInput: false) }
  }

  @Test(arguments: ["files: a", "since: 1d", "limit: 3", "format: text"])
  func bringsNothingInLaterInAPipeline(yaml: String) {
    #expect(throws: (any Error).self) { try Fetch.make(yaml: yaml, hasInput: true) }
  }

  @Test func takesTheLanguageOfATagOnly() async throws {
    func language(_ tag: String) async throws -> String? {
      let text =
        "<rss><channel><language>\(tag)</language><item><title>x</title></item></channel></rss>"
      let test = TestServices(files: ["f.xml": text])
      return try await source("feeds: f.xml").runAsSource(services: test.services)
        .output.first?.language
    }
    #expect(try await language("en-GB") == "en")
    #expect(try await language("DE") == "de")
    #expect(try await language("zh_TW") == "zh")
    #expect(try await language("English") == nil)
  }
}
