import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

/// Runs stages one after the other, and says what reached the end.
func collect(
  _ stages: [any Stage], options: PipelineRun.Options = .init(), stop: StopSignal = StopSignal(),
  observe: @escaping @Sendable (String, StageEvent) -> Void = { _, _ in }
) async throws -> (documents: [Document], report: RunReport) {
  let steps = stages.enumerated().map { Plan.Step($1, id: "s\($0)") }
  return try await collect(steps, options: options, stop: stop, observe: observe)
}

func collect(
  _ steps: [Plan.Step], services: Services = TestServices().services,
  options: PipelineRun.Options = .init(), stop: StopSignal = StopSignal(),
  observe: @escaping @Sendable (String, StageEvent) -> Void = { _, _ in }
) async throws -> (documents: [Document], report: RunReport) {
  let sink = MemorySink()
  let plan = Plan(name: "test", stages: steps + [Plan.Step(sink, id: "sink")])
  let report = try await PipelineRun(
    plan, services: services, options: options, stop: stop, observe: observe
  ).run()
  return (sink.documents, report)
}

let pass = Each { _ in .pass }

func ids(_ range: Range<Int>) -> [String] { range.map(String.init) }

@Suite(.timeLimit(.minutes(10)))
struct PipelineRunTests {
  @Test(arguments: [1, 7, 64, 1000], [1, 2, 5])
  func documentsArriveInOrderWhateverTheBatchesAndWorkers(size: Int, workers: Int) async throws {
    let uneven = Each { document in
      // Some documents take longer than others, so that batches are done out of order.
      for _ in 0..<((Int(document.id) ?? 0) % 5) { await Task.yield() }
      return .pass
    }
    let result = try await collect(
      [Numbers(1000, batchSize: size), uneven, pass, Witness(), pass],
      options: .init(workers: workers))
    #expect(result.documents.map(\.id) == ids(0..<1000))
  }

  @Test func documentsWrittenOneByOneArriveInOrder() async throws {
    let result = try await collect([Numbers(5000, singly: true), pass])
    #expect(result.documents.map(\.id) == ids(0..<5000))
  }

  @Test func everyStageIsCounted() async throws {
    let odd = Each { document in (Int(document.id) ?? 0) % 2 == 1 ? .pass : .drop("even") }
    let result = try await collect([Numbers(100), odd, pass])
    let stages = result.report.stages
    #expect(stages.map(\.input) == [0, 100, 50, 50])
    #expect(stages.map(\.output) == [100, 50, 50, 50])
    #expect(stages[1].dropped == ["even": 50])
  }

  @Test(arguments: 1...4)
  func aStageThatHasEnoughStopsItsSourceWhereverItStands(position: Int) async throws {
    var stages: [any Stage] = [Numbers(), pass, Witness(), pass]
    stages.insert(Take(3), at: position)
    #expect(try await collect(stages).documents.map(\.id) == ids(0..<3))
  }

  @Test func whoKeepsDocumentsIsToldThatNoMoreAreWanted() async throws {
    let witness = Witness()
    _ = try await collect([Numbers(), witness, Take(1)])
    #expect(witness.end == .downstreamClosed)
  }

  @Test func aLimitEndsAnEndlessSource() async throws {
    for singly in [true, false] {
      let result = try await collect([Numbers(singly: singly), pass], options: .init(limit: 10))
      #expect(result.documents.map(\.id) == ids(0..<10))
    }
  }

  @Test func aDryRunIsToldToTheStages() async throws {
    struct Asks: Stage {
      static let manual = Manual("asks", "Asks.", roles: .source)
      init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}
      func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
        try await output.write(Document(id: context.isDryRun ? "dry" : "real"))
      }
    }
    #expect(
      try await collect([Asks()], options: .init(isDryRun: true)).documents.map(\.id) == ["dry"])
  }

  @Test func aThousandRunsWithFewDocumentsEnd() async throws {
    for count in 0..<1000 {
      let result = try await collect([Numbers(count % 5, singly: count % 2 == 0), pass, pass])
      #expect(result.documents.count == count % 5)
    }
  }
}

