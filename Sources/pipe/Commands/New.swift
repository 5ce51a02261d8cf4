import ArgumentParser
import PipeEngine
import PipeKit

/// `pipe new`: files to begin with.
struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes files to begin with: a stage, a plugin, a template.",
    subcommands: [NewStage.self, NewPlugin.self, NewTemplate.self])

  /// Writes files, and says which.
  static func write(_ files: [String: String], into folder: String) throws {
    do throws(FileError) {
      for (path, text) in files.sorted(by: { $0.key < $1.key }) {
        try LocalFileSystem().write(Array(text.utf8), to: "\(folder)/\(path)")
        Console.print("\(folder)/\(path)")
      }
    } catch {
      throw refusal("\(error)", hint: nil)
    }
  }

  /// What is said of a name that cannot be that of a new type.
  static func badName(_ name: String) -> ExitCode {
    refusal(
      "'\(name)' is no name for a new type",
      hint:
        "write a word in camel case that begins with a capital and means nothing else there, such as Exclamations"
    )
  }

  /// Says why nothing is written.
  static func refusal(_ message: String, hint: String?) -> ExitCode {
    Console.complain("error: \(message)" + (hint.map { "\n  = hint: \($0)" } ?? ""))
    return ExitCode(2)
  }
}
