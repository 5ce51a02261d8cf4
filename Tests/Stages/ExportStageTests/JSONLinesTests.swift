import ExportStage
import PipeKit
import PipeTesting
import Testing

@Suite struct JSONLinesTests {
  @Test func writesWhatCanBeReadBack() async throws {
    let documents = Samples.news + [Samples.hostile]
    let test = TestServices()
    _ = await export(try Export.Options(to: "a.jsonl"), documents, services: test.services)
    let text = try #require(test.files.text(of: "a.jsonl"))
    let lines = text.split(separator: "\n")
    #expect(text.hasSuffix("\n"))
    #expect(try lines.map { try Document(json: Array($0.utf8)) } == documents)
  }

  @Test func writesNothingButTheFieldsAskedFor() async throws {
    let cases: [([Export.Field], String)] = [
      ([.id], #"{"id":"3"}"#),
      ([.id, .title], #"{"id":"3","title":"Oil is cheaper"}"#),
      ([.title, .id], #"{"title":"Oil is cheaper","id":"3"}"#),
      ([.title], #"{"title":"Oil is cheaper"}"#),
      ([.labels, .image], #"{"labels":[{"name":"economy","score":1}]}"#),
      ([.image], "{}"),
    ]
    for (fields, line) in cases {
      let test = TestServices()
      let options = try Export.Options(to: "a.jsonl") { $0.fields = fields }
      let outcome = await export(options, [Samples.news[2]], services: test.services)
      #expect(test.files.text(of: "a.jsonl") == line + "\n")
      #expect(outcome.output == [Samples.news[2]])
    }
  }

  @Test func writesEveryFieldWhenAllAreNamed() async throws {
    var texts: [String?] = []
    for fields in [nil, Export.Field.allCases] {
      let test = TestServices()
      let options = try Export.Options(to: "a.jsonl") { $0.fields = fields }
      var document = Samples.news[0]
      document.body = Body("<p>x")
      _ = await export(options, [document], services: test.services)
      texts.append(test.files.text(of: "a.jsonl"))
    }
    #expect(texts[0] == texts[1])
  }

  @Test func appendsOnALineOfItsOwn() async throws {
    for (old, expected) in [
      (nil, "{\"id\":\"x\"}\n"), ("", "{\"id\":\"x\"}\n"),
      ("{\"id\":\"w\"}\n", "{\"id\":\"w\"}\n{\"id\":\"x\"}\n"),
      ("{\"id\":\"w\"}", "{\"id\":\"w\"}\n{\"id\":\"x\"}\n"),
    ] {
      let test = TestServices(files: old.map { ["a.jsonl": $0] } ?? [:])
      let options = try Export.Options(to: "a.jsonl") { $0.mode = .append }
      let outcome = await export(options, [Document(id: "x")], services: test.services)
      #expect(outcome.error == nil)
      #expect(test.files.text(of: "a.jsonl") == expected)
    }
  }

  @Test func takesBackWhatWasAppendedBeforeACancellation() async throws {
    for old in ["old", nil] {
      let test = TestServices(files: old.map { ["a.jsonl": $0] } ?? [:])
      let options = try Export.Options(to: "a.jsonl") { $0.mode = .append }
      // More than is held before it is written.
      let long = (0..<40).map { Document(id: "\($0)", text: String(repeating: "x", count: 20_000)) }
      let outcome = await export(
        options, long, services: test.services, batchSize: 1, ending: .aborted)
      #expect(outcome.error is CancellationError)
      #expect(test.files.text(of: "a.jsonl") == old)
    }
  }
}
