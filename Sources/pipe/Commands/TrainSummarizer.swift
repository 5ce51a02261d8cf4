import ArgumentParser
import PipeEngine
import PipeKit
import TextSummarizer

/// `pipe train summarizer`: makes a model that chooses the sentences of summaries.
struct TrainSummarizer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summarizer",
    abstract: "Trains a model that chooses the sentences of summaries, and says how good it is.",
    discussion: """
      Data are lines of JSON that have a text and a summary that somebody wrote of it:

        pipe train summarizer articles.jsonl.gz --out house.model
        pipe train summarizer articles.jsonl --text body --summary teaser --out house.model

      A tenth of the rows is held out to check the model, before it is trained with all. A pipeline uses the \
      model by summarize: {model: house.model}. docs/summarize.md tells more.
      """)

  @Argument(help: "Files of rows; - is standard input.", completion: .file())
  var data: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the model is written.", valueName: "file"),
    completion: .file())
  var out: String

  @OptionGroup(title: "Data") var fields: SummaryFields

  @Option(help: ArgumentHelp("The number of trees, 1 to 5000.", valueName: "n"))
  var trees = 300

  @Option(help: ArgumentHelp("The most leaves of a tree, 2 to 256.", valueName: "n"))
  var leaves = 32

  @Option(help: ArgumentHelp("How much each tree changes, above 0 and up to 1.", valueName: "x"))
  var rate = 0.04

  @Option(help: ArgumentHelp("The fewest sentences of a leaf.", valueName: "n"))
  var leastRows = 400

  @Flag(help: "Hold out no rows, and say nothing of how good the model is.")
  var noCheck = false

  @Option(
    help: ArgumentHelp("What the model is called; as its file unless given.", valueName: "text"))
  var name: String?

  @Option(
    help: ArgumentHelp("Whom to thank for the data. May be repeated.", valueName: "text"))
  var credit: [String] = []

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  /// Fewer rows teach little.
  private static let fewRows = 1000

  func validate() throws {
    if data.isEmpty { throw ValidationError("name the data to train with") }
    if data.contains(out) {
      throw ValidationError("--out '\(out)' is one of the data, which it would replace")
    }
    guard (1...5000).contains(trees) else { throw ValidationError("--trees is to be 1 to 5000") }
    guard (2...256).contains(leaves) else { throw ValidationError("--leaves is to be 2 to 256") }
    guard rate > 0, rate <= 1 else {
      throw ValidationError("--rate is to be above 0 and at most 1")
    }
    guard leastRows > 0 else { throw ValidationError("--least-rows is to be above 0") }
  }

  func run() async throws {
    let progress = TrainingProgress(isQuiet: quiet)
    try await CommandFailure.told(progress) {
      let report = try train(LocalFileSystem(), progress, SystemClock())
      progress.end()
      if !quiet { Console.print(report) }
    }
  }

  /// Reads, trains, writes the model, and says what came of it.
  func train(
    _ files: any FileSystem, _ progress: TrainingProgress, _ clock: any PipeClock
  ) throws -> String {
    let start = clock.uptime()
    // What would fail at the end is better said before.
    if try files.info(out)?.isDirectory == true {
      throw FileError(.wrongKind, path: out, "is a directory")
    }
    progress.show("reading the data")
    let rows = try SummaryReader(fields: fields, files: files).read(data)
    var options = RankerTrainingOptions()
    options.trees = trees
    options.leaves = leaves
    options.rate = rate
    options.leastRows = leastRows
    if noCheck { options.heldOut = 0 }
    let title = name ?? out.lastPathPart
    let outcome = RankerTrainer(options).train(rows.texts, description: [title] + credit) {
      progress.show($0)
    }
    try files.write(outcome.model.file, to: out)
    var lines = ["\(title) → \(out)", "rows: \(rows.texts.count.formatted)"]
    if let evaluation = outcome.evaluation {
      lines += SummaryReport.lines(evaluation)
    } else {
      lines.append("not checked")
    }
    lines += rows.remarks
    if rows.texts.count < Self.fewRows {
      lines.append(
        "warning: \(rows.texts.count.counted("row is", "rows are")) few for what is to be learnt; below a thousand, "
          + "--leaves 8 --least-rows 50 are better, and below some hundred the model that comes with pipe is"
      )
    }
    lines.append("size: \(outcome.model.file.count.formatted) bytes")
    lines.append("time: \((clock.uptime() - start).inSeconds)")
    return lines.joined(separator: "\n")
  }
}
