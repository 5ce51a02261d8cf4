import ArgumentParser
import PipeKit
import PipeTesting
import Synchronization
import Testing
import TextClassifier

@testable import pipe

@Suite struct TrainClassifierTests {
  /// A table whose words tell the label.
  static func table(_ rows: Int) -> String {
    let words = [["match", "goal", "team", "coach"], ["bank", "market", "profit", "shares"]]
    return (0..<rows).reduce(into: "title,text,label\n") { text, row in
      let topic = words[row % 2]
      text += "\(topic[row / 2 % 4]),The \(topic[row / 3 % 4]) and the \(topic[row / 5 % 4]),"
      text += row % 2 == 0 ? "sport\n" : "economy\n"
    }
  }

  private func train(
    _ arguments: [String], _ content: [String: String]
  ) async throws -> (report: ClassifierReport, files: MemoryFileSystem) {
    let services = TestServices(files: content)
    let command = try TrainClassifier.parse(arguments)
    let report = try await command.train(
      services.files, TrainingProgress(isQuiet: true), services.clock)
    return (report, services.files)
  }

  @Test func aModelIsWrittenAndReported() async throws {
    let (report, files) = try await train(
      [
        "a.csv", "--out", "models/topics.model", "--folds", "4", "--language", "en", "--credit",
        "A & B",
      ],
      ["a.csv": Self.table(80)])
    let model = try ClassifierModel(.init(try files.contents(of: "models/topics.model")))
    #expect(model.name == "topics" && model.languages == ["en"] && model.credits == ["A & B"])
    #expect(files.paths == ["a.csv", "models/topics.model"])
    let text = ReportText(report).text
    for part in [
      "rows", "accuracy", "macro F1", "calibration error", "economy", "precision", "1 economy",
      "What speaks most for each label", "time",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
    #expect(report.evaluation?.accuracy == 1)
  }

  @Test func theSameCommandWritesTheSameModel() async throws {
    let arguments = ["a.csv", "--out", "a.model", "--seed", "7"]
    let first = try await train(arguments, ["a.csv": Self.table(60)]).files
    let second = try await train(arguments, ["a.csv": Self.table(60)]).files
    #expect(try first.contents(of: "a.model") == second.contents(of: "a.model"))
  }

  @Test func whatIsOddIsNoted() async throws {
    let notes = try await train(
      ["a.csv", "--out", "a.model", "--codes", "codes.json"],
      [
        "a.csv": Self.table(12) + "x,y,rare\nx,y,\n",
        "codes.json": #"{"sport": "medtop:15000000", "art": "medtop:01000000"}"#,
      ]
    ).report.notes
    #expect(notes.contains("left out 1 row without a label"))
    #expect(notes.contains("1 label has one row only, too little to learn from: rare"))
    #expect(notes.contains("no row has these labels that have codes: art"))
    #expect(notes.contains("these labels have no code: economy, rare"))
    #expect(notes.contains { $0.contains("few rows are held out") })
    let few = try await train(["a.csv", "-o", "a.model"], ["a.csv": Self.table(6)]).report
    #expect(few.notes.contains { $0.hasPrefix("fewer than 10 rows") })
    #expect(few.evaluation == nil && few.mistakes.isEmpty)
  }

  @Test(arguments: [
    ("text,label\n", "there are no rows to train with: 'a.csv' has no rows"),
    ("text,label\na,\n", "there are no rows to train with: left out 1 row without a label"),
    ("text,label\na,x\nb,x\n", "all rows have the label 'x'"),
    ("text,label\none,x\ntwo,y\n", "no word is in 2 rows or more"),
    ("text,label\n…,x\n!,y\n—,x\n?,y\n", "no word is in 2 rows or more"),
  ])
  func whatCannotBeLearntWritesNoModel(content: String, message: String) async throws {
    let services = TestServices(files: ["a.csv": content])
    let command = try TrainClassifier.parse(["a.csv", "--out", "a.model"])
    let error = await #expect(throws: (any Error).self) {
      try await command.train(services.files, TrainingProgress(isQuiet: true), services.clock)
    }
    #expect(error.map { "\($0)" }?.contains(message) == true, "\(String(describing: error))")
    #expect(services.files.paths == ["a.csv"])
  }

