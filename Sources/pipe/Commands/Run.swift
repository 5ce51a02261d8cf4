import ArgumentParser
import Logging
import PipeEngine
import PipeKit

/// `pipe run`: runs a pipeline file.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs a pipeline file.",
    discussion: """
      Ctrl-C stops the sources and brings what is in flight to its end; a second one ends at once.
      """)

  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set an option. May be repeated.", valueName: "stage.option=value"))
  var overrides: [String] = []

  @Option(help: ArgumentHelp("Bring in at most this many documents.", valueName: "number"))
  var limit: Int?

  @Flag(help: "Do everything but write: say what would be written.")
  var dryRun = false

  @OptionGroup var reporting: ReportingOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
  }

  func run() async throws {
    let workbench = try Workbench()
    let file = try workbench.file(file)
    let plan = try workbench.plan(file, set: overrides)
    let session = RunSession(
      plan, services: workbench.services, reporting: reporting, secrets: file.secrets)
    try await session.run(limit: limit, isDryRun: dryRun)
  }
}
