import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

/// Counts up to a number, and goes on from where it was interrupted.
private struct Counting: Stage {
  static let manual = Manual("counting", "Counts.", roles: .source)
  var count = 0
  var batch = 7

  init(options: NoOptions, setup: StageSetup) {}
  init(_ count: Int, batch: Int = 7) { (self.count, self.batch) = (count, batch) }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var next = try context.memory?.note("next", .position)?.int ?? 0
    while next < count {
      let end = Swift.min(next + batch, count)
      try await output.write((next..<end).map { Document(id: "\($0)") })
      next = end
      try await output.mark(.number(JSONNumber(next)), for: "next")
    }
  }
}

/// Passes documents on only when all have come, last first.
private struct Reversing: Stage {
  static let manual = Manual("reversing", "Reverses.")
  init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var all: Batch = []
    while let batch = try await input.next() { all += batch }
    try await output.write(all.reversed())
  }
}

@Suite(.timeLimit(.minutes(10)))
struct ContinuationTests {
  private func delivery(
    _ plan: Plan, _ store: MemoryRunStore, startsOver: Bool = false
  ) throws -> Delivery {
    try Delivery(
      plan, store: store, services: TestServices().services, startsOver: startsOver,
      interval: .init(first: .zero, most: .zero))
  }

  private func run(
    _ steps: [Plan.Step], _ store: MemoryRunStore, startsOver: Bool = false,
    stop: StopSignal = StopSignal()
  ) async throws {
    let plan = Plan(name: "test", stages: steps)
    _ = try await PipelineRun(
      plan, services: TestServices().services, stop: stop,
      delivery: try delivery(plan, store, startsOver: startsOver)
    ).run()
  }

  private static func sorted(_ ids: [String]) -> [String] {
    ids.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
  }

  /// Every stage between a source and its sinks through which documents take another way.
  private enum Shape: CaseIterable {
    case plain, twoSinks, conditionalSink, holding, dropping
  }

  private func steps(_ shape: Shape, _ breaking: Breaking, _ sinks: [Keeper]) throws -> [Plan.Step]
  {
    let source = Plan.Step(Counting(300), id: "source")
    let work = Plan.Step(
      Each { _ in
        try breaking.step()
        return .pass
      }, id: "work", policy: .stop)
    let (first, second) = (Plan.Step(sinks[0], id: "first"), Plan.Step(sinks[1], id: "second"))
    switch shape {
    case .plain: return [source, work, first]
    case .twoSinks: return [source, first, work, second]
    case .conditionalSink:
      var chosen = first
      chosen.condition = try Condition(yaml: "id: {matches: '[05]$'}")
      return [source, work, chosen, second]
    case .holding: return [source, first, Plan.Step(Reversing(), id: "reversing"), work, second]
    case .dropping:
      let odd = Each { document in (Int(document.id) ?? 0) % 2 == 1 ? .pass : .drop("even") }
      return [source, Plan.Step(odd, id: "odd"), work, first]
    }
  }

  @Test(arguments: [1, 2, 40, 41, 150, 299])
  func everyDocumentIsInEveryOutputOnceHoweverOftenARunIsInterrupted(stride: Int) async throws {
    for shape in Shape.allCases {
      let (store, sinks) = (MemoryRunStore(), [Keeper(), Keeper()])
      let breaking = Breaking(after: stride)
      let steps = try steps(shape, breaking, sinks)
      var attempts = 0
      while true {
        attempts += 1
        // Where time is up, every run is cancelled: it would never end.
        try Task.checkCancellation()
        do {
          try await run(steps, store)
          break
        } catch {
          // Each time it comes a little further, so that a run that has to begin again ends too.
          breaking.again(after: stride * (attempts + 1))
        }
      }
      #expect(attempts > 1 || stride > 100)
      let expected: [[String]?] =
        switch shape {
        case .plain: [ids(0..<300), nil]
        case .twoSinks: [ids(0..<300), ids(0..<300)]
        case .conditionalSink:
          [ids(0..<300).filter { $0.hasSuffix("0") || $0.hasSuffix("5") }, ids(0..<300)]
        case .holding: [ids(0..<300), ids(0..<300).reversed()]
        case .dropping: [ids(0..<300).filter { (Int($0) ?? 0) % 2 == 1 }, nil]
        }
      // What passes a stage by may overtake what does not.
      let isInOrder = shape != .conditionalSink
      let published = sinks.map { $0.published }.map { isInOrder ? $0 : $0.map(Self.sorted) }
      let isRight = published == expected
      #expect(isRight, "\(shape), interrupted after \(stride) documents and more")
      #expect(try store.unfinishedRun() == nil)
      #expect(try store.notes(.position).isEmpty && store.notes(.output).isEmpty)
    }
  }

