import DedupeStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// Reads a list of documents, and goes on from where it was interrupted.
private struct Listing: Stage {
  static let manual = Manual("listing", "Lists.", roles: .source)
  let documents: [Document]

  init(options: NoOptions, setup: StageSetup) { documents = [] }
  init(_ documents: [Document]) { self.documents = documents }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var next = try context.memory?.note("next", .position)?.int ?? 0
    while next < documents.count {
      let end = Swift.min(next + 3, documents.count)
      try await output.write(Array(documents[next..<end]))
      next = end
      try await output.mark(.number(JSONNumber(next)), for: "next")
    }
  }
}

@Suite(.timeLimit(.minutes(10)))
struct DedupeContinuationTests {
  /// Every third is a repeat of one before it.
  private let documents = (0..<60).map { number in
    let page = number % 3 == 2 ? number / 2 : number
    return Document(id: "\(number)", url: "https://example.org/\(page)")
  }

  private let clock = TestServices()

  private func run(
    _ documents: [Document], _ options: String, _ breaking: Breaking?, _ sink: Keeper,
    _ store: MemoryRunStore, startsOver: Bool = false, id: String = "dedupe",
    failing: Set<String> = []
  ) async throws {
    let work = Each { document in
      try breaking?.step()
      if failing.contains(document.id) { throw StageError(.other, "not now") }
      return .pass
    }
    let steps = [
      Plan.Step(Listing(documents), id: "source"),
      Plan.Step(try Dedupe.make(yaml: options), id: id),
      Plan.Step(work, id: "work", policy: breaking == nil ? .skip : .stop),
      Plan.Step(sink, id: "sink"),
    ]
    let plan = Plan(name: "test", stages: steps)
    let services = clock.services
    let delivery = try Delivery(
      plan, store: store, services: services, startsOver: startsOver,
      interval: .init(first: .zero, most: .zero))
    _ = try await PipelineRun(plan, services: services, delivery: delivery).run()
  }

  private func result(_ options: String) async throws -> [String] {
    try await Dedupe.make(yaml: options).run(on: documents).output.map(\.id)
  }

  @Test(arguments: ["", "keep: first", "within: 7d", "{within: 7d, keep: first}"])
  func anInterruptedRunLosesNoDocumentAsItsOwnRepeat(options: String) async throws {
    let expected = try await result(options)
    #expect(expected.count < documents.count)
    for stride in [1, 2, 5, 17, 40] {
      let (store, sink, breaking) = (MemoryRunStore(), Keeper(), Breaking(after: stride))
      var attempts = 0
      while true {
        attempts += 1
        try Task.checkCancellation()
        do {
          try await run(documents, options, breaking, sink, store)
          break
        } catch {
          breaking.again(after: stride * (attempts + 1))
        }
      }
      #expect(sink.published == expected, "\(options), interrupted after \(stride)")
      #expect(attempts > 1)
    }
  }

  @Test(arguments: ["within: 7d", "{within: 7d, keep: first}"])
  func whatEarlierRunsHaveSeenIsARepeat(options: String) async throws {
    let store = MemoryRunStore()
    let (first, second) = (Keeper(), Keeper())
    try await run(Array(documents.prefix(30)), options, nil, first, store)
    try await run(documents, options, nil, second, store)
    #expect((first.published ?? []) + (second.published ?? []) == (try await result(options)))
  }

  @Test(arguments: ["", "keep: first"])
  func withoutATimeEarlierRunsDoNotCount(options: String) async throws {
    let (store, sink) = (MemoryRunStore(), Keeper())
    try await run(documents, options, nil, Keeper(), store)
    try await run(documents, options, nil, sink, store)
    #expect(sink.published == (try await result(options)))
  }

  @Test func afterTheTimeADocumentIsNewAgainUnlessItWasSeenInBetween() async throws {
    let store = MemoryRunStore()
    let (gone, staying) = (
      Document(id: "a", url: "https://example.org/a"),
      Document(id: "b", url: "https://example.org/b")
    )
    var published: [[String]] = []
    for day in 0..<12 {
      let sink = Keeper()
      try await run(
        day == 0 || day == 11 ? [gone, staying] : [staying], "within: 7d", nil, sink, store)
      published.append(sink.published ?? [])
      clock.clock.advance(by: .seconds(86_400))
    }
    #expect(published.first == ["a", "b"] && published.last == ["a"])
    let between = published.dropFirst().dropLast().joined()
    #expect(Array(between).isEmpty)
    // What is too old is not kept for ever: of the twelve runs only the last eight days are.
    #expect(try store.notes(.seen).count <= 9)
  }

  @Test(arguments: [20, 36, 60])
  func aRepeatIsKnownForTheWholeTimeSinceItWasSeenLast(hours: Int) async throws {
    let store = MemoryRunStore()
    let document = [Document(id: "a", url: "https://example.org/a")]
    var published: [String] = []
    for wait in [hours, 7 * 24 - 1, 9 * 24, 0] {
      let sink = Keeper()
      try await run(document, "within: 7d", nil, sink, store)
      published.append(sink.published?.joined() ?? "")
      clock.clock.advance(by: .seconds(wait * 3600))
    }
    #expect(published == ["a", "", "", "a"])
  }

