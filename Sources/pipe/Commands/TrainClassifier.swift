import ArgumentParser
import PipeEngine
import PipeKit
import TextClassifier

/// `pipe train classifier`: makes a model that gives texts labels.
struct TrainClassifier: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classifier",
    abstract: "Trains a model that gives texts labels, and says how good it is.",
    discussion: """
      Data are rows that have a text and a label:

        pipe train classifier news.csv --out topics.model
        pipe train classifier news.jsonl.gz --text body --label section --out topics.model
        pipe train classifier folder/ --folds 5 --report topics.html --out topics.model

      A table (CSV, TSV), JSON Lines, lines as fastText has them (__label__sport The match …), or a folder that \
      has a folder of text files a label. A tenth of the rows is held out to check the model, before it is \
      trained with all; the report on standard output says how good it was on them. A pipeline uses the model \
      by classify: {model: topics.model}. docs/classify.md tells more.
      """)

  @Argument(
    help: "Files and folders of rows; - is standard input.", completion: .file())
  var data: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the model is written.", valueName: "file"),
    completion: .file())
  var out: String

  @OptionGroup(title: "Data") var fields: DataFields

  @Option(
    help: ArgumentHelp(
      "The field that says where a row is from: what rows of one source share then counts less.",
      valueName: "field"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "More rows to train with, which are never held out. May be repeated.", valueName: "file"),
    completion: .file())
  var unchecked: [String] = []

  @OptionGroup(title: "Training") var tuning: ClassifierTuning

  @Option(
    help: ArgumentHelp("What the model is called; as its file unless given.", valueName: "text"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "A language of the texts, as en; 'classify' gives documents in others no label then. May be repeated.",
      valueName: "code"))
  var language: [LanguageTag] = []

  @Option(
    help: ArgumentHelp("Whom to thank for the data. May be repeated.", valueName: "text"))
  var credit: [String] = []

  @Option(
    help: ArgumentHelp(
      "Codes of the labels in a vocabulary, as an object of JSON: {\"politics\": \"medtop:11000000\"}.",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var codes: String?

  @Option(
    help: ArgumentHelp("Write the report as a page too.", valueName: "file.html"),
    completion: .file(extensions: ["html"]))
  var report: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if data.isEmpty { throw ValidationError("name the data to train with") }
    if name?.allSatisfy(\.isWhitespace) == true {
      throw ValidationError("--name must not be empty")
    }
    if data.filter({ $0 == "-" }).count + unchecked.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("standard input (-) can be read once")
    }
  }

  func run() async throws {
    let progress = TrainingProgress(isQuiet: quiet)
    try await CommandFailure.told(progress) {
      try await train(LocalFileSystem(), progress, SystemClock()) {
        if !quiet { Console.print($0) }
      }
    }
  }

  /// Reads, trains, writes the model, and says what came of it.
  ///
  /// - Parameters:
  ///   - files: Where the data are, and the model is written.
  ///   - progress: Is told how far it is.
  ///   - clock: Tells how long it takes.
  ///   - print: Takes the report for the terminal.
  /// - Returns: The report.
  /// - Throws: What is wrong with data, model or files.
  @discardableResult
  func train(
    _ files: any FileSystem, _ progress: TrainingProgress, _ clock: any PipeClock,
    print: (String) -> Void = { _ in }
  ) async throws -> ClassifierReport {
    let start = clock.uptime()
    // What would fail at the end is better said before.
    let model = try ResultFile(out, "--out", files)
    let page = try report.map { try ResultFile($0, "--report", files) }
    var inputs = (data + unchecked).map { (path: $0, what: "the data") }
    if let codes { inputs.append((codes, "the codes")) }
    try ResultFile.check([model] + [page].compactMap { $0 }, against: inputs, files)
    try DataReader.checkUnique(data + unchecked, files)
    var description = ClassifierTrainer.Description()
    description.name = name ?? Self.name(of: out)
    description.languages = language.map(\.text)
    description.credits = credit
    if let codes { description.codes = try LabelCodes.read(codes, files) }
    progress.show("reading the data")
    let reader = DataReader(
      fields, source: source, isMultiLabel: tuning.multiLabel, files)
    let rows = try reader.read(data)
    let more = try reader.read(unchecked)
    let texts = rows.rows
    var remarks = rows.remarks + more.remarks
    if texts.isEmpty {
      throw DataError(
        "there are no rows to train with"
          + (remarks.isEmpty ? "" : ": " + remarks.joined(separator: "; ")))
    }
    remarks += try Self.remarks(on: rows, more, tuning, description)
    let outcome = try await tuning.trainer.train(
      texts, unchecked: more.rows, description, progress: progress.show)
    try model.write(Array(outcome.model.file))
    let features = InformativeFeatures(
      of: outcome.model, in: texts,
      count: ClassifierReport.features(labels: outcome.model.labels.count))
    var report = ClassifierReport(
      title: "\(outcome.model.name) → \(out)", outcome.model, outcome.evaluation,
      rows: outcome.checkedRows.map { texts[$0] }, features)
    report.facts =
      [
        (
          "rows",
          texts.count.formatted
            + (more.rows.isEmpty ? "" : " and \(more.rows.count.formatted) unchecked")
        )
      ] + report.facts
    if outcome.evaluation != nil {
      let folds = tuning.folds.map { ", in \($0) parts" } ?? ""
      report.facts.append(
        ("checked on", "\(outcome.checkedRows.count.formatted) held-out rows\(folds)"))
    }
    report.notes = remarks
    report.facts.append(("time", (clock.uptime() - start).inSeconds))
    progress.end()
    // First, as the page may fail.
    print(ReportText(report).text)
    try page?.write(Array(ReportPage(report).html.utf8))
    return report
  }

  /// A file's name without its ending.
  private static func name(of path: String) -> String {
    let name = path.lastPathPart
    let ending = path.pathExtension
    return ending.isEmpty ? name : String(name.dropLast(ending.utf8.count + 1))
  }

  /// What there is to say of rows before they are trained with.
  private static func remarks(
    on rows: LabelledRows, _ more: LabelledRows, _ tuning: ClassifierTuning,
    _ description: ClassifierTrainer.Description
  ) throws(DataError) -> [String] {
    var remarks: [String] = []
    var counts = rows.counts
    for (label, count) in more.counts { counts[label, default: 0] += count }
    if counts.count > 65_536 {
      throw DataError(
        "there are \(counts.count.formatted) labels, and a model has at most 65536",
        hint: "see whether --label names the right field; the first are "
          + counts.keys.sorted().listed(3))
    }
    let single = counts.filter { $0.value == 1 }.keys.sorted()
    if !single.isEmpty {
      remarks.append(
        "\(single.count.counted("label has", "labels have")) one row only, too little to learn from: "
          + single.listed(5))
    }
    if !tuning.noCheck {
      if rows.rows.count < 10 {
        remarks.append(
          "fewer than 10 rows: none are held out, and nothing is known of how good the model is")
      } else if tuning.folds == nil,
        Double(rows.rows.count) * (tuning.holdOut ?? TrainingOptions().heldOut) < 100
      {
        remarks.append(
          "few rows are held out, so that the figures are rough: --folds 5 checks with all rows")
      }
    } else {
      remarks.append("not checked, and so not calibrated: probabilities are rough")
    }
    if !description.codes.isEmpty {
      let known = Set(counts.keys)
      let strange = description.codes.keys.filter { !known.contains($0) }.sorted()
      if !strange.isEmpty {
        remarks.append(
          "no row has these labels that have codes: \(strange.listed(5))")
      }
      let bare = known.filter { description.codes[$0] == nil }.sorted()
      if !bare.isEmpty {
        remarks.append("these labels have no code: \(bare.listed(5))")
      }
    }
    return remarks
  }
}
