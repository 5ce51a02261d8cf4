import ExportStage
import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

/// What a retry of failed documents, and giving an interrupted run up, do to files and store fails call by
/// call: the same command then ends as if nothing had been.
@Suite(.timeLimit(.minutes(10)))
struct TakingBackFaultTests {
  /// Documents that fail in a stage, as long as they do; and one at which the run breaks.
  private final class World: Sendable {
    let test: TestServices
    let store = MemoryRunStore()
    private let state: Mutex<(failing: Set<String>, breaksAt: String?)>

    init(failing: Set<String> = [], breaksAt: String? = nil) {
      let lines = (0..<5).map { #"{"id":"\#($0)","title":"T\#($0)","text":"Text."}"# + "\n" }
      test = TestServices(files: [
        "in/a.jsonl": lines.joined(), "out/log.jsonl": "{\"id\":\"old\"}\n",
      ])
      state = Mutex((failing, breaksAt))
    }

    func mend() { state.withLock { $0 = ([], nil) } }

    private func exports() throws -> [Plan.Step] {
      [
        Plan.Step(try Export.make(yaml: "to: out/all.jsonl"), id: "lines"),
        Plan.Step(try Export.make(yaml: "{to: out/log.jsonl, mode: append}"), id: "log"),
        Plan.Step(try Export.make(yaml: "to: out/news.md"), id: "digest"),
      ]
    }

    /// Runs the pipeline, or tries again what has failed.
    func run(_ kind: RunRecord.Kind = .full, startsOver: Bool = false) async throws {
      // A run is a later one than the one before.
      test.clock.advance(by: .seconds(60))
      let work = Each { [self] document in
        let id = document.id
        if state.withLock({ $0.failing.contains(id) }) { throw Interruption() }
        return .pass
      }
      let breaks = Each { [self] document in
        let id = document.id
        if state.withLock({ $0.breaksAt == id }) { throw Interruption() }
        return .pass
      }
      var plan = Plan(
        name: "world",
        stages: [
          Plan.Step(work, id: "work"), Plan.Step(breaks, id: "breaks", policy: .stop),
        ] + (try exports()))
      if kind == .full {
        plan.stages.insert(
          Plan.Step(
            try Fetch.make(yaml: "{jsonl: in/a.jsonl, only_new: true}", hasInput: false),
            id: "fetch"), at: 0)
      }
      let delivery = try Delivery(
        plan, store: store, services: test.services, kind: kind, startsOver: startsOver,
        interval: .init(first: .zero, most: .zero))
      if kind == .retry {
        let source = DeadLetterSource(stage: "work", store: store, delivery: delivery)
        plan.stages.insert(Plan.Step(source, id: "failed documents"), at: 0)
      }
      _ = try await PipelineRun(plan, services: test.services, delivery: delivery).run()
    }

    /// What there is afterwards, by name; that of a digest beside another without the time.
    func outputs() throws -> [String: String] {
      var found: [String: String] = [:]
      for name in try test.files.list("out") {
        var key = name
        if let range = name.firstRange(of: ".retry-") { key = name[..<range.lowerBound] + ".retry" }
        #expect(found[key] == nil, "\(name)")
        found[key] = test.files.text(of: "out/" + name)
      }
      return found
    }

    var letters: [String] { get throws { try store.deadLetterKeys(limit: 100).map(\.name) } }
  }

  /// Does something again and again, each time with the next call failing, until none is left to fail;
  /// then without a fault.
  ///
  /// - Parameters:
  ///   - make: Makes what it is done to.
  ///   - body: What is done.
  ///   - check: What holds afterwards; it gets what had failed.
  /// - Returns: How many faults there were that `body` noticed.
  /// - Throws: What is thrown without a fault.
  private func failing(
    _ make: () async throws -> World, _ body: (World) async throws -> Void,
    _ check: (World, Comment) throws -> Void
  ) async throws -> Int {
    var noticed = 0
    for call in 1...1000 {
      let world = try await make()
      let fault = OneFault(at: call)
      world.test.files.setFault(fault.fault)
      do {
        try await body(world)
        world.test.files.setFault(nil)
      } catch {
        world.test.files.setFault(nil)
        noticed += 1
        #expect(error is StageError, "call \(call), \(fault.what ?? "-")")
        try await body(world)
      }
      try check(world, "call \(call), \(fault.what ?? "-")")
      if fault.what == nil { return noticed }
    }
    Issue.record("there is no end to the calls")
    return noticed
  }

  // MARK: - Retry

  private func withFailures() async throws -> World {
    let world = World(failing: ["1", "3", "4"])
    try await world.run()
    world.mend()
    return world
  }

