import FetchStage
import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import PipeEngine

/// Brings in 5,000 documents, and says only of the first hundred where it is.
private struct Rarely: Stage {
  static let manual = Manual("rarely", "Counts.", roles: .source)
  init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    let first = try context.memory?.note("next", .position)?.int ?? 0
    for next in first..<5000 {
      try await output.write(Document(id: "\(next)"))
      if next == 99 { try await output.mark(100, for: "next") }
    }
  }
}

/// Documents that fail are kept until they have come through, and come through once.
@Suite(.timeLimit(.minutes(10)))
struct DeadLetterTests {
  /// Which documents fail.
  private final class Failing: Sendable {
    private let state = Mutex<Set<String>>([])
    init(_ ids: Set<String>) { state.withLock { $0 = ids } }
    func set(_ ids: Set<String>) { state.withLock { $0 = ids } }
    func stage() -> Each {
      Each { [self] document in
        if state.withLock({ $0.contains(document.id) }) { throw Interruption() }
        return .pass
      }
    }
  }

  private func work(_ failing: Failing, policy: FailurePolicy = .skip) -> Plan.Step {
    Plan.Step(failing.stage(), id: "work", policy: policy)
  }

  private func run(
    _ steps: [Plan.Step], _ store: MemoryRunStore, kind: RunRecord.Kind = .full,
    startsOver: Bool = false, maxDocument: Int = Plan.usualMaxDocument,
    test: TestServices = TestServices()
  ) async throws {
    var plan = Plan(name: "test", stages: steps)
    plan.maxDocument = maxDocument
    let delivery = try Delivery(
      plan, store: store, services: test.services, kind: kind, startsOver: startsOver,
      interval: .init(first: .zero, most: .zero))
    if kind == .retry {
      let source = DeadLetterSource(stage: "work", store: store, delivery: delivery)
      plan.stages.insert(Plan.Step(source, id: "failed documents"), at: 0)
    }
    _ = try await PipelineRun(plan, services: test.services, delivery: delivery).run()
  }

  private func letters(_ store: MemoryRunStore) throws -> [String] {
    try store.deadLetterKeys(limit: 100).map(\.name)
  }

  private let documents = (0..<10).map { Document(id: "\($0)") }

  @Test func aRetryBringsBackWhatHasFailedAndKeepsWhatFailsAgain() async throws {
    let (store, failing) = (MemoryRunStore(), Failing(["3", "5", "7"]))
    let sink = Keeper()
    try await run(
      [Plan.Step(MemorySource(documents)), work(failing), Plan.Step(sink, id: "sink")], store)
    #expect(try letters(store) == ["3", "5", "7"])
    failing.set(["5"])
    let second = Keeper()
    try await run([work(failing), Plan.Step(second, id: "sink")], store, kind: .retry)
    #expect(second.published == ["3", "7"])
    #expect(try letters(store) == ["5"])
  }

