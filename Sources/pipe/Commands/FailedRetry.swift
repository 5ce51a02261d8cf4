import ArgumentParser
import Diagnostics
import PipeEngine
import PipeKit
import PipeState

/// Tries documents again that have failed: `pipe failed retry`.
struct FailedRetry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Sends failed documents again through the stage they failed in, and those after it.",
    discussion: """
      Outputs get the documents in addition to what they have: JSON Lines are appended, databases \
      brought up to date, and digests written beside the earlier one.
      """)

  @Argument(
    help: "The pipeline file; the one that was run last unless given.",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @OptionGroup var state: StateOptions

  @Option(help: ArgumentHelp("Only those that failed in this stage.", valueName: "id"))
  var stage: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set an option, as for 'pipe run'. May be repeated.", valueName: "stage.option=value"))
  var overrides: [String] = []

  @OptionGroup var reporting: ReportingOptions

  func run() async throws {
    let workbench = try Workbench()
    let given = try file.map { try planned($0, workbench) }
    let path =
      if state.state == nil, state.pipeline == nil, let name = given?.plan.name {
        StateFile.path(of: name)
      } else {
        try state.path()
      }
    let store = try StateFile.open(path, .write)
    defer { store.close() }
    let (file, plan) = try given ?? planned(try lastFile(of: store), workbench)
    var (failures, withDocuments) = (0, Set<String>())
    try StateFile.reading { () throws(RunStoreError) in
      try store.forEachDeadLetter { letter in
        guard stage == nil || letter.stage == stage else { return }
        failures += 1
        if letter.hasDocument { withDocuments.insert(letter.stage) }
      }
    }
    var stages = withDocuments.sorted()
    // One that was interrupted is brought to its end before another begins, which would give it up.
    let begun = try interruptedStage(in: store)
    if let begun, !stages.contains(begun) { stages.append(begun) }
    let order = plan.stages.map(\.id)
    if let stage, !order.contains(stage) {
      Console.complain(
        "error: the pipeline has no stage '\(stage)'\n  = hint: its stages are "
          + order.joined(separator: ", "))
      throw ExitCode(2)
    }
    if stages.isEmpty { return Console.complain(Self.nothing(failures)) }
    for gone in stages where !order.contains(gone) {
      Console.complain(
        "warning: the pipeline has no stage '\(gone)' any more; what failed there is kept")
    }
    var code: Int32 = 0
    for stage in order.filter({ $0 == begun }) + order.filter({ $0 != begun })
    where stages.contains(stage) {
      do {
        // What failed there may have come through with what failed in a stage before.
        let left = try StateFile.reading { () throws(RunStoreError) in try store.deadLetterCounts()
        }
        guard stage == begun || left.contains(where: { $0.stage == stage }) else { continue }
        try await retry(stage, of: order, file, store, at: path, workbench)
      } catch let exit as ExitCode {
        code = exit.rawValue
        if code != 3 { break }
      }
    }
    if code != 0 { throw ExitCode(code) }
  }

  /// What is said where there is no document to try again.
  ///
  /// - Parameter failures: How many failures there are without one.
  /// - Returns: A sentence.
  static func nothing(_ failures: Int) -> String {
    if failures == 0 { return "nothing has failed" }
    let subject = failures == 1 ? "1 failure has" : "\(failures) failures have"
    return "nothing to retry: \(subject) no document yet (a page, feed, file or line that could "
      + "not be read, or was too large); the next 'pipe run' tries again"
  }

  private func planned(
    _ path: String, _ workbench: Workbench
  ) throws -> (file: PipelineFile, plan: Plan) {
    let file = try workbench.file(path)
    return (file, try workbench.plan(file, set: overrides))
  }

  private func retry(
    _ stage: String, of order: [String], _ file: PipelineFile, _ store: SQLiteRunStore,
    at path: String,
    _ workbench: Workbench
  ) async throws {
    var plan = try workbench.plan(
      file, set: overrides, range: StageRange(from: stage), isRetry: true)
    var session = RunSession(
      plan, services: workbench.services, reporting: reporting, redactor: file.redactor)
    session.state = path
    let changes = try StateFile.reading { () throws(RunStoreError) in
      try store.otherOptions(of: plan, retrying: stage)
    }
    if !changes.isEmpty {
      session.warn(
        "since documents failed in '\(stage)', the pipeline has changed "
          + "(\(changes.joined(separator: ", "))), and they may be written elsewhere; if 'pipe run' "
          + "had --set, give 'pipe failed retry' the same")
    }
    let delivery = try session.delivery(
      store, file: file.source.name, kind: .retry, startsOver: false)
    let source = DeadLetterSource(stage: stage, of: order, store: store, delivery: delivery)
    // They have failed before, and are no more of a sign that something goes wrong.
    plan.maxFailures = nil
    plan.stages.insert(Plan.Step(source, id: "failed documents"), at: 0)
    try await session.running(plan).run(delivery: delivery)
  }

  /// The stage whose retry was interrupted.
  private func interruptedStage(in store: SQLiteRunStore) throws -> String? {
    let run = try StateFile.reading { () throws(RunStoreError) in try store.unfinishedRun() }
    return run?.kind == .retry ? run?.stages.first?.stage : nil
  }

  private func lastFile(of store: SQLiteRunStore) throws -> String {
    let runs = try StateFile.reading { () throws(RunStoreError) in try store.runs(limit: 100) }
    guard let file = runs.compactMap({ $0.report["file"]?.string }).first else {
      Console.complain("error: it is not remembered which file was run\n  = hint: name it")
      throw ExitCode(2)
    }
    return file
  }
}
