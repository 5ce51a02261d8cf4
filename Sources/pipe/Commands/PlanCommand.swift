public import ArgumentParser
public import PipeEngine

/// `pipe plan`: shows what a run would do.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Shows what a run would do: stages, options, what runs together."
  )

  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "How the plan is written.")
  var format: PlanFormat = .text

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set an option. May be repeated.", valueName: "stage.option=value"))
  var overrides: [String] = []

  func run() async throws {
    let workbench = try Workbench()
    let plan = try workbench.plan(workbench.file(file), set: overrides)
    Console.print(plan.description(as: format))
  }
}

extension PlanFormat: ExpressibleByArgument {}
