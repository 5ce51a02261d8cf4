import FetchStage
import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import PipeEngine

/// What fails, as long as it does.
private final class Fault: Sendable {
  private let state: Mutex<@Sendable (String) -> Bool>
  init(_ fails: @escaping @Sendable (String) -> Bool = { _ in false }) { state = Mutex(fails) }
  func set(_ fails: @escaping @Sendable (String) -> Bool) { state.withLock { $0 = fails } }
  func check(_ id: String) throws { if state.withLock({ $0(id) }) { throw Interruption() } }

  /// A stage that looks at one document at a time.
  func stage() -> Each {
    Each { [self] document in
      try check(document.id)
      return .pass
    }
  }
}

/// A stage that sees the stream of documents.
private struct Streaming: Stage {
  static let manual = Manual("streaming", "Fails or passes on.", passesAtOnce: true)
  var fault = Fault()
  init(options: NoOptions, setup: StageSetup) {}
  init(_ fault: Fault) { self.fault = fault }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    while let batch = try await input.next() {
      var passed: Batch = []
      for document in batch {
        do {
          try fault.check(document.id)
          passed.append(document)
        } catch { _ = try context.fail(document, error) }
      }
      try await output.write(passed)
    }
  }
}

/// Counts, goes on where it was, and leaves the reading to who takes the documents.
private struct Unread: Stage {
  static let manual = Manual("unread", "Counts.", roles: .source)
  var (count, distinct) = (0, 0)
  var fault = Fault()
  init(options: NoOptions, setup: StageSetup) {}
  init(_ count: Int, distinct: Int? = nil, _ fault: Fault = Fault()) {
    (self.count, self.distinct, self.fault) = (count, distinct ?? count, fault)
  }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var next = try context.memory?.note("next", .position)?.int ?? 0
    while next < count {
      let range = next..<Swift.min(next + 7, count)
      try await output.write {
        try range.compactMap { number in
          let document = Document(id: "\(number % distinct)")
          do { try fault.check(document.id) } catch { return try context.fail(document, error) }
          return document
        }
      }
      next = range.upperBound
      try await output.mark(.number(JSONNumber(next)), for: "next")
    }
  }
}

/// A document is in the outputs or kept as failed, and never both or neither.
@Suite(.timeLimit(.minutes(10)))
struct RecoveryTests {
  private func run(
    _ steps: [Plan.Step], _ store: MemoryRunStore, retrying stage: String? = nil,
    of stages: [String] = [], test: TestServices = TestServices()
  ) async throws {
    test.clock.advance(by: .seconds(60))
    var plan = Plan(name: "test", stages: steps)
    let delivery = try Delivery(
      plan, store: store, services: test.services, kind: stage == nil ? .full : .retry,
      interval: .init(first: .zero, most: .zero))
    if let stage {
      let source = DeadLetterSource(stage: stage, of: stages, store: store, delivery: delivery)
      plan.stages.insert(Plan.Step(source, id: "failed documents"), at: 0)
    }
    _ = try await PipelineRun(plan, services: test.services, delivery: delivery).run()
  }

  private func letters(_ store: MemoryRunStore, at stage: String? = nil) throws -> [String] {
    try store.deadLetterKeys(limit: .max).filter { stage == nil || $0.stage == stage }.map(\.name)
  }

  /// Where documents fail.
  private enum Shape: CaseIterable {
    case documents, stream, conditionalStream, source, sourceBeforeStream, sourceBeforeCondition
    case holding, twice
  }

  private func steps(
    _ shape: Shape, _ fault: Fault, _ breaking: Breaking, _ sinks: [Keeper]
  ) throws -> [Plan.Step] {
    let breaks = Each { _ in
      try breaking.step()
      return .pass
    }
    let source = Plan.Step(Unread(150), id: "source")
    let rest = [
      Plan.Step(sinks[0], id: "first"), Plan.Step(breaks, id: "breaks", policy: .stop),
      Plan.Step(sinks[1], id: "second"),
    ]
    let documents = Plan.Step(fault.stage(), id: "work")
    var stream = Plan.Step(Streaming(fault), id: "work")
    let failing = Plan.Step(Unread(150, fault), id: "work")
    switch shape {
    case .documents: return [source, documents] + rest
    case .stream: return [source, stream] + rest
    case .conditionalStream:
      stream.condition = try Condition(yaml: "id: {matches: '[05]$'}")
      return [source, stream] + rest
    case .source: return [failing] + rest
    case .sourceBeforeStream: return [failing, Plan.Step(Streaming(Fault()), id: "stream")] + rest
    case .sourceBeforeCondition:
      var step = Plan.Step(Streaming(Fault()), id: "stream")
      step.condition = try Condition(yaml: "id: {matches: '[05]$'}")
      return [failing, step] + rest
    case .holding: return [source, documents, Plan.Step(Witness(), id: "holds")] + rest
    case .twice: return [Plan.Step(Unread(150, distinct: 75), id: "source"), documents] + rest
    }
  }

