import ArgumentParser
import Diagnostics
import PipeEngine
import PipeKit

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
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Write a file in Markdown for each built-in stage into this folder.",
      valueName: "folder"), completion: .directory)
  var into: String?

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, markdown }

  func run() async throws {
    let workbench = try Workbench()
    let registry = workbench.registry
    if let into { return try write(registry, into: into) }
    guard let name else {
      switch format {
      case .text: Console.print(registry.listing)
      case .json: Console.print(registry.listingJSON)
      case .markdown:
        Console.print(registry.all.map(\.manualMarkdown).joined(separator: "\n\n"))
      }
      return
    }
    guard let entry = registry[name] else {
      let near = Spelling.nearest(name, among: registry.names)
      Console.complain(
        "error: there is no stage called '\(name)'"
          + (near.map { "; did you mean '\($0)'?" } ?? "; 'pipe stages' lists them"))
      throw ExitCode(2)
    }
    try workbench.showing { () throws(Problems) in
      if let problem = entry.maker.problem { throw Problems(problem) }
    }
    switch format {
    case .text: Console.print(entry.manualText)
    case .json: Console.print(entry.manualJSON)
    case .markdown: Console.print(entry.manualMarkdown)
    }
  }

  /// Writes the pages of `docs/stages`; what plugins this machine has is not for everybody.
  private func write(_ registry: Registry, into folder: String) throws {
    do throws(FileError) {
      for entry in registry.all where entry.origin == "built in" {
        try LocalFileSystem().write(
          Array((entry.manualMarkdown + "\n").utf8), to: "\(folder)/\(entry.name).md")
      }
    } catch {
      Console.complain("error: \(error)")
      throw ExitCode(1)
    }
  }
}