  @Test func eachFailureOfTheFilesDuringARetryLosesNothingAndDoublesNothing() async throws {
    let whole = try await withFailures()
    #expect(try whole.letters == ["1", "3", "4"])
    try await whole.run(.retry)
    let expected = try whole.outputs()
    #expect(expected.keys.sorted() == ["all.jsonl", "log.jsonl", "news.md", "news.retry"])
    #expect(expected["all.jsonl"]?.split(separator: "\n").count == 5)
    #expect(expected["log.jsonl"]?.split(separator: "\n").count == 6)
    let noticed = try await failing(withFailures, { try await $0.run(.retry) }) { world, comment in
      #expect(try world.letters.isEmpty, comment)
      #expect(try world.store.unfinishedRun() == nil, comment)
      expectSame(try world.outputs(), expected, comment)
    }
    #expect(noticed > 20)
  }

  @Test func eachFailureOfTheStoreDuringARetryLosesNothingAndDoublesNothing() async throws {
    let whole = try await withFailures()
    try await whole.run(.retry)
    let expected = try whole.outputs()
    var operation = 1
    while true {
      let world = try await withFailures()
      world.store.fail(at: world.store.operations + operation)
      let last = world.store.operations + operation
      do {
        try await world.run(.retry)
        if world.store.operations < last { break }
        Issue.record("the failure of transaction \(operation) was not noticed")
      } catch {
        try await world.run(.retry)
      }
      let comment = Comment("transaction \(operation)")
      #expect(try world.letters.isEmpty, comment)
      expectSame(try world.outputs(), expected, comment)
      operation += 1
    }
    #expect(operation > 3)
  }

  @Test func theDigestOfARetryThatIsGivenUpIsTakenBack() async throws {
    for operation in 1... {
      let world = try await withFailures()
      let last = world.store.operations + operation
      world.store.fail(at: last)
      try? await world.run(.retry)
      world.store.fail(at: nil)
      if world.store.operations < last {
        #expect(operation > 4)
        break
      }
      let comment = Comment("transaction \(operation)")
      try await world.run(startsOver: true)
      #expect(try world.outputs()["news.retry"] == nil, comment)
      // What was brought in before is not new.
      #expect(try world.letters == ["1", "3", "4"], comment)
      try await world.run(.retry)
      #expect(try world.outputs()["news.retry"] != nil, comment)
    }
  }

  // MARK: - Giving a run up

  /// A run that broke in the middle, or at a call while it published.
  private func interrupted(_ fault: (FileOperation, String)?) async throws -> World {
    let world = World(breaksAt: fault == nil ? "3" : nil)
    if let (operation, part) = fault {
      world.test.files.setFault { asked, path in
        guard asked == operation, path.hasSuffix(part) else { return nil }
        return FileError(.noSpace, path: path, "no space left on device")
      }
    }
    await #expect(throws: (any Error).self) { try await world.run() }
    world.test.files.setFault(nil)
    world.mend()
    #expect(try world.store.unfinishedRun() != nil)
    return world
  }

  @Test(
    arguments: [
      nil, (.sync, "out/log.jsonl"), (.remove, ".pipe-part"), (.rename, ".pipe-tmp"),
    ] as [(FileOperation, String)?])
  func eachFailureOfTheFilesWhileARunIsGivenUpIsToldAndTheSameCommandDoesTheRest(
    _ fault: (FileOperation, String)?
  ) async throws {
    let whole = World()
    try await whole.run()
    let expected = try whole.outputs()
    let make = { try await interrupted(fault) }
    let noticed = try await failing(make, { try await $0.run(startsOver: true) }) {
      world, comment in
      #expect(try world.store.unfinishedRun() == nil, comment)
      #expect(try world.store.runs(limit: 9).contains { $0.status == .abandoned }, comment)
      expectSame(try world.outputs(), expected, comment)
    }
    #expect(noticed > 20)
  }

  @Test func eachFailureOfTheStoreWhileARunIsGivenUpIsToldAndTheSameCommandDoesTheRest()
    async throws
  {
    let whole = World()
    try await whole.run()
    let expected = try whole.outputs()
    var operation = 1
    while true {
      let world = try await interrupted(nil)
      let last = world.store.operations + operation
      world.store.fail(at: last)
      do {
        try await world.run(startsOver: true)
        if world.store.operations < last { break }
        Issue.record("the failure of transaction \(operation) was not noticed")
      } catch {
        try await world.run(startsOver: true)
      }
      expectSame(try world.outputs(), expected, "transaction \(operation)")
      operation += 1
    }
    #expect(operation > 5)
  }

  private func expectSame(
    _ found: [String: String], _ expected: [String: String], _ comment: Comment
  ) {
    for name in Set(found.keys).union(expected.keys).sorted() {
      // A digest says how many documents it has, and no time of day.
      let isSame = found[name] == expected[name]
      #expect(isSame, "\(comment): \(name) is \(found[name] ?? "missing")")
    }
  }
}
