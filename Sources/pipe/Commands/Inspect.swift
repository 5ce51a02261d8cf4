import ArgumentParser
import CleanStage
import Diagnostics
import PipeEngine
import PipeKit
import YAML

/// `pipe inspect`: what `clean` finds on pages, and why.
struct Inspect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what clean finds on a page, from where, and why it keeps or drops each block.",
    discussion: """
      A page is a file, a web address, or - for standard input:

        pipe inspect page.html
        pipe inspect https://example.org/article | grep related

      Options of clean are given as in a pipeline file, to see what they do:

        pipe inspect 'clean: {favor: recall}' page.html

      What is known of the page comes first, in brackets where it was found. Then come its blocks, a line \
      each: + is kept and - is dropped; how long the text is, without spaces; how much of it is in links; how \
      likely the model takes it for content, where it was asked; and why it was dropped:

        + paragraph   131    0%                      The ferry runs again from …
        - paragraph    24    0% div.newsletter (n…  Subscribe to our newslett…

      'div.newsletter' can be written for 'keep' or 'prune', which put right what was misunderstood. \
      docs/clean.md tells what the reasons mean, and the keys of --format json.
      """)

  @Argument(
    help: "Pages, by path or web address; before them, clean with options.", completion: .file())
  var pages: [String]

  @Option(help: "How it is written: to be read, or as an object of JSON a page, a line each.")
  var format = ListingFormat.text

  @Flag(help: "Write whole texts and reasons, however long.")
  var full = false

  @Option(
    help: ArgumentHelp(
      "How many columns a line may have; as many as the terminal has unless given, 100 where there is none.",
      valueName: "columns"))
  var width: Int?

  @OptionGroup var reporting: ReportingOptions

  func validate() throws {
    if let width, !(40...10_000).contains(width) {
      throw ValidationError("--width must be from 40 to 10000")
    }
    if full, width != nil { throw ValidationError("--full and --width contradict each other") }
  }

  func run() async throws {
    let workbench = try Workbench()
    let arguments = try ExecArguments(pages, workbench)
    guard let fetch = arguments.fetch else {
      Console.complain("error: name a page to inspect: a file, a web address, or -")
      throw ExitCode(2)
    }
    let entries =
      arguments.entries.isEmpty
      ? [Node(.scalar(Scalar("clean")), at: fetch.location, in: "arguments")] : arguments.entries
    let planned = try workbench.showing(arguments.sources) { () throws(Problems) in
      try Planner(workbench.registry).steps([fetch] + entries, hasInput: false)
    }
    guard planned.count == 2, let source = planned.first, let clean = planned.last?.stage as? Clean
    else {
      Console.complain(
        "error: only 'clean' can be inspected, once\n"
          + "  = hint: give its options, as in pipe inspect 'clean: {favor: recall}' page.html")
      throw ExitCode(2)
    }
    let output = Plan.Step(InspectionOutput(clean, output))
    let session = RunSession(
      Plan(name: "inspect", stages: [source, output]), services: workbench.services,
      reporting: reporting, redactor: Redactor())
    try await session.run(showsSummary: reporting.verbose)
    if arguments.lacksInputs { throw ExitCode(3) }
  }

  private var output: InspectionOutput.Format {
    if format == .json { return .json }
    let columns = full ? nil : width ?? Console.outputColumns ?? 100
    return .text(InspectionText(width: columns, usesColor: Console.outputUsesColor))
  }
}