  @Test func eachSingleFailureOfTheStoreIsRecoveredFrom() async throws {
    var operation = 1
    while true {
      let (store, sink) = (MemoryRunStore(), Keeper())
      store.fail(at: operation)
      let steps = [
        Plan.Step(Counting(20), id: "source"), Plan.Step(pass, id: "pass"),
        Plan.Step(sink, id: "sink"),
      ]
      do {
        try await run(steps, store)
        if store.operations < operation { break }
        Issue.record("the failure of transaction \(operation) was not noticed")
      } catch {
        #expect((error as? StageError)?.code == .state, "transaction \(operation): \(error)")
        // Nothing is published before it is certain that it will be found again.
        try await run(steps, store)
      }
      #expect(sink.published == ids(0..<20), "transaction \(operation)")
      operation += 1
    }
    #expect(operation > 5)
  }

  @Test func aStoppedRunPublishesNothingAndGoesOn() async throws {
    let (store, sink, stop) = (MemoryRunStore(), Keeper(), StopSignal())
    let steps = [
      Plan.Step(Counting(1000), id: "source"),
      Plan.Step(
        Each { document in
          if document.id == "100" { stop.raise() }
          return .pass
        }, id: "work"),
      Plan.Step(sink, id: "sink"),
    ]
    try await run(steps, store, stop: stop)
    #expect(sink.published == nil)
    #expect(try store.unfinishedRun()?.status == .stopped)
    try await run(steps, store)
    let isComplete = sink.published == ids(0..<1000)
    #expect(isComplete)
    #expect(try store.runs(limit: 9).map(\.attempts) == [2])
  }

  @Test func aChangedPipelineIsNotGoneOnWith() async throws {
    let (store, sink) = (MemoryRunStore(), Keeper())
    let breaking = Breaking(after: 50)
    try? await run(try steps(.plain, breaking, [sink, sink]), store)
    let changed = [Plan.Step(Counting(300), id: "source"), Plan.Step(sink, id: "first")]
    let error = await #expect(throws: StageError.self) { try await run(changed, store) }
    #expect(error?.code == .staleResults)
    #expect(error?.message.contains("'work' is gone") == true)
    #expect(error?.hint?.contains("--fresh") == true)
    // A fresh start takes nothing over, and the sink is told of nothing.
    try await run(changed, store, startsOver: true)
    #expect(sink.published == ids(0..<300))
    #expect(try store.runs(limit: 9).map(\.status) == [.done, .abandoned])
  }

  @Test func aRunThatHasLeftNothingIsNotGoneOnWith() async throws {
    let (store, sink) = (MemoryRunStore(), Keeper())
    let breaking = Breaking(after: 1)
    let steps = [
      Plan.Step(Counting(10, batch: 10), id: "source"),
      Plan.Step(
        Each { _ in
          try breaking.step()
          return .pass
        }, id: "work", policy: .stop), Plan.Step(sink, id: "first"),
    ]
    try? await run(steps, store)
    let other = [Plan.Step(Counting(5), id: "source"), Plan.Step(sink, id: "other")]
    try await run(other, store)
    #expect(sink.published == ids(0..<5))
  }

