import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// Lists of addresses, one a line.
@Suite(.timeLimit(.minutes(10)))
struct URLListTests {
  private func site(_ count: Int) -> Site {
    var site = Site()
    for number in 0..<count { site.links["/\(number)"] = [] }
    return site
  }

  private func lines(_ numbers: some Sequence<Int>) -> String {
    numbers.map { "https://site.example/\($0)\n" }.joined()
  }

  private func read(
    _ yaml: String, _ test: TestServices
  ) async throws -> (urls: [String], report: RunReport) {
    let result = try await Fetch.make(yaml: yaml, hasInput: false)
      .runAsSource(services: test.services)
    return (result.output.compactMap(\.url), result.report)
  }

  @Test func fetchesEachAddressAndPassesOverEmptyLinesAndComments() async throws {
    let text =
      "\u{FEFF}# pages\r\n\r\n  https://site.example/1 \r\nhttps://site.example/0\n#x\nhttps://site.example/2"
    let test = site(3).services(files: ["urls.txt": text])
    let result = try await Fetch.make(yaml: "urls: urls.txt", hasInput: false)
      .runAsSource(services: test.services)
    #expect(result.output.map { $0.url?.last } == ["1", "0", "2"])
    #expect(result.output.allSatisfy { $0.source == "urls.txt" && $0.body != nil })
  }

  @Test func aLineThatIsRefusedIsNamedWithWhatItSays() async throws {
    let long = String(repeating: "x", count: 5000)
    let text = "file:///etc/passwd\nftp://anna:pa55word@a.example/x\n\(long)\u{1B}\n"
    let test = site(1).services(files: ["urls.txt": text + "https://site.example/0\n"])
    let (urls, report) = try await read("urls: urls.txt", test)
    #expect(urls.count == 1)
    #expect(report.failures.map(\.document) == ["urls.txt:1", "urls.txt:2", "urls.txt:3"])
    let messages = report.failures.map(\.error.message)
    #expect(messages[0] == "line 1 is no web address: 'file:///etc/passwd'")
    #expect(messages[1] == "line 2 is no web address: 'ftp://a.example/x'")
    #expect(messages[2].count < 300 && !messages[2].contains("\u{1B}"))
  }

