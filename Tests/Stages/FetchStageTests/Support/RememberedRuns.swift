import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Synchronization

/// Runs of a pipeline that are remembered, in memory.
struct RememberedRuns {
  let test: TestServices
  let store: MemoryRunStore
  let keeper: Keeper
  var maxDocument = 64 << 20

  /// Prepares runs.
  ///
  /// - Parameters:
  ///   - test: What there is.
  ///   - other: The runs that are gone on with, where the world is another than it was for them.
  init(_ test: TestServices, continuing other: RememberedRuns) {
    self.test = test
    store = other.store
    keeper = other.keeper
  }

  init(_ test: TestServices, store: MemoryRunStore = MemoryRunStore(), clock: TestClock? = nil) {
    var test = test
    if let clock { test.clock = clock }
    self.test = test
    self.store = store
    keeper = Keeper()
  }

  /// The documents that are in the output of the runs that are complete.
  var kept: [String] { keeper.kept }

  /// Runs.
  ///
  /// - Parameters:
  ///   - yaml: The options of `fetch`.
  ///   - number: The document at which the run breaks, from 1.
  ///   - waits: Whether it breaks only once something is committed.
  /// - Returns: What came of it.
  /// - Throws: What ends the run.
  @discardableResult
  func run(
    _ yaml: String, breakingAt number: Int? = nil, waits: Bool = true
  ) async throws -> RunReport {
    let services = test.services
    var plan = Plan(
      name: "test",
      stages: [
        Plan.Step(try Fetch.make(yaml: yaml, hasInput: false), id: "fetch"),
        Plan.Step(
          BreakingOnceCommitted(waits ? store : nil, at: number ?? 0), id: "breaking", policy: .stop
        ),
        Plan.Step(keeper, id: "keeper"),
      ])
    plan.maxDocument = maxDocument
    let delivery = try Delivery(
      plan, store: store, services: services, interval: .init(first: .zero, most: .zero))
    // With more than one worker the first document may be counted last, and wait for what is behind it.
    return try await PipelineRun(
      plan, services: services, options: .init(workers: 1), delivery: delivery
    ).run()
  }

  /// Runs, and breaks at the document of a number, once something is committed.
  func interrupt(_ yaml: String, at number: Int) async throws {
    do {
      try await run(yaml, breakingAt: number)
    } catch let error as StageError where error.message == "broken" {
      return
    }
    throw StageError(.other, "the run was not interrupted")
  }

  /// Everything in the state, as text.
  func stateText() throws -> String {
    try NoteKind.allCases.flatMap { kind in
      try store.notes(kind).map { "\($0.entry.key) \($0.value)" }
    }.joined(separator: "\n")
  }
}

/// Ends the run at the document of a number, from 1, once a position is committed.
private final class BreakingOnceCommitted: DocumentStage {
  static let manual = Manual("breaking", "Breaks.")
  private let left: Mutex<Int>
  private let store: MemoryRunStore?

  init(options: NoOptions, setup: StageSetup) {
    left = Mutex(0)
    store = nil
  }

  init(_ store: MemoryRunStore?, at number: Int) {
    left = Mutex(number)
    self.store = store
  }

  func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
    let isBroken = left.withLock { left in
      left -= 1
      return left == 0
    }
    guard isBroken else { return .pass }
    while try store?.notes(.position).isEmpty == true { await Task.yield() }
    throw StageError(.other, "broken")
  }
}