  /// Makes every document large.
  private struct Growing: Stage {
    static let manual = Manual("growing", "Makes documents large.")
    init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}
    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
      while let batch = try await input.next() {
        try await output.write(
          batch.map { Document(id: $0.id, text: String(repeating: "x", count: 5000)) })
      }
    }
  }

  @Test func aRetriedDocumentThatIsTooLargeByNowStaysAsItWas() async throws {
    let (store, sink) = (MemoryRunStore(), Keeper())
    let large = Document(id: "large", text: String(repeating: "x", count: 2000))
    let source = Plan.Step(MemorySource([Document(id: "small"), large]))
    try await run([source, work(Failing(["small", "large"]))], store)
    let before = try #require(try store.deadLetter(2))
    try await run(
      [work(Failing([])), Plan.Step(sink, id: "sink")], store, kind: .retry, maxDocument: 1000)
    #expect(sink.published == ["small"])
    #expect(try letters(store) == ["large"])
    let letter = try #require(try store.deadLetter(2))
    #expect(letter.document == large && letter.stage == "work" && letter.first == before.first)
    #expect(letter.code == "too-large" && letter.attempts == 2)
    try await run([work(Failing([])), Plan.Step(sink, id: "sink")], store, kind: .retry)
    #expect(sink.published?.contains("large") == true)
    #expect(try letters(store).isEmpty)
  }

  @Test func whatAStageMadeTooLargeStaysKeptUntilItGetsThrough() async throws {
    let store = MemoryRunStore()
    let growing = Plan.Step(Growing(), id: "growing")
    try await run(
      [Plan.Step(MemorySource(documents)), growing], store, maxDocument: 1000)
    #expect(try letters(store).count == 10)
    // A run in which most of them do not come.
    try await run([Plan.Step(MemorySource([documents[3]])), growing], store)
    #expect(try letters(store) == (0..<10).filter { $0 != 3 }.map { "\($0)" })
  }

  @Test func aRetriedDocumentThatItsStageMakesTooLargeStaysAsItWas() async throws {
    let (store, sink) = (MemoryRunStore(), Keeper())
    try await run([Plan.Step(MemorySource(documents)), work(Failing(["3"]))], store)
    try await run(
      [Plan.Step(Growing(), id: "work"), Plan.Step(sink, id: "sink")], store, kind: .retry,
      maxDocument: 1000)
    #expect(sink.published == [])
    let letter = try store.deadLetter(1)
    #expect(letter?.document == Document(id: "3") && letter?.code == "too-large")
  }

  @Test func aRetryThatIsInterruptedAnywhereLosesNothingAndDoublesNothing() async throws {
    var operation = 1
    while true {
      let (store, failing) = (MemoryRunStore(), Failing(["3", "5", "7"]))
      try await run([Plan.Step(MemorySource(documents)), work(failing)], store)
      failing.set([])
      let sink = Keeper()
      store.fail(at: store.operations + operation)
      do {
        try await run([work(failing), Plan.Step(sink, id: "sink")], store, kind: .retry)
        break
      } catch {
        store.fail(at: nil)
        // Either nothing was published and all are still there, or only the end is missing.
        #expect(try letters(store) == ["3", "5", "7"], "transaction \(operation)")
        try await run([work(failing), Plan.Step(sink, id: "sink")], store, kind: .retry)
      }
      #expect(sink.published == ["3", "5", "7"], "transaction \(operation)")
      #expect(try letters(store).isEmpty, "transaction \(operation)")
      #expect(try store.unfinishedRun() == nil)
      operation += 1
    }
    #expect(operation > 3)
  }

  @Test func aRunDoesNotBeginWhileARetryIsAboutToPublish() async throws {
    let (store, failing, sink) = (MemoryRunStore(), Failing(["3"]), Keeper())
    let source = Plan.Step(MemorySource(documents))
    try await run([source, work(failing)], store)
    failing.set([])
    // A look at what there is, begin, last checkpoint; the fourth transaction would end the run.
    store.fail(at: store.operations + 4)
    try? await run([work(failing), Plan.Step(sink, id: "sink")], store, kind: .retry)
    store.fail(at: nil)
    let error = await #expect(throws: StageError.self) {
      try await run([source, work(failing)], store)
    }
    #expect(error?.hint?.contains("pipe failed retry") == true)
    try await run([source, work(failing)], store, startsOver: true)
    #expect(try letters(store).isEmpty)
  }

  @Test func aRunThatWasInterruptedComesBeforeARetry() async throws {
    let (store, failing) = (MemoryRunStore(), Failing(["3"]))
    let breaking = Breaking(after: 9)
    let steps = [
      Plan.Step(MemorySource(documents)), work(failing),
      Plan.Step(
        Each { _ in
          try breaking.step()
          return .pass
        }, id: "breaks", policy: .stop),
    ]
    try? await run(steps, store)
    await #expect(throws: StageError.self) {
      try await run([work(failing)], store, kind: .retry)
    }
  }

  @Test func whatComesThroughInALaterRunIsNoDeadLetterAnyMore() async throws {
    let (store, failing) = (MemoryRunStore(), Failing(["3", "5"]))
    let steps = [Plan.Step(MemorySource(documents)), work(failing)]
    try await run(steps, store)
    failing.set(["5"])
    try await run(steps, store)
    #expect(try letters(store) == ["5"])
    #expect(try store.deadLetter(2)?.attempts == 2)
  }

  @Test func whatHealsWhileItsRunIsInterruptedIsNoDeadLetterAnyMore() async throws {
    let (store, sink, failing) = (MemoryRunStore(), Keeper(), Failing(["7", "300", "301"]))
    let steps = [
      Plan.Step(Rarely(), id: "source"), work(failing), breaks(Breaking(after: 4900)),
      Plan.Step(sink, id: "sink"),
    ]
    try? await run(steps, store)
    try #require(try !store.notes(.position).isEmpty)
    // And the one that ended the run.
    #expect(try letters(store).prefix(3) == ["7", "300", "301"] && letters(store).count == 4)
    failing.set(["301"])
    try await run(steps, store)
    #expect(sink.published?.count == 4998)
    // The first was through before the run went on, and is to be tried again.
    #expect(try letters(store) == ["7", "301"])
    #expect(try store.runs(limit: 9).map(\.attempts) == [2])
  }

  @Test func whatHealsBetweenTwoInterruptionsIsNoDeadLetterAnyMore() async throws {
    let (store, sink, failing) = (MemoryRunStore(), Keeper(), Failing(["50"]))
    let breaking = Breaking(after: 4900)
    let steps = [
      Plan.Step(Rarely(), id: "source"), work(failing), breaks(breaking),
      Plan.Step(sink, id: "sink"),
    ]
    try await run([Plan.Step(MemorySource([Document(id: "50")])), work(failing)], store)
    #expect(try letters(store) == ["50"])
    failing.set([])
    // It comes through before the checkpoint, and is not seen again.
    try? await run(steps, store)
    try #require(try !store.notes(.position).isEmpty)
    try await run(steps, store)
    #expect(sink.published?.count == 5000)
    #expect(try letters(store).isEmpty)
  }

  private let lines = (0..<20_000).map { #"{"id":"\#($0)"}"# + "\n" }.joined()

  private func fetch() throws -> Plan.Step {
    Plan.Step(try Fetch.make(yaml: "{jsonl: in.jsonl}", hasInput: false), id: "fetch")
  }

  private func breaks(_ breaking: Breaking) -> Plan.Step {
    Plan.Step(
      Each { _ in
        try breaking.step()
        return .pass
      }, id: "breaks", policy: .stop)
  }

  @Test func aFailureThatWasKeptIsRememberedWhenTheRunGoesOn() async throws {
    let (test, store) = (TestServices(files: ["in.jsonl": lines]), MemoryRunStore())
    let plan = Plan(
      name: "test",
      stages: [
        try fetch(), work(Failing(["3"]), policy: .keep), breaks(Breaking(after: 19_500)),
        Plan.Step(Keeper(), id: "sink"),
      ])
    func attempt() async throws -> Bool {
      let delivery = try Delivery(
        plan, store: store, services: test.services, interval: .init(first: .zero, most: .zero))
      _ = try await PipelineRun(plan, services: test.services, delivery: delivery).run()
      return try delivery.hasFailures()
    }
    _ = try? await attempt()
    try #require(try !store.notes(.position).isEmpty)
    #expect(try await attempt())
    #expect(try store.unfinishedRun() == nil)
    // The next one is a run of its own.
    #expect(try await attempt())
  }

  @Test func namesThatDifferOnlyInSecretsStayApart() throws {
    let store = MemoryRunStore()
    let box = DeadLetterBox(
      store, run: 1, watched: [:], redact: Redactor(["aaaa", "bbbb"]), clock: TestClock())
    for name in ["x-aaaa", "x-bbbb"] {
      box.add(name, nil, StageError(.other, "bad"), in: "fetch")
      box.add(name, Document(id: name), StageError(.other, "bad"), in: "work")
    }
    try box.flush()
    let keys = try store.deadLetterKeys(limit: 9)
    #expect(keys.filter(\.hasDocument).map(\.name) == ["x-aaaa", "x-bbbb"])
    let names = keys.filter { !$0.hasDocument }.map(\.name)
    #expect(Set(names).count == 2)
    #expect(names.allSatisfy { $0.hasPrefix("x-••• (") })
  }

  @Test func addressesAreKeptWithoutTheValuesOfVariablesAndTriedAgainWithThem() async throws {
    let (store, failing, sink) = (MemoryRunStore(), Failing(["1", "2"]), MemorySink())
    var page = Document(id: "1", url: "https://a.example/plainsecret/1", source: "in/plainsecret")
    page.links = [Link("https://a.example/plainsecret/2")]
    // As somebody may write who wants to learn what the variable stands for.
    let trap = Document(id: "2", url: "https://evil.example/${KEY}$${KEY}${}plainsecret${")
    func run(_ key: String, _ kind: RunRecord.Kind) async throws {
      let test = TestServices()
      var plan = Plan(name: "test", stages: [work(failing), Plan.Step(sink, id: "sink")])
      let delivery = try Delivery(
        plan, store: store, services: test.services, kind: kind,
        redact: Redactor([key], variables: ["KEY": key]))
      let source =
        kind == .retry
        ? Plan.Step(DeadLetterSource(stage: "work", store: store, delivery: delivery), id: "failed")
        : Plan.Step(MemorySource([page, trap]))
      plan.stages.insert(source, at: 0)
      _ = try await PipelineRun(plan, services: test.services, delivery: delivery).run()
    }
    try await run("plainsecret", .full)
    let kept = try store.deadLetters(stage: nil, after: 0, limit: 9).compactMap(\.document)
    #expect(kept.first?.url == "https://a.example/${KEY}/1")
    #expect(kept.first?.links.map(\.url) == ["https://a.example/${KEY}/2"])
    #expect(kept.first?.source == "in/•••")
    #expect(kept.allSatisfy { !String(decoding: $0.json, as: UTF8.self).contains("plainsecret") })
    failing.set([])
    try await run("changed-key", .retry)
    #expect(sink.documents.first?.url == "https://a.example/changed-key/1")
    #expect(sink.documents.first?.links.map(\.url) == ["https://a.example/changed-key/2"])
    // Only where the value stood before is it put back.
    #expect(
      sink.documents.last?.url == "https://evil.example/${KEY}$${KEY}${}changed-key${")
    #expect(try letters(store).isEmpty)
  }

  @Test func aRetryOfAnotherStageDoesNotGiveUpOneThatIsAboutToPublish() async throws {
    let (store, failing, sink) = (MemoryRunStore(), Failing(["3"]), Keeper())
    try await run([Plan.Step(MemorySource(documents)), work(failing)], store)
    failing.set([])
    let sinkStep = Plan.Step(sink, id: "sink")
    store.fail(at: store.operations + 4)
    try? await run([work(failing), sinkStep], store, kind: .retry)
    store.fail(at: nil)
    let error = await #expect(throws: StageError.self) {
      try await run([Plan.Step(pass, id: "other"), work(failing), sinkStep], store, kind: .retry)
    }
    #expect(error?.hint?.contains("pipe failed retry --stage work") == true)
    try await run([work(failing), sinkStep], store, kind: .retry)
    #expect(sink.published == ["3"])
  }

  @Test func whatGoesOnInSpiteOfAFailureIsNotKept() async throws {
    let (store, sink) = (MemoryRunStore(), Keeper())
    try await run(
      [
        Plan.Step(MemorySource(documents)), work(Failing(["3"]), policy: .keep),
        Plan.Step(sink, id: "sink"),
      ], store)
    #expect(sink.published?.count == 10)
    #expect(try letters(store).isEmpty)
  }

  @Test func whatAnAbandonedRunHasSeenIsNewAgain() async throws {
    let lines = (0..<300).map { #"{"id":"\#($0)"}"# + "\n" }.joined()
    let (test, store, sink) = (TestServices(files: ["in.jsonl": lines]), MemoryRunStore(), Keeper())
    let fetch = try Fetch.make(yaml: "{jsonl: in.jsonl, only_new: true}", hasInput: false)
    let breaking = Breaking(after: 200)
    let steps = [
      Plan.Step(fetch, id: "fetch"),
      Plan.Step(
        Each { _ in
          try breaking.step()
          return .pass
        }, id: "breaks", policy: .stop), Plan.Step(sink, id: "sink"),
    ]
    try? await run(steps, store, test: test)
    #expect(try !store.notes(.seen).isEmpty)
    try await run(steps, store, startsOver: true, test: test)
    #expect(sink.published == ids(0..<300))
    #expect(try store.notes(.seen).count == 300)
  }

  @Test func whatNobodyReceivedWasNotSeen() async throws {
    let lines = (0..<3000).map { #"{"id":"\#($0)"}"# + "\n" }.joined()
    let (test, store) = (TestServices(files: ["in.jsonl": lines]), MemoryRunStore())
    let fetch = try Fetch.make(yaml: "{jsonl: in.jsonl, only_new: true}", hasInput: false)
    let (first, second) = (Keeper(), Keeper())
    try await run(
      [
        Plan.Step(fetch, id: "fetch"), Plan.Step(first, id: "sink"),
        Plan.Step(Take(10), id: "take"),
      ],
      store, test: test)
    try await run(
      [Plan.Step(fetch, id: "fetch"), Plan.Step(second, id: "sink")], store, test: test)
    let all = Set((first.published ?? []) + (second.published ?? []))
    #expect(all.count == 3000)
  }
}
