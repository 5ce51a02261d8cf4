import ArgumentParser
import PipeKit
import TextClassifier

/// Tells errors of commands that work on data and models, and ends them with the right code.
enum CommandFailure {
  /// A longer text is cut, in scalars: what an error names may be as long as a file.
  private static let longest = 2000

  /// Does something, and tells what is wrong where it fails.
  ///
  /// - Throws: `ExitCode`: 2 for data or a model that cannot be used, 1 for anything else.
  static func told(
    _ progress: TrainingProgress, _ body: () async throws -> Void
  ) async throws {
    do {
      try await body()
    } catch let code as ExitCode {
      throw code
    } catch {
      progress.end()
      let hint: String?
      var code: Int32 = 2
      var text = "\(error)"
      switch error {
      case let error as DataError: hint = error.hint
      case let error as ModelError: hint = error.hint
      case is FileError:
        // What cannot be read is an error of the data.
        text = "cannot write \(text)"
        (hint, code) = (nil, 1)
      default: (hint, code) = (nil, 1)
      }
      Console.complain(
        "error: " + cut(text) + (hint.map { "\n  = hint: " + cut($0) } ?? ""))
      throw ExitCode(code)
    }
  }

  /// A text as it may be shown on a terminal.
  static func cut(_ text: String) -> String {
    // A single character may be as long as the text.
    let start = text.unicodeScalars.prefix(longest)
    return String(start).printable + (start.endIndex < text.endIndex ? "…" : "")
  }
}
