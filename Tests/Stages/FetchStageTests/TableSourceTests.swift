import FetchStage
import Fuzzing
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct TableSourceTests {
  private static let table =
    "\u{FEFF}id,title,story\r\n"
    + (0..<300).map { "\($0),\"T, \($0)\",\"a\nb \($0)\"\r\n" }.joined()

  private func run(_ yaml: String, _ files: [String: [UInt8]]) async throws -> StageResult {
    let test = TestServices()
    for (path, bytes) in files { test.files.put(bytes, at: path) }
    return try await Fetch.make(yaml: yaml, hasInput: false).runAsSource(services: test.services)
  }

  @Test(arguments: ["csv: t.csv", "files: t.csv"], [false, true])
  func rowsAreDocuments(yaml: String, isPacked: Bool) async throws {
    let bytes = Array(Self.table.utf8)
    let path = isPacked ? "t.csv.gz" : "t.csv"
    let yaml = isPacked ? yaml + ".gz" : yaml
    let result = try await run(yaml, [path: isPacked ? SampleArchive.gzip(bytes) : bytes])
    #expect(result.output.map(\.id) == (0..<300).map { "\($0)" })
    #expect(result.output[7].title == "T, 7")
    #expect(result.output[7].metadata["story"] == "a\nb 7")
  }

  @Test func utf16IsRead() async throws {
    for (isBigEndian, text) in [
      (false, Self.table), (true, Self.table), (false, String(Self.table.dropFirst())),
      (true, String(Self.table.dropFirst())),
    ] {
      let bytes = text.utf16.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isBigEndian ? [high, low] : [low, high]
      }
      let result = try await run("{csv: t.csv, columns: {text: story}}", ["t.csv": bytes])
      #expect(result.output.count == 300 && result.output[3].text == "a\nb 3")
    }
  }

  @Test func aRowThatCannotBeReadFailsWithItsLine() async throws {
    let result = try await run("csv: t.csv", ["t.csv": Array("id,a\n1,\"x\n2,y\n3\n".utf8)])
    #expect(result.output.map(\.id) == ["2", "3"])
    #expect(result.failed == ["t.csv:2"])
  }

  @Test func rowsOfDelimitersAloneAreNone() async throws {
    let result = try await run(
      "csv: t.csv", ["t.csv": Array("sep=;\nid;a\n;\n1;x\n ;\n2;y\n".utf8)])
    #expect(result.output.map(\.id) == ["1", "2"])
    #expect(result.output.map { $0.metadata["a"] } == ["x", "y"])
  }

  @Test func aColumnThatIsNotThereIsAnErrorThatListsThem() async throws {
    let error = await #expect(throws: StageError.self) {
      try await run("{csv: t.csv, columns: {title: headline}}", ["t.csv": Array("id,a\n".utf8)])
    }
    #expect(
      error?.message.hasSuffix(
        "there is no column 'headline', which 'columns' of fetch names for title") == true)
    #expect(error?.hint == "the columns are id, a")
  }

  @Test func withoutARowOfNamesColumnsAreNumbered() async throws {
    let result = try await run(
      "{csv: t.csv, header: false, columns: {id: 2, title: 1}}",
      ["t.csv": Array("A,1\nB,2,x\n".utf8)])
    #expect(result.output.map(\.id) == ["1", "2"] && result.output.map(\.title) == ["A", "B"])
    #expect(result.output[1].metadata["3"] == "x")
  }

  @Test(arguments: ["columns: {titel: a}", "delimiter: ab"])
  func whatIsWrongWithTheOptionsIsSaidBeforehand(options: String) {
    #expect(throws: (any Error).self) {
      try Fetch.make(yaml: "{csv: t.csv, \(options)}", hasInput: false)
    }
  }

  @Test(arguments: [false, true], ["", ", only_new: true", ", limit: 290"])
  func anInterruptedRunGoesOnBehindTheRowsThatItHas(isPacked: Bool, more: String) async throws {
    let test = TestServices()
    let bytes = Array(Self.table.utf8)
    test.files.put(isPacked ? SampleArchive.gzip(bytes) : bytes, at: "t.csv")
    let runs = RememberedRuns(test)
    let yaml = "{csv: t.csv\(more)}"
    try await runs.interrupt(yaml, at: 200)
    try await runs.run(yaml)
    #expect(runs.kept == (0..<(more.contains("limit") ? 290 : 300)).map { "\($0)" })
  }

  @Test func packedLinesAreGoneOnWith() async throws {
    let lines = (0..<9000).map { "{\"id\":\"\($0)\",\"text\":\"some text of this line\"}\n" }
      .joined()
    let test = TestServices()
    test.files.put(SampleArchive.gzip(Array(lines.utf8)), at: "in.jsonl.gz")
    let runs = RememberedRuns(test)
    try await runs.interrupt("jsonl: in.jsonl.gz", at: 7000)
    try await runs.run("jsonl: in.jsonl.gz")
    #expect(runs.kept == (0..<9000).map { "\($0)" })
  }

  @Test func packedLinesThatAreCutOffAreBroughtInAsFarAsTheyGo() async throws {
    let lines = (0..<9000).map { "{\"id\":\"\($0)\",\"text\":\"some text of this line\"}\n" }
      .joined()
    let packed = SampleArchive.gzip(Array(lines.utf8))
    let result = try await run(
      "files: '*'", ["in.jsonl.gz": Array(packed.dropLast(packed.count / 10)), "x.txt": [0x61]])
    #expect(result.output.count > 7000)
    #expect(result.failed == ["in.jsonl.gz"])
    #expect(result.report.failures.first?.error.message.contains("before its end") == true)
  }

  @Test func packedPagesAreReadByTheirNameWithoutTheEnding() async throws {
    let result = try await run(
      "files: in", ["in/a.html.gz": SampleArchive.gzip(Array("<p>x</p>".utf8))])
    #expect(result.output.first?.body?.mediaType == "text/html")
    #expect(result.output.first?.body?.bytes == Array("<p>x</p>".utf8))
  }

  @Test func fieldsOfLinesAreTakenAsTheyAreCalled() async throws {
    let line =
      #"{"n": 5, "head": "T", "author": ["A", {"name": "B"}], "when": 1767225600, "a": {"b": "t"}}"#
    let result = try await run(
      "{jsonl: in.jsonl, fields: {id: n, title: head, text: a.b, published: when}}",
      ["in.jsonl": Array("\(line)\n[1]\n".utf8)])
    let document = try #require(result.output.first)
    #expect(document.id == "5" && document.title == "T" && document.authors == ["A", "B"])
    #expect(document.text == "t" && document.published == Timestamp("2026-01-01T00:00:00Z"))
    #expect(result.failed == ["in.jsonl:2"])
  }

  @Test func blankLinesCountInTheNamesOfLinesThatAreNoRecords() async throws {
    let text = """
      {"headline":"h1"}
      [1]


      [2]
      {"headline":"h2"}

      [3]
      """
    let result = try await run(
      "{jsonl: in.jsonl, fields: {title: headline}}", ["in.jsonl": Array(text.utf8)])
    #expect(result.output.map(\.title) == ["h1", "h2"])
    #expect(result.failed == ["in.jsonl:2", "in.jsonl:5", "in.jsonl:8"])
  }
}
