import ArgumentParser
import PipeKit
import TextClassifier

/// Tells errors of commands that work on data and models, and ends them with the right code.
enum CommandFailure {
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
      default: (hint, code) = (nil, 1)
      }
      text = "error: " + text.printable + (hint.map { "\n  = hint: " + $0.printable } ?? "")
      Console.complain(text)
      throw ExitCode(code)
    }
  }
}
