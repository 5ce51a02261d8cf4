import ArgumentParser
import Diagnostics
import PipeEngine

/// `pipe stages`: the manual of the stages.
struct Stages: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: "Lists the stages, or shows the manual of one.")

  @Argument(
    help: "The stage to explain; all are listed without one.",
    completion: .custom { _, _, _ in (try? Workbench().registry.names) ?? [] })
  var name: String?

  @Option(help: "How it is written.")
  var format: Check.OutputFormat = .text

  func run() async throws {
    let workbench = try Workbench()
    let registry = workbench.registry
    guard let name else {
      Console.print(format == .json ? registry.listingJSON : registry.listing)
      return
    }
    guard let entry = registry[name] else {
      let near = Spelling.nearest(name, among: registry.names)
      Console.complain(
        "error: there is no stage called '\(name)'"
          + (near.map { "; did you mean '\($0)'?" } ?? "; 'pipe stages' lists them"))
      throw ExitCode(2)
    }
    Console.print(format == .json ? entry.manualJSON : entry.manualText)
  }
}
