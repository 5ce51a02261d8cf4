import ArgumentParser
import PipeKit
import PipeTesting
import Testing
import TextSummarizer

@testable import pipe

@Suite struct TrainSummarizerTests {
  private let rows = (0..<40).map { number in
    """
    {"text":["It rained in town\(number).","Firm\(number) sold \(number + 100) cows.","Nobody knows why."],\
    "summary":"Firm\(number) sold \(number + 100) cows.","language":"en"}
    """
  }.joined(separator: "\n")

  private func train(
    _ arguments: [String], _ content: [String: String]
  ) throws -> (report: String, files: MemoryFileSystem) {
    let services = TestServices(files: content)
    let command = try TrainSummarizer.parse(arguments)
    let report = try command.train(
      services.files, TrainingProgress(isQuiet: true), services.clock)
    return (report, services.files)
  }

  @Test func aModelIsWrittenReportedAndChecked() throws {
    let (report, files) = try train(
      [
        "a.jsonl", "--out", "house.model", "--least-rows", "4", "--trees", "5", "--credit", "A & B",
      ],
      ["a.jsonl": rows])
    let bytes = try files.contents(of: "house.model", limit: RankerModel.largest)
    let model = try RankerModel(bytes.span)
    #expect(model.treeCount == 6)
    #expect(model.description == ["house.model", "A & B"])
    for part in [
      "rows: 40", "warning: 40 rows are few", "on 4 texts", "model: ROUGE-1",
      "first sentences: ROUGE-1",
    ] {
      #expect(report.contains(part), "\(part) in \(report)")
    }
    let evaluation = try EvalSummarizer.parse(["house.model", "a.jsonl"]).evaluate(files)
    #expect(evaluation.contains("on 40 texts"))
    #expect(try EvalSummarizer.parse(["news", "a.jsonl"]).evaluate(files).contains("on 40 texts"))
  }

  @Test func fieldsHaveOtherNames() throws {
    let (report, _) = try train(
      ["a.jsonl", "--out", "a.model", "--text", "body", "--summary", "teaser", "--no-check"],
      ["a.jsonl": #"{"body":"One two. Three four.","teaser":"Three four."}"# + "\n{}\n"])
    #expect(report.contains("left out 1 row"))
    #expect(report.contains("not checked"))
  }

  @Test(arguments: [
    ("{", "line 1"), ("[1]", "no object"), (#"{"text":1,"summary":"x"}"#, "neither a text"),
    (#"{"text":"x"}"#, "no rows"), ("", "no rows"),
  ])
  func whatCannotBeReadIsSaidWithItsPlace(content: String, part: String) throws {
    let error = #expect(throws: (any Error).self) {
      _ = try train(["a.jsonl", "--out", "a.model"], ["a.jsonl": content])
    }
    #expect(error.map { "\($0)" }?.contains(part) == true, "\(String(describing: error))")
  }

  @Test func aLanguageThatIsNoneIsRefused() throws {
    for language in ["junk!", "klingonish", "", "e"] {
      #expect(throws: (any Error).self) {
        try TrainSummarizer.parse(["a.jsonl", "--out", "a.model", "--language", language])
      }
    }
    _ = try TrainSummarizer.parse(["a.jsonl", "--out", "a.model", "--language", "pt-BR"])
  }

  @Test func aFileThatIsNoModelIsSaidToBeNone() throws {
    let services = TestServices(files: ["a.jsonl": rows, "b.model": "text"])
    let command = try EvalSummarizer.parse(["b.model", "a.jsonl"])
    let error = #expect(throws: (any Error).self) { _ = try command.evaluate(services.files) }
    #expect(error.map { "\($0)" }?.contains("no model") == true)
    #expect(throws: (any Error).self) {
      try TrainSummarizer.parse(["a.jsonl", "--out", "a.jsonl"])
    }
    #expect(throws: (any Error).self) {
      try TrainSummarizer.parse(["a.jsonl", "--out", "b", "--leaves", "1"])
    }
  }
}