  @Test func failuresAreKeptWithTheDocumentAsItWasAndWithoutSecrets() async throws {
    let store = MemoryRunStore()
    let plan = Plan(
      name: "test",
      stages: [
        Plan.Step(Counting(10), id: "source"),
        Plan.Step(
          Each { document in
            document.title = "changed"
            guard document.id != "3" else {
              throw StageError(.refused, "the key s3cret-key was refused", hint: "try another")
            }
            return .pass
          }, id: "work"),
      ])
    let delivery = try Delivery(
      plan, store: store, services: TestServices().services, redact: Redactor(["s3cret-key"]))
    _ = try await PipelineRun(
      plan, services: TestServices().services, delivery: delivery
    ).run()
    let letters = try store.deadLetters(stage: nil, after: 0, limit: 9)
    #expect(letters.map(\.name) == ["3"])
    #expect(letters.first?.document == Document(id: "3"))
    #expect(letters.first?.message == "the key ••• was refused")
    #expect(letters.first?.code == "refused")
  }

  @Test func aSharedCountOfFailuresEndsTheRun() async throws {
    let failing = Each { document in
      if (Int(document.id) ?? 0) % 2 == 0 { throw Interruption() }
      return .pass
    }
    for (most, isTooMany) in [
      (FailureLimit.Most.count(49), true), (.count(50), false), (.share(0.3), true),
      (.share(0.9), false),
    ] {
      var plan = Plan(
        name: "test",
        stages: [Plan.Step(Counting(100), id: "source"), Plan.Step(failing, id: "work")])
      plan.maxFailures = most
      let run = PipelineRun(plan, services: TestServices().services)
      if isTooMany {
        let error = await #expect(throws: StageError.self) { try await run.run() }
        #expect(error?.code == .tooManyFailures)
      } else {
        #expect(try await run.run().stages.last?.failed == 50)
      }
    }
  }

  @Test func aDocumentThatGrowsBeyondTheLimitInAStageWithAConditionFails() async throws {
    struct Growing: Stage {
      static let manual = Manual("growing", "Makes documents large.", passesAtOnce: true)
      init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}
      func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
        while let batch = try await input.next() {
          try await output.write(
            batch.map { Document(id: $0.id, text: String(repeating: "x", count: 2000)) })
        }
      }
    }
    let (store, sink) = (MemoryRunStore(), MemorySink())
    var plan = Plan(
      name: "test",
      stages: [
        Plan.Step(Counting(3), id: "source"),
        Plan.Step(Growing(), id: "growing", condition: try Condition(yaml: "{id: '1'}")),
        Plan.Step(sink),
      ])
    plan.maxDocument = 1000
    _ = try await PipelineRun(
      plan, services: TestServices().services, delivery: try delivery(plan, store)
    ).run()
    #expect(Set(sink.documents.map(\.id)) == ["0", "2"])
    let letters = try store.deadLetters(stage: "growing", after: 0, limit: 9)
    #expect(letters.map(\.name) == ["1"])
    #expect(letters.map(\.code) == ["too-large"])
  }

  @Test func aDocumentBeyondTheLimitFailsWithoutItsContent() async throws {
    struct Large: Stage {
      static let manual = Manual("large", "Brings in large documents.", roles: .source)
      init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}
      func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
        let text = String(repeating: "x", count: 2000)
        try await output.write(Document(id: "a", text: text))
        try await output.write([Document(id: "b"), Document(id: "c", title: "C", text: text)])
        try await output.write { [Document(id: "d"), Document(id: "e", text: text)] }
      }
    }
    let (store, sink) = (MemoryRunStore(), MemorySink())
    var plan = Plan(name: "test", stages: [Plan.Step(Large()), Plan.Step(sink)])
    plan.maxDocument = 1000
    _ = try await PipelineRun(
      plan, services: TestServices().services, delivery: try delivery(plan, store)
    ).run()
    #expect(sink.documents.map(\.id) == ["b", "d"])
    let letters = try store.deadLetters(stage: nil, after: 0, limit: 9)
    #expect(letters.map(\.name).sorted() == ["a", "c", "e"])
    // A part of it would be taken for the document when it is retried.
    #expect(letters.allSatisfy { $0.document == nil })
    #expect(letters.allSatisfy { $0.code == "too-large" })
  }
}
