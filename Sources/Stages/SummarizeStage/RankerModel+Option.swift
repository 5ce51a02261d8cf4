import PipeKit
import TextSummarizer

extension RankerModel {
  /// Reads the model that an option names.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - files: Reads it; without it there is no model but the one that comes with pipe.
  /// - Returns: The model.
  /// - Throws: ``OptionProblem`` where there is none, or it cannot be used.
  static func read(_ path: String, _ files: (any OptionFiles)?) throws(OptionProblem) -> RankerModel
  {
    guard let files else {
      throw OptionProblem(
        "'\(path)' is a file, and there is nothing here that reads files", options: ["model"],
        hint: "make the stage in a pipeline")
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.contents(of: path, limit: largest)
    } catch {
      throw OptionProblem(
        "'\(path)' cannot be read: \(error)", options: ["model"],
        hint: "write news, or the path of a file that 'pipe train summarizer' has made")
    }
    do throws(RankerModelError) {
      return try RankerModel(bytes.span)
    } catch {
      throw OptionProblem(
        "'\(path)': \(error.description)", options: ["model"], hint: error.hint)
    }
  }
}
