import ArgumentParser
import Diagnostics
import PipeEngine

/// `pipe check`: says what is wrong with pipeline files.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says everything that is wrong with pipeline files, without running them.")

  @Argument(help: "The pipeline files.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Option(help: "How problems are written; json has one object a line.")
  var format: OutputFormat = .text

  enum OutputFormat: String, CaseIterable, ExpressibleByArgument { case text, json }

  func run() async throws {
    let workbench = try Workbench(format == .json ? .json : .text)
    var isGood = true
    for path in files {
      if path.hasSuffix(".test.yaml") || path.hasSuffix(".test.yml") {
        if format == .text { Console.print("\(path): tests, which 'pipe test' checks and runs") }
        continue
      }
      do {
        let plan = try workbench.plan(workbench.file(path))
        guard format == .text else { continue }
        let count = plan.stages.count
        Console.print("\(path): good: \(count) stage\(count == 1 ? "" : "s")")
      } catch let code as ExitCode where code == ExitCode(2) {
        isGood = false
      }
    }
    if !isGood { throw ExitCode(2) }
  }
}
