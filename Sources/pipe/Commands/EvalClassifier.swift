import ArgumentParser
import ClassifyStage
import PipeEngine
import PipeKit
import TextClassifier

/// `pipe eval classifier`: says how good a model is on data whose labels are known.
struct EvalClassifier: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classifier",
    abstract: "Says how good a model is that gives texts labels.",
    discussion: """
      The data are as for 'pipe train classifier', and should not be those that the model was trained with:

        pipe eval classifier topics.model test.csv
        pipe eval classifier topics.model test.jsonl --json | jq .accuracy
        pipe eval classifier news test.jsonl
        pipe eval classifier topics.model test.csv --threshold 0.6

      news is the model that comes with pipe.
      """)

  @Argument(help: "The model; news is the one that comes with pipe.", completion: .file())
  var model: String

  @Argument(help: "Files and folders of rows; - is standard input.", completion: .file())
  var data: [String]

  @OptionGroup(title: "Data") var fields: DataFields

  @Option(
    help: ArgumentHelp(
      "Labels less probable than this are not given, as by 'classify', nor any to rows that the model knows too little of.",
      discussion: "Unless given, every row gets its best label; of several, those above 0.5.",
      valueName: "0 to 1"))
  var threshold: Double?

  @Flag(help: "Write the numbers as an object of JSON.")
  var json = false

  @Option(
    help: ArgumentHelp("Write the report as a page too.", valueName: "file.html"),
    completion: .file(extensions: ["html"]))
  var report: String?

  @Flag(name: .shortAndLong, help: "Do not tell how far it is.")
  var quiet = false

  func validate() throws {
    if data.isEmpty { throw ValidationError("name the data to check the model with") }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold is a probability, from 0 to 1")
    }
  }

  func run() async throws {
    let progress = TrainingProgress(isQuiet: quiet)
    try await CommandFailure.told(progress) {
      try await evaluate(LocalFileSystem(), progress, SystemClock(), print: Console.print)
    }
  }

  /// Reads, asks the model, and says what came of it.
  ///
  /// - Parameters:
  ///   - files: Where model and data are.
  ///   - progress: Is told how far it is.
  ///   - clock: Tells how long it takes.
  ///   - print: Takes the report for standard output.
  /// - Returns: The report.
  /// - Throws: What is wrong with data, model or files.
  @discardableResult
  func evaluate(
    _ files: any FileSystem, _ progress: TrainingProgress, _ clock: any PipeClock,
    print: (String) -> Void = { _ in }
  ) async throws -> ClassifierReport {
    let page = try report.map { try ResultFile($0, "--report", files) }
    var inputs = data.map { (path: $0, what: "the data") }
    if model != Self.news { inputs.append((model, "the model")) }
    try ResultFile.check([page].compactMap { $0 }, against: inputs, files)
    try DataReader.checkUnique(data, files)
    let classifier = try loaded(files)
    progress.show("reading the data")
    let rows = try DataReader(
      fields, isMultiLabel: classifier.isMultiLabel,
      severalHint:
        "the model gives each text one label; 'pipe train classifier --multi-label' makes one that gives several",
      files
    ).read(data)
    if rows.rows.isEmpty {
      let remarks = rows.remarks
      throw DataError(
        "there are no rows to check the model with"
          + (remarks.isEmpty ? "" : ": " + remarks.joined(separator: "; ")))
    }
    progress.show("asking the model about \(rows.rows.count.counted("row", "rows"))")
    let start = clock.uptime()
    let evaluation = await Evaluation(
      of: classifier, on: rows.rows, threshold: threshold.map { Float($0) })
    let time = clock.uptime() - start
    let features = InformativeFeatures(
      of: classifier, in: rows.rows,
      count: ClassifierReport.features(labels: classifier.labels.count))
    var report = ClassifierReport(
      title: "\(classifier.name) (\(model))", classifier, evaluation, rows: rows.rows, features)
    report.facts = [("rows", rows.rows.count.formatted)] + report.facts
    report.facts.append(("time", time.inSeconds))
    report.notes = rows.remarks
    let unknown = evaluation.labels.dropFirst(classifier.labels.count)
    if !unknown.isEmpty {
      let count = rows.rows.count { row in row.labels.contains { unknown.contains($0) } }
      report.notes.append(
        "\(count.counted("row has a label", "rows have labels")) that the model does not know, and so "
          + "\(count == 1 ? "is" : "are") never labelled right: \(Array(unknown).listed(10))")
    }
    progress.end()
    print(json ? String(decoding: report.json.serialized, as: UTF8.self) : ReportText(report).text)
    try page?.write(Array(ReportPage(report).html.utf8))
    return report
  }

  /// What stands for the model that comes with pipe.
  private static let news = "news"

  private func loaded(_ files: any FileSystem) throws -> ClassifierModel {
    do {
      if model == Self.news { return try ModelFile.news() }
      return try ModelFile.open(model, files)
    } catch let error as ModelError {
      throw DataError("'\(model)': \(error.description)", hint: error.hint)
    } catch {
      throw DataError("cannot read the model \(error)")
    }
  }
}