  @Test func fewDocumentsOfManyRunsAreAllRemembered() async throws {
    let store = MemoryRunStore()
    let options = "{within: 7d, max_documents: 1000}"
    let many = Array(documents.prefix(2)) + documents.dropFirst(3).prefix(38)
    for document in many { try await run([document], options, nil, Keeper(), store) }
    let sink = Keeper()
    try await run(many, options, nil, sink, store)
    #expect((sink.published ?? []).isEmpty)
  }

  @Test func notMoreAreKeptThanAreRemembered() async throws {
    let store = MemoryRunStore()
    let options = "{within: 7d, keep: first, max_documents: 1000}"
    for run in 0..<6 {
      let many = (0..<400).map { number in
        Document(id: "\(run)-\(number)", url: "https://example.org/\(run)/\(number)")
      }
      try await self.run(many, options, nil, Keeper(), store)
    }
    // Three to a block, as a checkpoint follows every three: those of the last runs, and what was just added.
    #expect(try store.notes(.seen).count <= (1000 + 400) / 3 + 10)
  }

  @Test(arguments: [-3600, -30 * 86_400, -86_400 * 365 * 30])
  func aClockThatGoesBackForAWhileLetsNothingComeAgain(seconds: Int) async throws {
    let store = MemoryRunStore()
    var published: [String] = []
    for (wait, ids) in [(0, ["a"]), (seconds, ["a", "b"]), (-seconds + 60, ["a", "b", "c"])] {
      clock.clock.advance(by: .seconds(wait))
      let sink = Keeper()
      let documents = ids.map { Document(id: $0, url: "https://example.org/\($0)") }
      try await run(documents, "within: 7d", nil, sink, store)
      published.append(sink.published?.joined() ?? "")
    }
    #expect(published == ["a", "b", "c"])
  }

  @Test func aClockThatWasAheadKeepsNoNotesForEver() async throws {
    let store = MemoryRunStore()
    func run(_ number: Int) async throws {
      let document = Document(id: "\(number)", url: "https://example.org/\(number)")
      try await self.run([document], "within: 7d", nil, Keeper(), store)
    }
    clock.clock.advance(by: .seconds(86_400 * 20))
    try await run(0)
    clock.clock.advance(by: .seconds(-86_400 * 20))
    for number in 1...60 {
      try await run(number)
      clock.clock.advance(by: .seconds(86_400))
    }
    #expect(try store.notes(.seen).count <= 12)
  }

  @Test(arguments: ["within: 7d", "{within: 7d, keep: first}"])
  func whatAStageHasSeenStaysWithItWhenItGetsAnotherID(options: String) async throws {
    let (store, sink) = (MemoryRunStore(), Keeper())
    try await run(Array(documents.prefix(30)), options, nil, Keeper(), store)
    try await run(documents, options, nil, sink, store, id: "repeats")
    let all = try await result(options)
    let known = try await Dedupe.make(yaml: options).run(on: Array(documents.prefix(30)))
    #expect(sink.published == all.filter { !Set(known.output.map(\.id)).contains($0) })
    let again = Keeper()
    try await run(documents, options, nil, again, store, id: "repeats")
    #expect((again.published ?? []).isEmpty)
    #expect(try store.notes(.seen).allSatisfy { $0.entry.stage == "repeats" })
  }

  @Test(arguments: ["within: 7d", "{within: 7d, keep: first}"])
  func whatHasFailedBehindItComesAgainUntilItIsThrough(options: String) async throws {
    let store = MemoryRunStore()
    let copy = Document(id: "copy", url: "https://www.example.org/a?utm_source=x")
    let documents = ["a", "b"].map { Document(id: $0, url: "https://example.org/\($0)") } + [copy]
    var published: [String] = []
    for failing in [["a"], ["a"], [], []] as [Set<String>] {
      let sink = Keeper()
      try await run(documents, options, nil, sink, store, failing: failing)
      published.append(sink.published?.joined(separator: " ") ?? "")
    }
    #expect(published == ["b", "", "a", ""])
    #expect(try store.deadLetterCounts().isEmpty)
  }

  @Test func whatARunHasSeenThatIsGivenUpIsNewAgain() async throws {
    let (store, sink, breaking) = (MemoryRunStore(), Keeper(), Breaking(after: 25))
    let options = "{within: 7d, keep: first}"
    await #expect(throws: (any Error).self) {
      try await run(documents, options, breaking, Keeper(), store)
    }
    #expect(try !store.notes(.seen).isEmpty)
    try await run(documents, options, nil, sink, store, startsOver: true)
    #expect(sink.published == (try await result(options)))
  }
}
