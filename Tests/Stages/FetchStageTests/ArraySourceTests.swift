import FetchStage
import Fuzzing
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// A JSON array of documents is read like JSON Lines, wherever its line breaks are.
@Suite(.timeLimit(.minutes(10)))
struct ArraySourceTests {
  private func run(
    _ yaml: String, _ text: String, at path: String = "in.json"
  ) async throws -> StageResult {
    try await run(yaml, Array(text.utf8), at: path)
  }

  private func run(
    _ yaml: String, _ bytes: [UInt8], at path: String = "in.json"
  ) async throws -> StageResult {
    let test = TestServices()
    test.files.put(bytes, at: path)
    return try await Fetch.make(yaml: yaml, hasInput: false).runAsSource(services: test.services)
  }

  private static func array(_ count: Int) -> String {
    "[\n"
      + (0..<count).map { #"{"id":"\#($0)","text":"a, [b] {c} \"]\" \\"}"# }.joined(
        separator: ",\n")
      + "\n]\n"
  }

  @Test(arguments: [
    #"[{"id":"a","title":"x, ] \" y"},{"id":"b"}]"#,
    "\u{FEFF} [\r\n  {\r\n    \"id\": \"a\",\r\n    \"title\": \"x, ] \\\" y\"\r\n  },\r\n  {\"id\": \"b\"}\r\n]\r\n\r\n",
    #"[ {"title":"x, ] \" y","metadata":{"a":[1,{"b":[]}]},"id":"a"} , {"id":"b"} ]"#,
  ]) func lineBreaksDoNotMatter(_ text: String) async throws {
    for yaml in ["files: in.json", "jsonl: in.json"] {
      let result = try await run(yaml, text)
      #expect(result.output.map(\.id) == ["a", "b"])
      #expect(result.output.first?.title == #"x, ] " y"#)
      #expect(result.output.map(\.source) == ["in.json", "in.json"])
      #expect(result.failed.isEmpty && result.report.notes.isEmpty)
    }
  }

  @Test func whatIsNoDocumentFailsWithItsLineAndTheOthersAreBroughtIn() async throws {
    let text = """
      [
        {"id": "a"},
        7,
        {"id": "b",
         "title": 1},
        {"id": "c"} {"id": "d"},
        {"id": "e"}
      ]
      """
    let result = try await run("files: in.json", text)
    #expect(result.output.map(\.id) == ["a", "e"])
    #expect(result.failed == ["in.json:3", "in.json:5", "in.json:6"])
  }

  @Test(arguments: [
    (#"[{"id": "a"}, {"id": "b""#, ["a"], "is not closed"),
    (#"[{"id": "a"}, "#, ["a"], "is not closed"),
    (#"[{"id": "a"}"#, [], "is not closed"),
    (#"[{"id": "a"}] [{"id": "b"}]"#, ["a"], "stands behind the array"),
  ]) func aFileThatIsCutOffOrGoesOnIsToldOfOnce(
    _ text: String, _ ids: [String], _ message: String
  ) async throws {
    let result = try await run("files: in.json", text)
    #expect(result.output.map(\.id) == ids)
    #expect(result.report.failures.count == 1)
    #expect(result.report.failures.first?.error.message.contains(message) == true)
  }

  @Test(arguments: [
    ("[1, 2]", false), ("{\"a\": 1}", false), ("\"x\"", false),
    (#"[{"headline": "x", "content": "y"}]"#, true), (#"[{"id": 7, "link": "y"}]"#, true),
  ]) func whatHasNoDocumentsIsOneAndANoteSaysSo(
    _ text: String, _ isObjects: Bool
  ) async throws {
    let result = try await run("files: in.json", text)
    #expect(result.output.count == 1)
    #expect(result.output.first?.body?.bytes == Array(text.utf8))
    let notes = result.report.notes.map(\.text).joined()
    #expect(notes.contains("in.json: no array of documents, brought in as one document"))
    #expect(notes.contains("'fields'") == isObjects)
  }

  @Test(arguments: ["files", "jsonl"]) func fieldsMakeDocumentsOfOtherObjects(
    _ option: String
  ) async throws {
    let text = #"[{"headline": "x", "content": {"plain": "y"}}, {"headline": "z"}, [1]]"#
    let result = try await run(
      "{\(option): in.json, fields: {title: headline, text: content.plain}}", text)
    #expect(result.output.map(\.title) == ["x", "z"])
    #expect(result.output.map(\.text) == ["y", nil])
    #expect(result.failed == ["in.json:1"])
  }

  @Test func aFeedInJSONIsStillAFeed() async throws {
    let text =
      #"{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": "1"}]}"#
    let result = try await run("files: in.json", text)
    #expect(result.output.first?.metadata["guid"] == "1")
    #expect(result.report.notes.isEmpty)
  }

  @Test(arguments: [false, true], ["", ", only_new: true", ", limit: 290"])
  func anInterruptedRunGoesOnBehindTheDocumentsThatItHas(
    isPacked: Bool, more: String
  ) async throws {
    let test = TestServices()
    let bytes = Array(Self.array(300).utf8)
    let path = isPacked ? "t.json.gz" : "t.json"
    test.files.put(isPacked ? SampleArchive.gzip(bytes) : bytes, at: path)
    let runs = RememberedRuns(test)
    let yaml = "{files: \(path)\(more)}"
    try await runs.interrupt(yaml, at: 200)
    try await runs.run(yaml)
    #expect(runs.kept == (0..<(more.contains("limit") ? 290 : 300)).map { "\($0)" })
  }

  @Test func aDocumentThatIsTooLongFailsAloneAndIsNotHeld() async throws {
    let long = String(repeating: "x, ]", count: 65 << 18)
    let text = #"[{"id":"a"},{"id":"long","text":"\#(long)"},{"id":"b"}]"#
    let result = try await run("files: in.json", text)
    #expect(result.output.map(\.id) == ["a", "b"])
    #expect(result.report.failures.map(\.error.code) == [.tooLarge])
  }

  @Test func whateverAFileHasTheReaderComesToItsEnd() async throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = ["[", "]", "{", "}", ",", "\"", "\\", "\n", " ", "{\"id\":\"a\"}", "1", "\u{0}"]
    for round in 0..<500 {
      let text =
        "[{"
        + (0..<Int.random(in: 0...30, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let result = try await run("jsonl: in.json", text)
      #expect(result.output.count + result.failed.count > 0, "round \(round)")
    }
  }
}
