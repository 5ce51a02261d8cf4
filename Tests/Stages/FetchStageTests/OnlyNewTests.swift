import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

/// Ends the run at the document of a number, from 1.
private final class Breaking: DocumentStage {
  static let manual = Manual("breaking", "Breaks.")
  private let left: Mutex<Int>

  init(options: NoOptions, setup: StageSetup) { left = Mutex(0) }
  init(at number: Int) { left = Mutex(number) }

  func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
    let isBroken = left.withLock { left in
      left -= 1
      return left == 0
    }
    if isBroken { throw StageError(.other, "broken") }
    return .pass
  }
}

/// What `only_new` leaves out, across runs and interruptions.
@Suite(.timeLimit(.minutes(10)))
struct OnlyNewTests {
  private let test: TestServices
  private let ids = (0..<200).map { "\($0)" }

  init() {
    let lines = ids.map { #"{"id":"\#($0)","url":"https://a.example/\#($0)","text":"x"}"# }
    let pages = ids.map { ("https://a.example/\($0)", "<p>\($0)</p>") }
    test = TestServices(
      files: ["in.jsonl": lines.joined(separator: "\n") + "\n"],
      pages: Dictionary(uniqueKeysWithValues: pages))
  }

  /// Runs, and breaks at the document of a number.
  private func run(
    _ yaml: String, _ keeper: Keeper, _ store: MemoryRunStore, breakingAt number: Int? = nil,
    maxDocument: Int = 64 << 20, test other: TestServices? = nil
  ) async throws {
    let test = other ?? test
    var plan = Plan(
      name: "test",
      stages: [
        Plan.Step(try Fetch.make(yaml: yaml, hasInput: false), id: "fetch"),
        Plan.Step(Breaking(at: number ?? 0), id: "breaking", policy: .stop),
        Plan.Step(keeper, id: "keeper"),
      ])
    plan.maxDocument = maxDocument
    let delivery = try Delivery(
      plan, store: store, services: test.services, interval: .init(first: .zero, most: .zero))
    _ = try await PipelineRun(plan, services: test.services, delivery: delivery).run()
  }

  private static let options = [
    "{jsonl: in.jsonl, only_new: true}", "{jsonl: in.jsonl, only_new: true, full_text: true}",
  ]

  @Test(arguments: options)
  func bringsInWhatIsNewOnce(yaml: String) async throws {
    let (keeper, store) = (Keeper(), MemoryRunStore())
    try await run(yaml, keeper, store)
    #expect(keeper.kept == ids)
    try await run(yaml, keeper, store)
    #expect(keeper.kept == ids)
  }

  @Test(arguments: options + ["{jsonl: in.jsonl, only_new: true, local: true}"])
  func whatIsStillThereIsNotForgotten(yaml: String) async throws {
    let (keeper, store) = (Keeper(), MemoryRunStore())
    try await run(yaml, keeper, store)
    test.clock.advance(by: .seconds(100))
    let between = test.clock.now()
    test.clock.advance(by: .seconds(100))
    try await run(yaml, keeper, store)
    #expect(try store.prune(before: between).notes == 0)
    try await run(yaml, keeper, store)
    #expect(keeper.kept == ids)
  }

  private func letters(_ store: MemoryRunStore) throws -> [DeadLetter] {
    try store.deadLetters(stage: nil, after: 0, limit: 9)
  }

  /// Files in which one document is large, and one is not.
  private var unlike: TestServices {
    let large = String(repeating: "x", count: 2000)
    return TestServices(
      files: [
        "in.jsonl": #"{"id":"small"}"# + "\n" + #"{"id":"large","text":"\#(large)"}"# + "\n",
        "in/small.txt": "small", "in/large.txt": large,
      ],
      pages: ["https://a.example/small": "<p>small</p>", "https://a.example/large": large])
  }

  @Test(arguments: [
    "{jsonl: in.jsonl, only_new: true}", "{jsonl: in.jsonl, only_new: true, full_text: true}",
    "{files: in, only_new: true}",
    "{pages: ['https://a.example/small', 'https://a.example/large'], only_new: true}",
  ])
  func whatIsTooLargeIsTriedAgainUntilItGetsThrough(yaml: String) async throws {
    let (keeper, store, test) = (Keeper(), MemoryRunStore(), unlike)
    for _ in 0..<3 {
      try await run(yaml, keeper, store, maxDocument: 1000, test: test)
      #expect(keeper.kept.count == 1)
      #expect(try letters(store).map(\.code) == ["too-large"])
    }
    #expect(try letters(store).map(\.attempts) == [3])
    for _ in 0..<2 {
      try await run(yaml, keeper, store, test: test)
      #expect(Set(keeper.kept).count == 2 && keeper.kept.count == 2)
      #expect(try letters(store).isEmpty)
    }
  }

  @Test func aPageThatMakesADocumentTooLargeLeavesWhatItWas() async throws {
    let page = String(repeating: "x", count: 2000)
    let test = TestServices(
      files: ["in.jsonl": #"{"id":"a","url":"https://a.example/"}"# + "\n"],
      pages: ["https://a.example/": page])
    let (keeper, store) = (Keeper(), MemoryRunStore())
    let yaml = "{jsonl: in.jsonl, only_new: true, full_text: true}"
    for _ in 0..<2 {
      try await run(yaml, keeper, store, maxDocument: 1000, test: test)
      #expect(keeper.kept.isEmpty)
      let letter = try #require(try letters(store).first)
      #expect(letter.code == "too-large" && letter.document?.url == "https://a.example/")
    }
  }

  @Test(arguments: options)
  func bringsInWhatIsNewOnceThoughInterrupted(yaml: String) async throws {
    for number in [1, 2, 63, 64, 65, 66, 100, 128, 129, 199] {
      let (keeper, store) = (Keeper(), MemoryRunStore())
      await #expect(throws: (any Error).self) {
        try await run(yaml, keeper, store, breakingAt: number)
      }
      try await run(yaml, keeper, store)
      let isComplete = keeper.kept == ids
      #expect(isComplete, "interrupted at \(number): \(keeper.kept.count) documents")
    }
  }
}
