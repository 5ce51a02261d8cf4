import ArgumentParser
import Diagnostics
import PipeEngine
import PipeKit
import YAML

/// `pipe exec`: stages as a filter of JSON Lines.
struct Exec: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exec",
    abstract: "Runs stages as a filter: JSON Lines in, JSON Lines out.",
    discussion: """
      A stage is a name, or a name with options, as in a pipeline file:

        pipe exec clean 'summarize: {sentences: 2}' < in.jsonl > out.jsonl

      Arguments that are files, directories or web addresses are fetched first, instead of reading \
      documents from standard input; - is a page on standard input:

        pipe exec clean page.html https://example.org/article

      ${NAME} in an option stands for a variable of the environment, in single quotes, so that the shell leaves it:

        pipe exec 'summarize: {method: llm, llm: {url: …, model: …, key: "${OPENAI_API_KEY}"}}' < in.jsonl

      With -f, the stages are those of a pipeline file, or a part of them:

        pipe exec -f daily.yaml --from clean --to summarize < pages.jsonl
      """)

  @Argument(help: "The stages, and files or web addresses to fetch.")
  var stages: [String] = []

  @Option(
    name: .shortAndLong, help: "Take the stages from this pipeline file.",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(
    help: ArgumentHelp("The id of the first stage to take from the file.", valueName: "id"))
  var from: String?

  @Option(
    help: ArgumentHelp("The id of the last stage to take from the file.", valueName: "id"))
  var to: String?

  @Option(
    help: ArgumentHelp("Pass on at most this many documents of the input.", valueName: "number"))
  var limit: Int?

  @OptionGroup var reporting: ReportingOptions

  func validate() throws {
    if file == nil, stages.isEmpty { throw ValidationError("name at least one stage, or use -f") }
    if file == nil, from != nil || to != nil {
      throw ValidationError("--from and --to choose stages of a pipeline file: add -f FILE")
    }
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
  }

  func run() async throws {
    let workbench = try Workbench()
    let arguments = try ExecArguments(stages, workbench)
    var redactor = arguments.redactor
    var entries = arguments.entries
    var sources = arguments.sources
    var registry = workbench.registry
    if let file {
      let pipeline = try workbench.file(file)
      let range = try workbench.showing([pipeline.source]) { () throws(Problems) in
        try pipeline.entries(from: from, to: to)
      }
      registry = try workbench.registry(for: pipeline)
      entries = range + entries
      redactor = arguments.redactor(with: pipeline)
      sources.append(pipeline.source)
    }
    if let fetch = arguments.fetch { entries.insert(fetch, at: 0) }
    let planner = Planner(registry)
    // A first stage that can say by itself what it brings in needs no standard input.
    let planned = try workbench.showing(sources) { () throws(Problems) in
      try Self.plan(entries, planner)
    }
    var steps = planned.steps
    if planned.hasInput {
      if Console.inputIsTerminal, !reporting.quiet {
        Console.complain("reading documents as JSON Lines from the terminal; Ctrl-D ends")
      }
      steps.insert(Plan.Step(StandardInput()), at: 0)
    }
    steps.append(Plan.Step(StandardOutput()))
    let session = RunSession(
      Plan(name: "exec", stages: steps), services: workbench.services, reporting: reporting,
      redactor: redactor)
    try await session.run(limit: limit, showsSummary: reporting.verbose)
    if arguments.lacksInputs { throw ExitCode(3) }
  }

  /// Plans stages, as what brings documents in itself or else takes them from standard input.
  ///
  /// - Parameters:
  ///   - entries: The stages.
  ///   - planner: The planner.
  /// - Returns: The steps, and whether they take documents from standard input.
  /// - Throws: `Problems` with what is wrong either way: what is wrong only because a way is not meant is left out.
  static func plan(
    _ entries: [Node], _ planner: Planner
  ) throws(Problems) -> (steps: [Plan.Step], hasInput: Bool) {
    let own: Problems
    do throws(Problems) {
      return (try planner.steps(entries, hasInput: false), false)
    } catch {
      own = error
    }
    do throws(Problems) {
      return (try planner.steps(entries, hasInput: true), true)
    } catch {
      throw own.diagnostics.count < error.diagnostics.count ? own : error
    }
  }
}
