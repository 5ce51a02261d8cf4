import ExportStage
import PipeKit
import PipeTesting
import Testing

@Suite struct ManualTests {
  /// The options of the manual's examples, by title: their YAML is the engine's to read.
  private static func options(_ title: String) throws -> Export.Options? {
    switch title {
    case "One document a line": try Export.Options(to: "out/news.jsonl")
    case "A digest to read":
      try Export.Options(to: "out/{{year}}/{{date}}.md") {
        $0.title = try Export.Template("News of {{date}}")
      }
    case "Some fields, added to what is there":
      try Export.Options(to: "seen.ndjson") {
        $0.mode = .append
        $0.fields = [.url, .title]
      }
    case "A list without topics, in a file with another ending":
      try Export.Options(to: "news.txt", format: "markdown") { $0.groupBy = Export.Grouping.none }
    default: nil
    }
  }

  @Test(arguments: Export.manual.examples.map(\.title), [1, 2, 64])
  func examplesHold(_ title: String, _ batchSize: Int) async throws {
    let example = try #require(Export.manual.examples.first { $0.title == title })
    let options = try #require(try Self.options(title))
    #expect(options.complaints == [])
    let test = TestServices(files: example.files)
    let outcome = await export(
      options, example.input, services: test.services, batchSize: batchSize)
    #expect(outcome.error == nil)
    #expect(outcome.output == example.output)
    for (path, content) in example.writes {
      #expect(test.files.text(of: path) == content)
      #expect(outcome.produced == [path: example.input.count])
    }
    #expect(test.files.paths == example.writes.keys.sorted())
  }
}
