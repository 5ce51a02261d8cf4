import ClassifyStage
import Diagnostics
import ExportStage
import FetchStage
import PipeKit
import PipeTesting
import SummarizeStage
import Testing

/// What the stages that come with pipe say of their options, as people read it.
@Suite struct OptionMessageTests {
  private func messages(
    _ type: any Stage.Type, _ yaml: String, hasInput: Bool = true
  ) -> [String] {
    do {
      _ = try type.make(yaml: yaml, hasInput: hasInput)
      return []
    } catch {
      return (error as? Problems)?.diagnostics.map(\.message) ?? ["\(error)"]
    }
  }

  @Test(arguments: [
    ("to: news", "'to' names a file whose ending tells no format"),
    ("to: ''", "'to' must not be empty"), ("{to: out/, format: html}", "'to' names a directory"),
    ("{to: '-', format: sqlite}", "'to' is standard output, to which sqlite cannot be written"),
    ("{to: a.sqlite, mode: append}", "'mode' means nothing to the format sqlite"),
    ("{to: a.jsonl, fields: []}", "'fields' must name at least one key"),
    ("to: 'a{{.md'", "the text has '{{' without '}}'"),
    ("to: 'a{{b}}.md'", "the text has an unknown placeholder"),
  ])
  func readAsSentencesOfExport(yaml: String, expected: String) {
    #expect(messages(Export.self, yaml).first == expected)
  }

  @Test(arguments: [
    ("files: ''", "'files' has an empty path"),
    ("files: 'a{b'", "'files' has a bad pattern: the pattern has '{' without '}'"),
    ("jsonl: https://a.example/", "'jsonl' names files, not web addresses"),
    ("feeds: ftp://a.example/", "'feeds' must be web addresses or paths"),
    ("{files: a, mirror: ''}", "'mirror' is empty"),
    ("{files: '-', jsonl: '-'}", "standard input (-) can be read only once"),
  ])
  func readAsSentencesOfFetch(yaml: String, expected: String) {
    #expect(messages(Fetch.self, yaml, hasInput: false) == [expected])
  }

  @Test func readAsSentencesWhereDocumentsArrive() {
    #expect(
      messages(Fetch.self, "feeds: a.xml")
        == ["'feeds' brings documents in, which only the first stage of a pipeline does"])
    #expect(
      messages(Fetch.self, "limit: 3")
        == ["'limit' is about what fetch brings in, but here documents arrive"])
  }

  @Test(arguments: [
    (
      "{rules: {x: [a]}, explain: true}",
      "'explain' is for labels of a model; rules name their evidence anyway"
    ),
    ("rules: {' ': [a]}", "'rules' has a label without a name"),
    ("{rules: {x: [a]}, scheme: ''}", "'scheme' is empty"),
    ("rules: {x: {any: [a], none: [a]}}", "'none' has a keyword that the rule has elsewhere too"),
  ])
  func readAsSentencesOfClassify(yaml: String, expected: String) {
    #expect(messages(Classify.self, yaml) == [expected])
  }

  @Test func readAsSentencesOfSummarize() {
    #expect(
      messages(Summarize.self, "{words: 10, ratio: 0.2}") == [
        "'words' cannot be given with another limit: words, characters or ratio limits a summary"
      ])
  }
}
