import FetchStage
import Fuzzing
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ArchiveSourceTests {
  private static let records = SampleArchive.records(200)
  private static let addresses = (0..<200).map { "https://a.example/\($0)" }

  private func services(_ parts: [[UInt8]], at path: String = "a.warc.gz") -> TestServices {
    let test = TestServices()
    test.files.put(parts.flatMap { $0 }, at: path)
    return test
  }

  private func run(_ yaml: String, _ test: TestServices) async throws -> StageResult {
    try await Fetch.make(yaml: yaml, hasInput: false).runAsSource(services: test.services)
  }

  @Test(arguments: ["warc: a.warc.gz", "files: a.warc.gz", "warc: \"*.gz\""])
  func pagesOfAnArchiveAreBroughtIn(yaml: String) async throws {
    let result = try await run(yaml, services(Self.records.map(SampleArchive.gzip)))
    #expect(result.output.map(\.url) == Self.addresses)
    let first = try #require(result.output.first)
    #expect(first.id == Document.stableID(url: "https://a.example/0"))
    #expect(first.metadata["fetched"] == "2026-01-02T03:04:05Z")
    #expect(first.body?.mediaType == "text/html" && first.body?.charset == "utf-8")
  }

  @Test func whatIsNotAskedForIsDroppedWithAReason() async throws {
    let parts = [
      SampleArchive.page("https://a.example/gone", "no", status: 404),
      SampleArchive.page("https://a.example/i", "x", head: "Content-Type: image/png"),
      SampleArchive.record("revisit", url: "https://a.example/r", block: []),
      SampleArchive.page("https://a.example/", "<p>x</p>"),
      SampleArchive.record(
        "conversion", url: "https://a.example/t", block: Array("Text.".utf8),
        contentType: "text/plain"),
    ]
    let result = try await run("warc: a.warc.gz", services(parts))
    #expect(result.output.map(\.url) == ["https://a.example/", "https://a.example/t"])
    #expect(result.output[1].text == "Text.")
    let all = try await run(
      "{warc: a.warc.gz, statuses: [200, 404], media_types: '*/*'}", services(parts))
    #expect(all.output.count == 4 && all.output[0].metadata["status"] == 404)
  }

  @Test func aDamagedRecordFailsByItself() async throws {
    var parts = Self.records.map(SampleArchive.gzip)
    parts[2].replaceSubrange(40..<50, with: [0, 0])
    let result = try await run("warc: a.warc.gz", services(parts))
    #expect(result.output.count == 199)
    #expect(result.failed == ["a.warc.gz@\(parts[0].count + parts[1].count)"])
  }

  @Test func segmentsAreMarkedAndTheirRestIsCounted() async throws {
    let parts = [
      SampleArchive.record(
        "resource", url: "https://a.example/s", block: Array("<p>Begin".utf8),
        contentType: "text/html", more: "WARC-Segment-Number: 1\r\n"),
      SampleArchive.record(
        "continuation", url: "https://a.example/s", block: Array(" and end</p>".utf8),
        contentType: "text/html", more: "WARC-Segment-Number: 2\r\n"),
    ]
    let result = try await run("warc: a.warc.gz", services(parts))
    #expect(result.output.map { $0.metadata["truncated"] } == ["segment"])
    #expect(
      result.report.stages.first?.dropped
        == ["the rest of a record in segments (continuation record)": 1])
  }

  @Test func aLengthBeyondTheEndOfTheFileFailsItsRecordOnly() async throws {
    var parts = Self.records
    parts[2] = Array(
      String(decoding: parts[2], as: UTF8.self).replacing(
        "Content-Length: ", with: "Content-Length: 99999999999999"
      ).utf8)
    let result = try await run("warc: a.warc.gz", services(parts))
    #expect(result.output.count == 199)
    #expect(result.failed == ["a.warc.gz@\(parts[0].count + parts[1].count)"])
  }

  @Test(arguments: [0, 1, 2], ["warc: a.warc.gz", "{warc: a.warc.gz, only_new: true}"])
  func anInterruptedRunGoesOnBehindTheRecordsThatItHas(form: Int, yaml: String) async throws {
    let plain = Self.records.flatMap { $0 }
    let parts = [Self.records.map(SampleArchive.gzip), [plain], [SampleArchive.gzip(plain)]][form]
    let runs = RememberedRuns(services(parts))
    try await runs.interrupt(yaml, at: 150)
    try await runs.run(yaml)
    #expect(runs.kept == Self.addresses.map { Document.stableID(url: $0) })
  }

  @Test(arguments: [0, 1])
  func anArchiveThatHasChangedIsNotGoneOnWith(form: Int) async throws {
    let parts =
      form == 0
      ? Self.records.map(SampleArchive.gzip) : [SampleArchive.gzip(Self.records.flatMap { $0 })]
    let runs = RememberedRuns(services(parts))
    try await runs.interrupt("warc: a.warc.gz", at: 150)
    var others = SampleArchive.records(201)
    others[1] = SampleArchive.page("https://c.example/", "new")
    let changed =
      form == 0 ? others.map(SampleArchive.gzip) : [SampleArchive.gzip(others.flatMap { $0 })]
    runs.test.files.put(changed.flatMap { $0 }, at: "a.warc.gz")
    let error = await #expect(throws: StageError.self) { try await runs.run("warc: a.warc.gz") }
    #expect(error?.code == .staleResults)
  }
}
