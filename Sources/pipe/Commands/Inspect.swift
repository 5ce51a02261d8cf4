import ArgumentParser
import CleanStage
import Diagnostics
import PipeEngine
import PipeKit
import YAML

/// `pipe inspect`: what a source is, and what is read from it and why.
struct Inspect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Says what a feed, a page or another source is, what would be read from it, and why.",
    discussion: """
      A source is a file, a web address, or - for standard input:

        pipe inspect feed.xml
        pipe inspect page.html
        pipe inspect https://example.org/article | grep related
        pipe inspect https://example.org/robots.txt sitemap.xml.gz crawl.warc.gz news.csv

      Of a feed it says the format, what is wrong with it, and what entries it has; docs/feeds.md tells from \
      which elements they are read. Of a page it says what clean finds on it, from where, and why it keeps or \
      drops each block. Of a sitemap or an index of them, a list of feeds in OPML, a robots.txt, a web \
      archive (WARC), a table (CSV, TSV), JSON Lines, a JSON array and a list of addresses it says what they list and what is \
      wrong with them (docs/fetch.md). Of what may be large the beginning is looked at.

      --format jsonl writes a line for every file, those in directories too, under the key of what it is: \
      {"file": …, "feed": {…}}, {"file": …, "page": {…}}, sitemap, opml, robots, warc, table, lines, array or urls, or \
      {"file": …, "error": …}, also for a file that is not there or an address that does not answer. The names \
      of files in a directory count from there.

        pipe inspect --format jsonl feeds/ | jq -r .feed.title

      Options of clean are given as in a pipeline file, to see what they do:

        pipe inspect 'clean: {favor: recall}' page.html

      What is known of a page comes first, in brackets where it was found. Then come its blocks, a line \
      each: + is kept and - is dropped; how long the text is, without spaces; how much of it is in links; how \
      likely the model takes it for content, where it was asked; and why it was dropped:

        + paragraph   131    0%                      The ferry runs again from …
        - paragraph    24    0% div.newsletter (n…  Subscribe to our newslett…

      'div.newsletter' can be written for 'keep' or 'prune', which put right what was misunderstood. \
      docs/clean.md tells what the reasons mean, and the keys of --format json.
      """)

  @Argument(
    help: "Sources, by path or web address; before them, clean with options.",
    completion: .file())
  var pages: [String]

  @Option(
    help:
      "How it is written: to be read, as an object of JSON each, or as one a file under the key of its kind."
  )
  var format = InspectionFormat.text

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
    // A file that is not there has its line too.
    let isComplete = format == .jsonl
    var arguments = try ExecArguments(pages, workbench, goesOnWithoutInputs: isComplete)
    guard let everything = arguments.fetch else {
      if arguments.lacksInputs {
        try SourceWalk.writeMissing(arguments.missing, LocalFileSystem())
        throw ExitCode(3)
      }
      Console.complain("error: name what to inspect: a file, a web address, or -")
      throw ExitCode(2)
    }
    let (_, clean) = try steps(everything, arguments, workbench)
    // All but pages, and in JSON Lines all files, are looked at as they are; the rest is fetched as a run does.
    let walk = SourceWalk(files: LocalFileSystem(), format: output, clean: clean)
    do {
      if isComplete { try SourceWalk.writeMissing(arguments.missing, walk.files) }
      arguments.keep(try walk.inspect(arguments.inputs, isComplete: isComplete))
    } catch is DownstreamClosed {
      return
    }
    if let fetch = arguments.fetch {
      let (source, clean) = try steps(fetch, arguments, workbench)
      var session = RunSession(
        Plan(name: "inspect", stages: [source, Plan.Step(InspectionOutput(clean, output))]),
        services: workbench.services, reporting: reporting, redactor: Redactor())
      let failed = FailureLines()
      if isComplete { session.observe = failed.take }
      do {
        try await session.run(showsSummary: reporting.verbose)
      } catch {
        try walk.write(failed.written)
        throw error
      }
    }
    if arguments.lacksInputs { throw ExitCode(3) }
  }

  /// The stage that fetches, and `clean` with its options.
  private func steps(
    _ fetch: Node, _ arguments: ExecArguments, _ workbench: Workbench
  ) throws -> (source: Plan.Step, clean: Clean) {
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
    return (source, clean)
  }

  private var output: InspectionOutput.Format {
    if format == .json { return .json }
    if format == .jsonl { return .jsonl }
    let columns = full ? nil : width ?? Console.outputColumns ?? 100
    return .text(InspectionText(width: columns, usesColor: Console.outputUsesColor))
  }
}