@Suite(.timeLimit(.minutes(10)))
struct FailureTests {
  @Test(arguments: 1...4, [true, false])
  func aStageThatFailsEndsTheRunWhereverItStands(position: Int, readsFirst: Bool) async throws {
    let witness = Witness()
    var stages: [any Stage] = [Numbers(), pass, witness, pass]
    stages.insert(Broken(readsFirst: readsFirst), at: position)
    let error = await #expect(throws: StageError.self) { try await collect(stages) }
    #expect(error?.stage == "s\(position)")
    #expect(error?.underlying is Broken.Failure)
    if position > 2 {
      // What comes before a failure is interrupted, or finds that nothing more is wanted.
      #expect(witness.end != nil && witness.end != .inputEnded)
    } else {
      #expect(witness.end == .cancelled)
    }
  }

  @Test func aSourceThatFailsEndsTheRun() async throws {
    let witness = Witness()
    let error = await #expect(throws: StageError.self) {
      try await collect([Broken(readsFirst: false), pass, witness])
    }
    #expect(error?.stage == "s0")
    #expect(witness.end == .cancelled)
  }

  @Test func oneDocumentsFailureCostsNoOther() async throws {
    let picky = Each { document in
      document.title = "touched"
      if document.id == "3" { throw StageError(.badDocument, "is three") }
      return .pass
    }
    let failed = Mutex<[Document]>([])
    let result = try await collect([Numbers(6), picky]) { _, event in
      if case .failed(_, let original?, _) = event { failed.withLock { $0.append(original) } }
    }
    #expect(result.documents.map(\.id) == ["0", "1", "2", "4", "5"])
    #expect(result.report.failures.map(\.document) == ["3"])
    #expect(result.report.failures.first?.error.stage == "s1")
    #expect(failed.withLock { $0 } == [Document(id: "3")], "the document is as it was before")
  }

  @Test func aFailedDocumentCanGoOnAsItWas() async throws {
    let picky = Each { document in
      document.title = "touched"
      if document.id == "1" { throw StageError(.badDocument, "is one") }
      return .pass
    }
    let result = try await collect([
      Plan.Step(Numbers(3)), Plan.Step(picky, policy: .keep),
    ])
    #expect(result.documents.map(\.title) == ["touched", nil, "touched"])
    #expect(result.report.stages[1].failed == 1)
  }

  @Test func aFailedDocumentCanStopTheRun() async throws {
    let picky = Each { document in
      if document.id == "100" { throw StageError(.badDocument, "is a hundred") }
      return .pass
    }
    let error = await #expect(throws: StageError.self) {
      try await collect([
        Plan.Step(Numbers()), Plan.Step(pass), Plan.Step(picky, id: "picky", policy: .stop),
      ])
    }
    #expect(error?.stage == "picky")
    #expect(error?.document == "100")
  }
}

@Suite(.timeLimit(.minutes(10)))
struct CommonKeyTests {
  @Test func aPassingFailureIsTriedAgainWithGrowingWaits() async throws {
    let tries = Mutex(0)
    let flaky = Each { document in
      let count = tries.withLock { tries in
        tries += 1
        return tries
      }
      document.title = "try \(count)"
      if count < 4 { throw StageError(.network, "broke", isTransient: true) }
      return .pass
    }
    var retry = RetryPolicy()
    retry.attempts = 5
    let test = TestServices()
    let result = try await collect(
      [Plan.Step(Numbers(1)), Plan.Step(flaky, retry: retry)], services: test.services)
    #expect(result.documents.map(\.title) == ["try 4"])
    #expect(test.clock.sleeps.count == 3)
    for (index, sleep) in test.clock.sleeps.enumerated() {
      let longest = Duration.seconds(1 << index)
      #expect(sleep <= longest && sleep >= longest / 2)
    }
  }

  @Test(arguments: [
    (["passing", "passing", "passing"], 3), (["passing", "lasting"], 2), (["lasting"], 1),
  ])
  func aFailureSaysHowOftenItWasTried(failures: [String], attempts: Int) async throws {
    let left = Mutex(failures)
    let failing = Each { _ in
      let next = left.withLock { $0.isEmpty ? "" : $0.removeFirst() }
      if !next.isEmpty { throw StageError(.network, next, isTransient: next == "passing") }
      return .pass
    }
    var retry = RetryPolicy()
    retry.attempts = 3
    let result = try await collect([Plan.Step(Numbers(1)), Plan.Step(failing, retry: retry)])
    #expect(result.report.failures.map(\.error.attempts) == [attempts])
    #expect(result.report.failures.map(\.error.message) == failures.suffix(1))
  }

