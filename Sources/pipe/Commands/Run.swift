import ArgumentParser
import Logging
import MetricsServer
import PipeEngine
import PipeKit
import PipeState

/// `pipe run`: runs a pipeline file.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a pipeline file.",
    discussion: """
      Ctrl-C stops the sources and brings what is in flight to its end; a second one ends at once.

      A run is remembered in .pipe/NAME.sqlite, NAME being the pipeline's. One that was interrupted, by       Ctrl-C, an error, or a loss of power, goes on where it was with the same command, and every       document is in every output once. Documents that fail are kept: see 'pipe failed'. With --limit       or --dry-run a run is a trial, and not remembered.
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

  @Flag(help: "Start over, and give up a run that was interrupted.")
  var fresh = false

  @Option(
    help: ArgumentHelp("Remember the run in this database.", valueName: "path"),
    completion: .file(extensions: ["sqlite"]))
  var state: String?

  @Flag(help: "Do not remember the run: it cannot be continued, and keeps no failed documents.")
  var noState = false

  @Option(
    help: ArgumentHelp(
      "Serve metrics for Prometheus at this address, as 127.0.0.1:9464; port 0 takes a free one.",
      valueName: "address:port"))
  var metricsListen: String?

  @OptionGroup var reporting: ReportingOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
    do throws(ListenError) {
      if let metricsListen { _ = try ListenAddress(metricsListen) }
    } catch {
      throw ValidationError("--metrics-listen \(error)")
    }
    if noState, state != nil || fresh {
      throw ValidationError("--no-state contradicts --state and --fresh")
    }
  }

  func run() async throws {
    let workbench = try Workbench()
    let file = try workbench.file(file)
    let plan = try workbench.plan(file, set: overrides)
    var session = RunSession(
      plan, services: workbench.services, reporting: reporting, redactor: file.redactor)
    // Also where it is not used: an earlier run may have left one.
    let path = state ?? StateFile.path(of: plan.name)
    session.state = path
    if let metricsListen { try session.serveMetrics(at: metricsListen) }
    if limit != nil || dryRun || noState {
      return try await session.run(limit: limit, isDryRun: dryRun)
    }
    let store = try StateFile.open(path, .write)
    defer { store.close() }
    try await session.run(
      delivery: try session.delivery(store, file: self.file, startsOver: fresh))
  }
}
