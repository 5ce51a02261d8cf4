import ArgumentParser
import PipeEngine
import PipeKit

/// `pipe new stage`: writes a folder under `Plugins` with a stage that works.
struct NewStage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stage",
    abstract: "Writes a stage in Swift that is compiled in: source, manual, tests, README.",
    discussion: """
      To be run in the folder of pipe's sources. What it writes works as it is: change it step by step.

        pipe new stage Sentiment
        swift build
        .build/debug/pipe stages sentiment
        swift test --filter SentimentTests

      No other file has to be edited. For a stage in another language see docs/plugins.md.
      """)

  @Argument(help: "The name of its type, such as Sentiment or ReadingLevel.")
  var name: String

  @Option(
    help: ArgumentHelp("The folder of pipe's sources.", valueName: "folder"),
    completion: .directory)
  var sources = "."

  func run() async throws {
    guard let template = StageTemplate(name) else {
      throw Self.refusal(
        "'\(name)' is no name of a type",
        hint: "write a word in camel case that begins with a capital, such as Sentiment")
    }
    let files = LocalFileSystem()
    guard (try? files.info("\(sources)/Sources/PipeKit"))?.isDirectory == true else {
      throw Self.refusal(
        "'\(sources)' does not hold pipe's sources",
        hint: "run it where Package.swift is, or name the folder with --sources")
    }
    let registry = try Workbench().registry
    if let other = registry[template.name] {
      throw Self.refusal(
        "there is a stage '\(template.name)' already: it is \(other.origin)",
        hint: "choose another name")
    }
    let folder = "\(sources)/Plugins/\(template.type)"
    if (try? files.info(folder)) != nil {
      throw Self.refusal("'\(folder)' is there already", hint: "choose another name, or remove it")
    }
    do throws(FileError) {
      for (path, text) in template.files.sorted(by: { $0.key < $1.key }) {
        try files.write(Array(text.utf8), to: "\(folder)/\(path)")
        Console.print("\(folder)/\(path)")
      }
    } catch {
      throw Self.refusal("\(error)", hint: nil)
    }
    Console.print(
      """

      'swift build' compiles it in; then 'pipe stages \(template.name)' shows its manual, and
      'swift test --filter \(template.type)Tests' tests it.
      """)
  }

  private static func refusal(_ message: String, hint: String?) -> ExitCode {
    Console.complain("error: \(message)" + (hint.map { "\n  = hint: \($0)" } ?? ""))
    return ExitCode(2)
  }
}
