import ArgumentParser
import PipeEngine
import PipeKit
import TextSummarizer

/// `pipe eval summarizer`: says how good a model is on texts whose summaries are known.
struct EvalSummarizer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summarizer",
    abstract: "Says how good a model is that chooses the sentences of summaries.",
    discussion: """
      The data are as for 'pipe train summarizer', and should not be those that the model was trained with:

        pipe eval summarizer house.model test.jsonl
        pipe eval summarizer news test.jsonl

      news is the model that comes with pipe. Summaries have three sentences.
      """)

  @Argument(help: "The model; news is the one that comes with pipe.", completion: .file())
  var model: String

  @Argument(help: "Files of rows; - is standard input.", completion: .file())
  var data: [String]

  @OptionGroup(title: "Data") var fields: SummaryFields

  func validate() throws {
    if data.isEmpty { throw ValidationError("name the data to check the model with") }
  }

  func run() async throws {
    try await CommandFailure.told(TrainingProgress(isQuiet: true)) {
      Console.print(try evaluate(LocalFileSystem()))
    }
  }

  /// Reads, asks the model, and says what came of it.
  func evaluate(_ files: any FileSystem) throws -> String {
    let ranker = try loaded(files)
    let rows = try SummaryReader(fields: fields, files: files).read(data)
    let lines =
      ["rows: \(rows.texts.count.formatted)"]
      + SummaryReport.lines(RankerEvaluation(of: ranker, on: rows.texts)) + rows.remarks
    return lines.joined(separator: "\n")
  }

  private func loaded(_ files: any FileSystem) throws -> RankerModel {
    if model == "news" { return .news }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.contents(of: model, limit: RankerModel.largest)
    } catch {
      throw DataError("cannot read the model \(error)")
    }
    do throws(RankerModelError) {
      return try RankerModel(bytes.span)
    } catch {
      throw DataError("'\(model)': \(error.description)", hint: error.hint)
    }
  }
}