  @Test(arguments: [
    ["--folds", "1"], ["--folds", "3", "--no-check"], ["--hold-out", "0"], ["--hold-out", "0.95"],
    ["--hold-out", "0.2", "--folds", "3"], ["--epochs", "0"], ["--cost", "-1"], ["--balance", "2"],
    ["--ngrams", "9"], ["--characters", "5-3"], ["--characters", "0-3"], ["--characters", "x"],
    ["--least-rows", "0"], ["--max-features", "0"], ["--separator", ""], ["--format", "xml"],
    ["--cost", "nan"], ["--name", " "], ["--language", "klingon"], ["--language", "xx"],
    ["--language", "english"], ["--language", ""], ["--language", "en-"],
  ])
  func optionsOutOfRangeAreRefused(arguments: [String]) {
    #expect(throws: (any Error).self) {
      try TrainClassifier.parse(["a.csv", "--out", "a.model"] + arguments)
    }
  }

  @Test(arguments: ["en", "pt-BR", "zh-Hant-TW", "ckb"])
  func codesOfLanguagesAreTaken(tag: String) throws {
    let command = try TrainClassifier.parse(["a.csv", "--out", "a.model", "--language", tag])
    #expect(command.language.map(\.text) == [tag])
  }

  @Test(arguments: [["a.csv", "./a.csv"], ["a.csv", "--unchecked", "a.csv"]])
  func aFileThatIsNamedTwiceIsRefused(data: [String]) async throws {
    let services = TestServices(files: ["a.csv": Self.table(40)])
    let command = try TrainClassifier.parse(data + ["--out", "a.model"])
    let error = await #expect(throws: DataError.self) {
      try await command.train(services.files, TrainingProgress(isQuiet: true), services.clock)
    }
    #expect(error?.hint?.contains("name it once") == true)
    #expect(services.files.paths == ["a.csv"])
  }

  @Test func lengthsOfCharactersAreARangeOrANumber() {
    #expect(CharacterLengths(argument: "3-5")?.range == 3...5)
    #expect(CharacterLengths(argument: "4")?.range == 4...4)
    for text in ["", "-", "3-", "-3", "3-4-5", "3–5", "9"] {
      #expect(CharacterLengths(argument: text) == nil)
    }
  }

  @Test func aModelIsEvaluatedOnOtherRows() async throws {
    let report = try await Self.evaluated(
      Self.table(40) + "A,new one,\"<b>cooking</b>\"\n,The goal of the team,economy\n")
    #expect(
      report.notes == [
        "1 row has a label that the model does not know, and so is never labelled right: <b>cooking</b>"
      ])
    let json = report.json.object
    #expect(json?["rows"] == .number(JSONNumber(42)))
    #expect(json?["accuracy"]?.double == ((40.0 / 42) * 1e6).rounded() / 1e6)
    #expect(json?["labels"]?.array?.count == 3)
    #expect(json?["confusions"]?.array?.count == 2)
    #expect(report.mistakes.first?.known != report.mistakes.first?.given)
  }

  @Test func aThresholdLeavesRowsWithoutALabelAndTheReportSaysHowMany() async throws {
    let services = TestServices(files: [
      "a.csv": Self.table(80), "b.csv": Self.table(40) + "A,xqzw,vvkk jjqq\n",
    ])
    let train = try TrainClassifier.parse(["a.csv", "--out", "a.model"])
    _ = try await train.train(services.files, TrainingProgress(isQuiet: true), services.clock)
    func report(_ arguments: String...) async throws -> ClassifierReport {
      try await EvalClassifier.parse(["a.model", "b.csv"] + arguments).evaluate(
        services.files, TrainingProgress(isQuiet: true), services.clock)
    }
    let strict = try await report("--threshold", "0.2")
    #expect(strict.facts.contains { $0.name == "no label given" && $0.value == "1" })
    #expect(strict.json.object?["unlabelled"] == .number(JSONNumber(1)))
    #expect(strict.json.object?["labelled_accuracy"]?.double == 1)
    #expect(strict.json.object?["threshold"]?.double == 0.2)
    #expect(strict.mistakes.contains { $0.given.isEmpty })
    #expect(ReportText(strict).text.contains("no label, not"))
    let sure = try await report("--threshold", "1")
    #expect(sure.evaluation.map { $0.unlabelled > 1 } == true)
    let free = try await report()
    #expect(!free.facts.contains { $0.name == "no label given" })
    #expect(free.json.object?["unlabelled"] == nil)
    #expect(throws: (any Error).self) {
      try EvalClassifier.parse(["a.model", "b.csv", "--threshold", "1.5"])
    }
  }

  @Test func theModelThatComesWithPipeIsEvaluatedByItsName() async throws {
    let row = #"{"text": "The striker scored twice in the cup final.", "label": "sport"}"#
    let report = try await EvalClassifier.parse(["news", "rows.jsonl", "--quiet"]).evaluate(
      TestServices(files: ["rows.jsonl": row]).files, TrainingProgress(isQuiet: true), TestClock())
    #expect(report.evaluation?.labels.contains("sport") == true)
  }

  @Test func thePageIsWholeAndEscaped() async throws {
    let report = try await Self.evaluated(
      Self.table(40) + "A,<script>alert(1)</script> goal,\"<b>'cooking' & \"\"more\"\"</b>\"\n")
    let page = ReportPage(report).html
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(!page.contains("<script") && !page.contains("<b>'"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; goal"))
    #expect(page.contains("&lt;b&gt;&#39;cooking&#39; &amp; &quot;more&quot;&lt;/b&gt;"))
    for part in [
      "prefers-color-scheme: dark", "viewport", "<svg", "class=\"matrix\"", "class=\"heat right\"",
      "class=\"features\"", "class=\"mistakes\"",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(!page.contains("http://") && !page.contains("https://"))
    for element in ["table", "svg", "ul", "ol", "li", "main", "div", "td", "th", "tr", "p"] {
      let opened = page.matches(of: try Regex("<\(element)[ >]")).count
      #expect(opened == page.matches(of: try Regex("</\(element)>")).count, "\(element)")
    }
  }

  @Test func nothingInAReportReachesTheTerminalAsAnOrder() async throws {
    let report = try await Self.evaluated(
      Self.table(40) + "A,goal \u{1B}[2J,\"x\u{1B}]0;y\u{7}\"\n")
    let text = ReportText(report).text
    #expect(text.contains("\\u{1b}"))
    #expect(!text.contains("\u{1B}") && !text.contains("\u{7}"))
  }

  @Test func ofManyLabelsTheMostFrequentConfusionsAreTold() async throws {
    let rows = (0..<120).map { row in
      LabelledText(ClassifierText(body: "word\(row % 30) thing"), labels: ["label\(row % 30)"])
    }
    let outcome = try await ClassifierTrainer(folds: 2).train(rows, ClassifierTrainer.Description())
    let wrong = (0..<3).map { _ in
      LabelledText(ClassifierText(body: "word3 thing"), labels: ["label4"])
    }
    let evaluation = await Evaluation(of: outcome.model, on: rows + wrong)
    let report = ClassifierReport(
      title: "many", outcome.model, evaluation, rows: rows + wrong,
      InformativeFeatures(of: outcome.model, in: rows, count: 3))
    #expect(ReportText(report).text.contains("most frequent confusions"))
    #expect(!ReportPage(report).html.contains("class=\"matrix\""))
    #expect(ReportPage(report).html.contains("The most frequent confusions"))
  }

  @Test func progressIsALineAStepOrOneThatChanges() {
    func written(isLive: Bool, isQuiet: Bool = false) -> String {
      let text = Mutex("")
      let progress = TrainingProgress(isQuiet: isQuiet, isLive: isLive) { part in
        text.withLock { $0 += part }
      }
      progress.show(.reading(rows: 2))
      progress.show(.checking(part: 2, of: 3))
      progress.show(.trained(labels: 5, of: 5))
      progress.show(.calibrating(rows: 1))
      progress.end()
      progress.end()
      return text.withLock { $0 }
    }
    #expect(
      written(isLive: false)
        == "finding the features of 2 rows\ntraining to check, part 2 of 3\ncalibrating with 1 row\n"
    )
    #expect(
      written(isLive: true)
        == "\r\u{1B}[2Kfinding the features of 2 rows…\r\u{1B}[2Ktraining to check, part 2 of 3…\r\u{1B}[2Kcalibrating with 1 row…\r\u{1B}[2K"
    )
    #expect(written(isLive: true, isQuiet: true).isEmpty)
  }

  @Test func ofManyLabelsEveryFifthIsTold() {
    let text = Mutex("")
    let progress = TrainingProgress(isQuiet: false, isLive: false) { part in
      text.withLock { $0 += part }
    }
    for labels in stride(from: 8, through: 400, by: 8) {
      progress.show(.trained(labels: labels, of: 400))
    }
    #expect(
      text.withLock { $0 }
        == [80, 160, 240, 320, 400].map { "\($0) of 400 labels are trained\n" }.joined())
  }

  @Test(arguments: [
    (0.0, 3, "0.000"), (1, 3, "1.000"), (0.9996, 3, "1.000"), (0.05, 1, "0.1"), (-1.25, 2, "-1.25"),
    (12.0, 0, "12"), (.nan, 2, "–"), (.infinity, 2, "–"),
  ])
  func numbersHaveTheDigitsAskedFor(value: Double, digits: Int, text: String) {
    #expect(value.rounded(digits: digits) == text)
  }

  @Test func thousandsAreSetApart() {
    #expect(
      [0, 999, 1000, 1_234_567, -1000].map(\.formatted) == [
        "0", "999", "1 000", "1 234 567", "-1 000",
      ])
  }

  /// What a model that was trained with the table says of other rows.
  private static func evaluated(_ content: String) async throws -> ClassifierReport {
    let services = TestServices(files: ["a.csv": table(80), "b.csv": content])
    let train = try TrainClassifier.parse(["a.csv", "--out", "a.model"])
    _ = try await train.train(services.files, TrainingProgress(isQuiet: true), services.clock)
    let eval = try EvalClassifier.parse(["a.model", "b.csv"])
    return try await eval.evaluate(services.files, TrainingProgress(isQuiet: true), services.clock)
  }
}