  @Test(arguments: [5, 70, 140])
  func aDocumentIsInTheOutputsOrKeptAsFailedWhereverItsRunsWereInterrupted(
    number: Int
  ) async throws {
    for shape in Shape.allCases {
      for operation in [2, 3, 6] {
        let (store, sinks, fault) = (MemoryRunStore(), [Keeper(), Keeper()], Fault { _ in true })
        let breaking = Breaking(after: .max)
        let steps = try steps(shape, fault, breaking, sinks)
        let ids = (0..<150).map { shape == .twice ? "\($0 % 75)" : "\($0)" }
        // Everything has failed before.
        try await run([Plan.Step(Unread(150), id: "source"), work(Fault { _ in true })], store)
        #expect(try letters(store, at: "work").count == 150)
        // Some comes through until the run is interrupted; then nothing does, and it is once more.
        fault.set { _ in false }
        breaking.again(after: number)
        try? await run(steps, store)
        fault.set { _ in true }
        breaking.again(after: .max)
        store.fail(at: store.operations + operation)
        try? await run(steps, store)
        store.fail(at: nil)
        try await run(steps, store)
        var left = Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +)
        for id in sinks[1].published ?? [] { left[id, default: 0] -= 1 }
        var expected = Set(left.filter { $0.value > 0 }.keys)
        // The others of the first run are not in this one.
        if shape == .twice { expected.formUnion((75..<150).map { "\($0)" }) }
        let found = Set(try letters(store, at: "work"))
        let comment = Comment("\(shape), interrupted at \(number) and transaction \(operation)")
        #expect(found.subtracting(expected).sorted() == [], "both, \(comment)")
        #expect(expected.subtracting(found).sorted() == [], "neither, \(comment)")
        #expect(left.values.allSatisfy { $0 >= 0 }, comment)
      }
    }
  }

  private func work(_ fault: Fault) -> Plan.Step { Plan.Step(fault.stage(), id: "work") }

  @Test func whatIsThroughButWasNotWantedStaysKeptAsFailed() async throws {
    let (store, sink) = (MemoryRunStore(), Keeper())
    let source = Plan.Step(Unread(1500), id: "source")
    try await run([source, work(Fault { _ in true })], store)
    try await run(
      [source, work(Fault()), Plan.Step(Take(10), id: "take"), Plan.Step(sink, id: "sink")], store)
    let (kept, left) = (Set(sink.published ?? []), Set(try letters(store)))
    #expect(kept.count == 10)
    #expect(kept.union(left).count == 1500)
  }

  @Test func aLetterHealsHoweverManyThereAre() async throws {
    let store = MemoryRunStore()
    let time = Timestamp(seconds: 0)
    try store.add(
      (0..<100_010).map {
        DeadLetter(
          run: 0, stage: "work", name: "\($0)", document: Document(id: "\($0)"), code: "other",
          message: "bad", first: time, last: time)
      })
    let documents = [5, 100_005, 100_009].map { Document(id: "\($0)") }
    try await run([Plan.Step(MemorySource(documents)), work(Fault())], store)
    #expect(try store.deadLetterCounts().map(\.count) == [100_007])
  }

  @Test func aLetterHealsWhenItsDocumentPassesTheStageBy() async throws {
    let (store, test) = (MemoryRunStore(), TestServices())
    let source = Plan.Step(Unread(20), id: "source")
    var step = Plan.Step(Streaming(Fault { _ in true }), id: "work")
    try await run([source, step], store, test: test)
    #expect(try letters(store).count == 20)
    step.condition = try Condition(yaml: "id: {matches: '[05]$'}")
    try await run([source, step], store, test: test)
    #expect(try letters(store) == ["0", "5", "10", "15"])
  }

  @Test func aLetterOfASourceHealsWhenItsPageIsNotWantedAnyMore() async throws {
    let lines = (0..<200).map { #"{"id":"\#($0)","url":"https://a.example/"}"# + "\n" }.joined()
    let (store, test) = (MemoryRunStore(), TestServices(files: ["in.jsonl": lines]))
    func fetch(_ yaml: String) throws -> [Plan.Step] {
      [
        Plan.Step(try Fetch.make(yaml: yaml, hasInput: false), id: "fetch"),
        Plan.Step(Keeper(), id: "sink"),
      ]
    }
    try await run(try fetch("{jsonl: in.jsonl, full_text: true}"), store, test: test)
    #expect(try letters(store).count == 200)
    try await run(try fetch("jsonl: in.jsonl"), store, test: test)
    #expect(try letters(store) == [])
  }

  @Test func whatCouldNotBeReadHealsWithinItsRunWhenADocumentComesFromThere() {
    let names = ["https://a.example/1", "feed.xml", "other"]
    let letters = names.enumerated().map { Recovery.Letter($1, id: Int64($0)) }
    let documents: Batch = [
      Document(id: "u1", url: "https://a.example/1"), Document(id: "u2", source: "feed.xml"),
      Document(id: "u3", url: "https://a.example/2", source: "third"),
    ]
    let recovery = Recovery(letters, hasAddresses: true)
    recovery.see(documents)
    let checkpoint = Checkpoint()
    recovery.tell(checkpoint)
    let healed = checkpoint.passed.flatMap { $0.recovery.note($0.found) }
    #expect(Set(healed) == [0, 1])
    let plain = Recovery(letters)
    #expect(plain.find(in: documents).isEmpty)
  }

  // MARK: - Letters in two stages

  /// A document that fails in the second stage, and in the next run in the first.
  private func failedTwice(_ test: TestServices) async throws -> (MemoryRunStore, Fault, Fault) {
    let (store, pages, clean) = (MemoryRunStore(), Fault(), Fault { $0 == "1" })
    let steps = [Plan.Step(MemorySource((0..<3).map { Document(id: "\($0)") }))]
    try await run(steps + stages(pages, clean), store, test: test)
    pages.set { $0 == "1" }
    try await run(steps + stages(pages, clean), store, test: test)
    #expect(try store.deadLetterKeys(limit: 9).map(\.stage) == ["clean", "pages"])
    return (store, pages, clean)
  }

  private func stages(_ pages: Fault, _ clean: Fault) -> [Plan.Step] {
    [Plan.Step(pages.stage(), id: "pages"), Plan.Step(clean.stage(), id: "clean")]
  }

  @Test func aRetryBringsBackADocumentAsItWasWhenItFailedLast() async throws {
    let test = TestServices()
    let (store, pages, clean) = try await failedTwice(test)
    pages.set { _ in false }
    clean.set { _ in false }
    let (sink, names) = (Keeper(), ["pages", "clean"])
    // The older one is not the document any more.
    let sinkStep = Plan.Step(sink, id: "sink")
    try await run(
      [stages(pages, clean)[1], sinkStep], store, retrying: "clean", of: names, test: test)
    #expect(sink.published == [])
    #expect(try letters(store).count == 2)
    try await run(
      stages(pages, clean) + [sinkStep], store, retrying: "pages", of: names, test: test)
    #expect(sink.published == ["1"])
    #expect(try letters(store) == [])
  }

  @Test func anOlderLetterStaysWhereTheDocumentFailsAgain() async throws {
    let test = TestServices()
    let (store, pages, clean) = try await failedTwice(test)
    let names = ["pages", "clean"]
    try await run(stages(pages, clean), store, retrying: "pages", of: names, test: test)
    #expect(try store.deadLetterKeys(limit: 9).map(\.stage) == ["clean", "pages"])
    // In the stage of the older one, which then is the newest.
    pages.set { _ in false }
    try await run(stages(pages, clean), store, retrying: "pages", of: names, test: test)
    #expect(try store.deadLetterKeys(limit: 9).map(\.stage) == ["clean"])
    clean.set { _ in false }
    try await run([stages(pages, clean)[1]], store, retrying: "clean", of: names, test: test)
    #expect(try letters(store) == [])
  }
}
