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

        pipe new stage Exclamations
        swift build --product pipe
        .build/debug/pipe stages exclamations
        .build/debug/pipe test exclamations
        swift test --filter ExclamationsPluginTests

      No other file has to be edited. For a stage in another language see docs/plugins.md.
      """)

  @Argument(help: "The name of its type, such as Exclamations or ReadingLevel.")
  var name: String

  @Option(
    help: ArgumentHelp("The folder of pipe's sources.", valueName: "folder"),
    completion: .directory)
  var sources = "."

  func run() async throws {
    guard let template = StageTemplate(name) else { throw New.badName(name) }
    let files = LocalFileSystem()
    guard (try? files.info("\(sources)/Sources/PipeKit"))?.isDirectory == true else {
      throw New.refusal(
        "'\(sources)' does not hold pipe's sources",
        hint: "run it where Package.swift is, or name the folder with --sources")
    }
    if let other = try Workbench().registry[template.name] {
      throw New.refusal(
        "there is a stage '\(template.name)' already: it is \(other.origin)",
        hint: "choose another name")
    }
    let folder = "\(sources)/Plugins/\(template.type)"
    if (try? files.info(folder)) != nil {
      throw New.refusal("'\(folder)' is there already", hint: "choose another name, or remove it")
    }
    try New.write(template.files, into: folder)
    try Self.mark("\(sources)/Package.swift")
    Console.print(
      """

      'swift build --product pipe' compiles it in; then '.build/debug/pipe stages \(template.name)' shows its
      manual, 'pipe test \(template.name)' checks it, and 'swift test --filter \(template.type)PluginTests' runs its tests.
      """)
  }

  /// Changes a package's file where it says how often it was changed, so that SwiftPM looks at its folders again.
  private static func mark(_ path: String) throws {
    let files = LocalFileSystem()
    do {
      let text = String(decoding: try files.contents(of: path, limit: 1 << 20), as: UTF8.self)
      guard let marked = PluginCount.raised(in: text) else {
        throw New.refusal(
          "'\(path)' has no line '\(PluginCount.line)0'",
          hint: "add it at the end: SwiftPM looks for new plugins only when the file changes")
      }
      try files.write(Array(marked.utf8), to: path)
    } catch let error as FileError {
      throw New.refusal("\(error)", hint: nil)
    }
  }
}