  @Test(arguments: ["urls.txt", "https://site.example/list"])
  func commentsBehindAddressesAndAllLineEndsAreRead(name: String) async throws {
    let text =
      "https://site.example/1 # first\rhttps://site.example/0#part\t#x\r\n\nhttps://site.example/2"
    var site = site(3)
    site.others["https://site.example/list"] = text
    let (urls, report) = try await read("urls: \(name)", site.services(files: ["urls.txt": text]))
    #expect(
      urls == ["https://site.example/1", "https://site.example/0#part", "https://site.example/2"])
    #expect(report.failures.isEmpty)
  }

  @Test(arguments: [false, true], ["", "\u{FEFF}"])
  func utf16IsRead(isBigEndian: Bool, mark: String) async throws {
    let test = site(3).services()
    test.files.put(
      (mark + lines([2, 0])).utf16.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isBigEndian ? [high, low] : [low, high]
      }, at: "urls.txt")
    let (urls, report) = try await read("urls: urls.txt", test)
    #expect(urls == ["https://site.example/2", "https://site.example/0"])
    #expect(report.failures.isEmpty)
  }

  @Test func badLinesFailByThemselvesWithTheirPlace() async throws {
    let text = """
      https://site.example/0
      example.org
      https://anna:secret@site.example/1
      \(String(repeating: "x", count: 100_000))
      https://site.example/gone
      https://site.example/1

      """
    let test = site(2).services(files: ["urls.txt": text])
    let (urls, report) = try await read("urls: urls.txt", test)
    #expect(urls == ["https://site.example/0", "https://site.example/1"])
    #expect(
      Set(report.failures.map(\.document)).isSuperset(of: [
        "urls.txt:2", "urls.txt:3", "urls.txt:4",
      ]))
    #expect(report.failures.count == 4)
    #expect(report.failures.allSatisfy { $0.error.hint?.contains("secret") != true })
    let gone = Document.stableID(url: "https://site.example/gone")
    #expect(report.failures.contains { $0.document == gone })
  }

  @Test func readsListsFromStandardInputAndTheWeb() async throws {
    var site = site(3)
    site.others["https://site.example/list"] = lines([2, 0])
    let test = site.services()
    test.files.setStandardInput(Array(lines([1, 0]).utf8))
    let (urls, _) = try await read("urls: [https://site.example/list, '-']", test)
    #expect(urls.compactMap(\.last) == ["2", "0", "1", "0"])
  }

  @Test func aPageThatIsListedTwiceIsFetchedOnce() async throws {
    let test = site(3).services(files: [
      "urls.txt": lines([0, 1, 0]) + "https://SITE.example/1?utm_source=x#top\n"
    ])
    let (urls, _) = try await read("urls: urls.txt", test)
    #expect(urls == ["https://site.example/0", "https://site.example/1"])
    #expect(test.http.asked.count == 2)
  }

  @Test func choosesByAddressAndNumber() async throws {
    let test = site(20).services(files: ["urls.txt": lines(0..<20)])
    let some = try await read(
      "{urls: urls.txt, include: '/1*', exclude: '/1[0-7]', limit: 2}", test)
    #expect(some.urls == ["https://site.example/1", "https://site.example/18"])
    #expect(test.http.asked.count == 2)
    let none = try await read("{urls: urls.txt, allowed_domains: other.example}", test)
    #expect(none.urls.isEmpty && none.report.failures.isEmpty)
  }

  @Test(arguments: ["urls: missing.txt", "urls: https://site.example/gone"])
  func failsWhereTheOnlyListCannotBeRead(yaml: String) async throws {
    let test = site(1).services()
    await #expect(throws: StageError.self) { try await read(yaml, test) }
  }

  @Test func saysThatAWebPageIsNoList() async throws {
    let test = site(1).services()
    await #expect {
      try await read("urls: https://site.example/0", test)
    } throws: { ($0 as? StageError)?.hint?.contains("pages:") == true }
  }

  @Test(arguments: [
    "{urls: urls.txt}", "{urls: urls.txt, limit: 100}", "{urls: urls.txt, only_new: true}",
    "{urls: [urls.txt, https://site.example/list], exclude: '/*3'}",
    "{urls: https://site.example/list, include: '/1*'}",
  ])
  func goesOnWhereItWasWithNothingLostAndNothingTwice(yaml: String) async throws {
    var site = site(160)
    let numbers = (0..<150).map { $0 * 7 % 150 } + [3, 4, 5, 158]
    site.others["https://site.example/list"] = lines(numbers.reversed())
    let files = ["urls.txt": "# list\n" + lines(numbers) + "nothing\n"]
    let undisturbed = RememberedRuns(site.services(files: files))
    try await undisturbed.run(yaml)
    let expected = undisturbed.kept
    try #require(expected.count > 60)
    for number in [1, 2, 40, 63, 64, 65, expected.count - 1, expected.count]
    where number < expected.count {
      let runs = RememberedRuns(site.services(files: files))
      try await runs.interrupt(yaml, at: number + 1)
      try await runs.run(yaml)
      #expect(runs.kept == expected, "interrupted at \(number)")
      if yaml.contains("only_new") {
        let before = runs.test.http.asked.count
        try await runs.run(yaml)
        #expect(runs.kept == expected)
        #expect(runs.test.http.asked.count == before)
      }
    }
  }

  @Test func doesNotGoOnWithAFileThatIsAnother() async throws {
    let runs = RememberedRuns(site(160).services(files: ["urls.txt": lines(0..<150)]))
    try await runs.interrupt("{urls: urls.txt, concurrency: 1}", at: 90)
    runs.test.files.put(lines(5..<150), at: "urls.txt")
    await #expect { try await runs.run("{urls: urls.txt, concurrency: 1}") } throws: {
      ($0 as? StageError)?.code == .staleResults
    }
  }

  @Test func goesOnWithAListOnTheWebThatHasChanged() async throws {
    var site = site(200)
    site.others["https://site.example/list"] = lines(0..<150)
    let runs = RememberedRuns(site.services())
    let yaml = "{urls: https://site.example/list, concurrency: 1}"
    try await runs.interrupt(yaml, at: 90)
    site.others["https://site.example/list"] = lines([180] + (0..<150))
    let later = RememberedRuns(site.services(), continuing: runs)
    try await later.run(yaml)
    #expect(later.kept.count == 151)
    #expect(Set(later.kept).count == 151)
  }

  @Test func noAddressOfAListIsInTheState() async throws {
    var site = site(160)
    site.others["https://site.example/list"] = lines(0..<150)
    let runs = RememberedRuns(site.services(files: ["urls.txt": lines(0..<150)]))
    try await runs.interrupt("{urls: [urls.txt, https://site.example/list]}", at: 100)
    #expect(try !runs.stateText().contains("site.example"))
  }
}
