import ArgumentParser
import Foundation
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
      """)

  @Argument(help: "The model.", completion: .file())
  var model: String

  @Argument(help: "Files and folders of rows; - is standard input.", completion: .file())
  var data: [String]

  @OptionGroup(title: "Data") var fields: DataFields

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
    if let report, report == model || data.contains(report) {
      throw ValidationError("--report '\(report)' would replace another file of this command")
    }
  }

  func run() async throws {
    let progress = TrainingProgress(isQuiet: quiet)
    try await CommandFailure.told(progress) {
      let files = LocalFileSystem()
      let report = try await evaluate(files, progress, SystemClock())
      progress.end()
      if let page = self.report {
        try files.write(Array(ReportPage(report).html.utf8), to: page)
      }
      Console.print(
        json ? String(decoding: report.json.serialized, as: UTF8.self) : ReportText(report).text)
    }
  }

  /// Reads, asks the model, and says what came of it.
  func evaluate(
    _ files: any FileSystem, _ progress: TrainingProgress, _ clock: any PipeClock
  ) async throws -> ClassifierReport {
    let classifier = try loaded(files)
    progress.show("reading the data")
    let rows = try DataReader(
      fields, isMultiLabel: classifier.isMultiLabel, files
    ).read(data)
    if rows.rows.isEmpty {
      let remarks = rows.remarks
      throw DataError(
        "there are no rows to check the model with"
          + (remarks.isEmpty ? "" : ": " + remarks.joined(separator: "; ")))
    }
    progress.show("asking the model about \(rows.rows.count.counted("row", "rows"))")
    let start = clock.uptime()
    let evaluation = await Evaluation(of: classifier, on: rows.rows)
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
      let shown = unknown.prefix(10).joined(separator: ", ") + (unknown.count > 10 ? ", …" : "")
      report.notes.append(
        "\(count.counted("row has a label", "rows have labels")) that the model does not know, and so "
          + "\(count == 1 ? "is" : "are") never labelled right: \(shown)")
    }
    return report
  }

  private func loaded(_ files: any FileSystem) throws -> ClassifierModel {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.contents(of: model, limit: 8 << 30)
    } catch {
      throw DataError("cannot read the model \(error)")
    }
    do throws(ModelError) {
      return try ClassifierModel(Data(bytes))
    } catch {
      throw DataError("'\(model)': \(error.description)", hint: error.hint)
    }
  }
}