  @Test func aPermanentFailureIsNotTriedAgain() async throws {
    let tries = Mutex(0)
    let hopeless = Each { _ in
      tries.withLock { $0 += 1 }
      throw StageError(.badDocument, "is hopeless")
    }
    let result = try await collect([
      Plan.Step(Numbers(1)), Plan.Step(hopeless, retry: RetryPolicy()),
    ])
    #expect(tries.withLock { $0 } == 1)
    #expect(result.report.failures.count == 1)
  }

  @Test func theWaitNeverExceedsItsLimit() {
    var retry = RetryPolicy()
    retry.maxDelay = TimeSpan(.seconds(5))
    #expect(retry.delay(before: 2, random: 0) == .seconds(1))
    #expect(retry.delay(before: 3, random: 1) == .seconds(1))
    #expect(retry.delay(before: 90, random: 0) == .seconds(5))
  }

  @Test func aDocumentThatTakesTooLongFails() async throws {
    let slow = Each { document in
      if document.id == "1" { try await Task.sleep(for: .seconds(3600)) }
      return .pass
    }
    // The test clock's sleep ends at once: the time is over for the document that waits.
    let result = try await collect([
      Plan.Step(Numbers(1)),
      Plan.Step(
        Each {
          $0.id = "1"; return .pass
        }),
      Plan.Step(slow, timeout: .milliseconds(50)),
    ])
    #expect(result.documents.isEmpty)
    #expect(result.report.failures.first?.error.code == .timeout)
  }

  @Test func documentsThatDoNotFulfilTheConditionPassBy() async throws {
    let condition = try Condition(yaml: "id: ['1', '3']")
    let mark = Each { document in
      document.title = "seen"
      return .pass
    }
    let result = try await collect([
      Plan.Step(Numbers(4)), Plan.Step(mark, condition: condition),
    ])
    #expect(result.documents.map(\.title) == [nil, "seen", nil, "seen"])
  }

  @Test func aConditionAlsoChoosesForStagesThatSeeManyDocuments() async throws {
    let condition = try Condition(yaml: "id: {matches: '^[0-4]$'}")
    let kept = MemorySink()
    let result = try await collect([
      Plan.Step(Numbers(200)), Plan.Step(kept, id: "kept", condition: condition),
    ])
    #expect(kept.documents.map(\.id) == ids(0..<5))
    #expect(Set(result.documents.map(\.id)) == Set(ids(0..<200)))
    #expect(result.documents.count == 200)
  }
}

@Suite(.timeLimit(.minutes(10)))
struct StoppingTests {
  @Test func aStopEndsTheSourceAndDrainsTheRest() async throws {
    let stop = StopSignal()
    let witness = Witness()
    let trigger = Each { document in
      if document.id == "500" { stop.raise() }
      return .pass
    }
    let result = try await collect([Numbers(), trigger, witness], stop: stop)
    #expect(result.report.wasStopped)
    #expect(witness.end == .inputEnded, "what comes after the source sees a normal end")
    #expect(result.documents.count > 500)
    #expect(result.documents.map(\.id) == ids(0..<result.documents.count))
  }

  @Test func aStopInterruptsASourceThatWaits() async throws {
    let stop = StopSignal()
    let trigger = Each { _ in
      stop.raise()
      return .pass
    }
    let result = try await collect([Stuck(), trigger], stop: stop)
    #expect(result.documents.map(\.id) == ["first"])
  }

  @Test func aStopThatCameBeforeTheRunBringsNothingIn() async throws {
    let stop = StopSignal()
    stop.raise()
    let result = try await collect([Numbers()], stop: stop)
    #expect(result.report.wasStopped)
  }

  @Test(arguments: 0...3)
  func cancellingTheTaskEndsTheRunWhereverAStageWaits(position: Int) async throws {
    let started = StopSignal()
    let announce = Each { _ in
      started.raise()
      return .pass
    }
    var stages: [any Stage] = position == 0 ? [Stuck(), announce] : [Numbers(), announce, pass]
    if position > 0 { stages.insert(Stuck(), at: position) }
    let chain = stages
    let task = Task { try await collect(chain) }
    while !started.isRaised { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func theOrderedWindowReleasesWorkersWhenNothingMoreIsWanted() async throws {
    for _ in 0..<50 {
      let uneven = Each { document in
        for _ in 0..<((Int(document.id) ?? 0) % 3) { await Task.yield() }
        return .pass
      }
      let result = try await collect(
        [Numbers(batchSize: 3), uneven, Take(10)], options: .init(workers: 6))
      #expect(result.documents.count == 10)
    }
  }
}
