import ExportStage
import FetchStage
import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import PipeEngine

/// What becomes of a run when whoever reads standard output has had enough, as `head` has.
@Suite(.timeLimit(.minutes(10)))
struct ClosedOutputTests {
  private let test: TestServices
  private let store = MemoryRunStore()
  private let reader = Reader()

  /// Reads a number of writes of standard output, then no more.
  private final class Reader: Sendable {
    private let left = Mutex(Int.max)
    func read(_ writes: Int) { left.withLock { $0 = writes } }
    func takes() -> Bool {
      left.withLock { left in
        left = max(left - 1, -1)
        return left >= 0
      }
    }
  }

  init() {
    let lines = (0..<600).map { #"{"id":"\#($0)"}"# + "\n" }.joined()
    test = TestServices(files: ["in.jsonl": lines])
    let reader = reader
    test.files.setFault { operation, path in
      guard operation == .write, !path.contains("jsonl"), !path.contains("pipe-part") else {
        return nil
      }
      return reader.takes() ? nil : FileError(.brokenPipe, path: path, "broken pipe")
    }
  }

  private func fetch() throws -> Plan.Step {
    Plan.Step(
      try Fetch.make(yaml: "{jsonl: in.jsonl, only_new: true}", hasInput: false), id: "fetch")
  }

  private func export(_ yaml: String, id: String) throws -> Plan.Step {
    Plan.Step(try Export.make(yaml: yaml), id: id)
  }

  @discardableResult
  private func run(
    _ steps: [Plan.Step], kind: RunRecord.Kind = .full,
    interval: CheckpointSource.Interval = .init(first: .zero, most: .zero)
  ) async throws -> RunReport {
    var plan = Plan(name: "test", stages: steps)
    let delivery = try Delivery(
      plan, store: store, services: test.services, kind: kind, interval: interval)
    if kind == .retry {
      let source = DeadLetterSource(stage: "work", store: store, delivery: delivery)
      plan.stages.insert(Plan.Step(source, id: "failed documents"), at: 0)
    }
    return try await PipelineRun(plan, services: test.services, delivery: delivery).run()
  }

  /// The documents in a text, of which some may be cut off.
  private func ids(in text: String?) -> [String] {
    (text ?? "").split(separator: "{").filter { $0.contains("}") }
      .map { String($0.split(separator: "\"")[2]) }
  }

  private var output: [String] { ids(in: test.files.standardOutputText) }

  private func letters() throws -> [String] {
    try store.deadLetterKeys(limit: 1000).map(\.name)
  }

  /// Never a checkpoint but the last.
  private let never = CheckpointSource.Interval(first: .seconds(3600), most: .seconds(3600))

  @Test func aDigestThatNobodyReadLeavesNothingKnownAsBroughtIn() async throws {
    let steps = [try fetch(), try export("{to: '-', format: markdown}", id: "digest")]
    reader.read(0)
    try await run(steps)
    #expect(try store.notes(.seen).isEmpty)
    #expect(try store.notes(.position).isEmpty)
    reader.read(.max)
    try await run(steps)
    #expect(try store.notes(.seen).count == 600)
  }

  @Test func theOtherOutputsGetEverythingAndStandardOutputIsSaidToBeClosedOnce() async throws {
    reader.read(1)
    for outputs in [["out.jsonl", "-"], ["-", "out.jsonl"]] {
      let store = MemoryRunStore()
      let plan = Plan(
        name: "test",
        stages: [
          try fetch(), try export("{to: '\(outputs[0])'}", id: "first"),
          try export("{to: '\(outputs[1])'}", id: "second"),
        ])
      let delivery = try Delivery(plan, store: store, services: test.services, interval: never)
      let report = try await PipelineRun(
        plan, services: test.services, delivery: delivery
      ).run()
      #expect(ids(in: test.files.text(of: "out.jsonl")) == (0..<600).map { "\($0)" })
      #expect(report.outputs.map(\.path) == ["out.jsonl"])
      #expect(report.notes.count == 1)
    }
  }

  @Test func theOutputsBehindPipeExecsGetEverything() async throws {
    reader.read(1)
    let plan = Plan(
      name: "exec",
      stages: [
        try fetch(), try export("{to: out.jsonl}", id: "export"), Plan.Step(StandardOutput()),
      ])
    let report = try await PipelineRun(plan, services: test.services).run()
    #expect(ids(in: test.files.text(of: "out.jsonl")).count == 600)
    #expect(report.notes.count == 1)
  }

  @Test func whatWasNewAndDidNotGetIntoTheOnlyOutputIsBroughtInAgain() async throws {
    for writes in [0, 1, 2, 9] {
      for interval in [never, .init(first: .zero, most: .zero)] {
        let before = output.count
        let store = MemoryRunStore()
        var all: [String] = []
        for reads in [writes, .max] {
          reader.read(reads)
          let plan = Plan(
            name: "test", stages: [try fetch(), try export("{to: '-'}", id: "export")])
          let delivery = try Delivery(
            plan, store: store, services: test.services, interval: interval)
          _ = try await PipelineRun(plan, services: test.services, delivery: delivery).run()
          all = Array(output.dropFirst(before))
        }
        #expect(Set(all).count == 600, "after \(writes) writes")
        #expect(try store.notes(.seen).count == 600)
      }
    }
  }

  @Test func whatAStageHoldsBackIsNotSeenWhereItIsThrownAway() async throws {
    reader.read(0)
    try await run([try fetch(), Plan.Step(Hold(), id: "hold"), try export("{to: '-'}", id: "e")])
    #expect(try store.notes(.seen).isEmpty)
    reader.read(.max)
    try await run([try fetch(), Plan.Step(Hold(), id: "hold"), try export("{to: '-'}", id: "e")])
    #expect(output.count >= 600)
    #expect(try store.notes(.seen).count == 600)
  }

  /// A stage in which documents fail, or do not.
  private func work(fails: Bool) -> Plan.Step {
    Plan.Step(
      Each { _ in
        if fails { throw Interruption() }
        return .pass
      }, id: "work")
  }

  @Test func aRetryKeepsWhatDidNotGetThroughAndOnlyThat() async throws {
    reader.read(0)
    try await run([try fetch(), work(fails: true), try export("{to: '-'}", id: "export")])
    #expect(try letters().count == 600)
    for writes in [0, 1, 5, .max] {
      let (before, kept) = (output.count, try letters())
      reader.read(writes)
      try await run(
        [work(fails: false), try export("{to: '-'}", id: "export")], kind: .retry, interval: never)
      let passed = Set(output.dropFirst(before))
      // Half of what was written last may have got through; that comes again.
      let gone = Set(kept).subtracting(try letters())
      let isLost = !gone.isSubset(of: passed)
      #expect(!isLost, "after \(writes) writes")
      #expect(passed.count - gone.count <= 4, "after \(writes) writes")
    }
    #expect(try letters().isEmpty)
    #expect(Set(output).count == 600)
  }

  @Test func aRetryGoesOnForTheOtherOutputs() async throws {
    try await run([try fetch(), work(fails: true)])
    reader.read(1)
    try await run(
      [
        work(fails: false), try export("{to: out.jsonl}", id: "file"),
        try export("{to: '-'}", id: "export"),
      ], kind: .retry, interval: never)
    #expect(try letters().isEmpty)
    #expect(ids(in: test.files.text(of: "out.jsonl")).count == 600)
  }

  @Test func aDocumentThatFailedIsKeptWhereItMayNotHaveGotThroughNow() async throws {
    let all = Plan.Step(
      try Fetch.make(yaml: "{jsonl: in.jsonl}", hasInput: false), id: "fetch")
    try await run([all, work(fails: true), try export("{to: '-'}", id: "export")])
    reader.read(0)
    try await run([all, work(fails: false), try export("{to: '-'}", id: "export")])
    #expect(try letters().count == 600)
    reader.read(.max)
    try await run([all, work(fails: false), try export("{to: '-'}", id: "export")])
    #expect(try letters().isEmpty)
  }
}

/// Holds all documents to the end.
private struct Hold: Stage {
  static let manual = Manual("hold", "Holds.")
  init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var documents: Batch = []
    while let batch = try await input.next() { documents += batch }
    try await output.write(documents)
  }
}
