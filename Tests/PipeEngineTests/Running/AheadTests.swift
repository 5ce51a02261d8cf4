import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

/// Writes its numbers as documents that have yet to be read.
private struct Unread: Stage {
  static let manual = Manual("unread", "Counts, later.", roles: .source)
  var batches = 50
  var failing: Int?

  init(options: NoOptions, setup: StageSetup) {}
  init(_ batches: Int = 50, failing: Int? = nil) {
    self.batches = batches
    self.failing = failing
  }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    for batch in 0..<batches {
      try await output.write { [failing] in
        if batch == failing { try context.fail("line \(batch)", Broken.Failure()) }
        return (0..<10).map { Document(id: "\(batch * 10 + $0)") }
      }
    }
  }
}

/// Collects the identifiers that were made ahead, and says how often that was not done.
private final class Collector: PreparingStage {
  static let manual = Manual("collector", "Collects.", roles: .sink)
  private let state = Mutex<(ids: [String], direct: Int, documents: Int)>(([], 0, 0))
  private let prepares: Bool

  init(options: NoOptions, setup: StageSetup) { prepares = true }
  init(prepares: Bool = true) { self.prepares = prepares }

  var seen: (ids: [String], direct: Int, documents: Int) { state.withLock { $0 } }

  func prepare(_ documents: Batch, in context: StageContext) -> (any Sendable)? {
    prepares ? documents.map(\.id) : nil
  }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    while let parcel = try await input.nextParcel() {
      let ahead = parcel.part(for: context.stage) as? [String]
      state.withLock { state in
        state.ids += ahead ?? parcel.documents.map(\.id)
        state.direct += ahead == nil ? 1 : 0
        state.documents += parcel.documents.count
      }
      try await output.write(parcel)
    }
  }
}

private func run(
  _ steps: [Plan.Step], limit: Int? = nil
) async throws -> RunReport {
  try await PipelineRun(
    Plan(name: "test", stages: steps), services: TestServices().services,
    options: .init(limit: limit)
  ).run()
}

/// Documents are read, and made ready for sinks, by the workers between.
@Suite(.timeLimit(.minutes(10)))
struct AheadTests {
  @Test func whatIsReadLaterArrivesInOrderAndIsCounted() async throws {
    for stages in [[Unread()], [Unread(), pass], [Unread(), Witness()]] as [[any Stage]] {
      let result = try await collect(stages)
      #expect(result.documents.map(\.id) == ids(0..<500))
      #expect(result.report.stages.first?.output == 500)
    }
  }

  @Test func aLimitHoldsForWhatIsReadLater() async throws {
    let result = try await collect([Unread(), pass], options: .init(limit: 25))
    #expect(result.documents.map(\.id) == ids(0..<25))
  }

  @Test(arguments: [true, false])
  func whatCannotBeReadFailsInTheNameOfItsSource(stops: Bool) async throws {
    let source = Plan.Step(Unread(20, failing: 7), id: "lines", policy: stops ? .stop : .skip)
    if stops {
      let error = await #expect(throws: StageError.self) { try await collect([source]) }
      #expect(error?.stage == "lines")
      #expect(error?.document == "line 7")
    } else {
      let result = try await collect([source])
      #expect(result.report.failures.map(\.document) == ["line 7"])
      #expect(result.documents.count == 200)
    }
  }

  @Test func aSinkGetsItsPartInOrderAndTheDocumentsAreLetGo() async throws {
    let sink = Collector()
    let report = try await run([Plan.Step(Unread()), Plan.Step(pass), Plan.Step(sink)])
    #expect(sink.seen == (ids(0..<500), 0, 0))
    #expect(report.stages.map(\.input) == [0, 500, 500])
    #expect(report.stages.map(\.output) == [500, 500, 500])
  }

  @Test func documentsStayForAStageThatNeedsThem() async throws {
    let (first, second, last) = (Collector(), Collector(prepares: false), MemorySink())
    _ = try await run([
      Plan.Step(Unread()), Plan.Step(first, id: "a"), Plan.Step(second, id: "b"), Plan.Step(last),
    ])
    #expect(first.seen == (ids(0..<500), 0, 500))
    #expect(second.seen == (ids(0..<500), 50, 500))
    #expect(last.documents.map(\.id) == ids(0..<500))
  }

  @Test func everySinkGetsWhatWasMadeForIt() async throws {
    let sinks = [Collector(), Collector(), Collector(prepares: false)]
    let odd = Each { document in (Int(document.id) ?? 0) % 2 == 1 ? .pass : .drop("even") }
    _ = try await run(
      [Plan.Step(Unread()), Plan.Step(odd)]
        + sinks.enumerated().map { Plan.Step($1, id: "sink-\($0)") })
    for sink in sinks { #expect(sink.seen.ids == ids(0..<500).filter { (Int($0) ?? 0) % 2 == 1 }) }
    #expect(sinks.map(\.seen.direct) == [0, 0, 50])
  }

  @Test func aSinkThatSeesOnlySomeDocumentsPreparesThemItself() async throws {
    let sink = Collector()
    let condition = try Condition(yaml: "id: '7'")
    let result = try await collect([
      Plan.Step(Unread()), Plan.Step(sink, condition: condition),
    ])
    #expect(sink.seen.ids == ["7"])
    #expect(result.documents.count == 500)
  }

  @Test func nothingIsPreparedForAFirstStage() async throws {
    let report = try await run([Plan.Step(Collector())])
    #expect(report.stages.map(\.input) == [0])
  }

  @Test func aSinkThatHasEnoughStopsTheSource() async throws {
    let report = try await run([
      Plan.Step(Numbers()), Plan.Step(Collector(), id: "kept"), Plan.Step(Take(3)),
    ])
    #expect(report.stages.last?.output == 3)
  }
}
