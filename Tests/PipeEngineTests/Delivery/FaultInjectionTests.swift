import ExportStage
import FetchStage
import Foundation
import PipeEngine
import PipeKit
import PipeTesting
import SummarizeStage
import Testing

/// Each single failure of each effect, one after the other, has the documented result.
///
/// The run says what failed, or the file is kept as failed; and the next run ends with everything once.
@Suite(.timeLimit(.minutes(10)))
struct FaultInjectionTests {
  private static let count = 30
  private static let lines = (0..<count).map {
    #"{"id":"\#($0)","title":"T","text":"One sentence, number \#($0). Another one follows."}"#
      + "\n"
  }.joined()

  private func plan() throws -> Plan {
    func export(
      _ path: String, _ change: (inout Export.Options) -> Void = { _ in }
    ) throws -> any Stage {
      var options = Export.Options()
      options.to = try Export.Template(path)
      change(&options)
      return try Export(options: options, setup: StageSetup(id: path))
    }
    var fetch = Fetch.Options()
    fetch.jsonl = OneOrMore(["in/*.jsonl"])
    return Plan(
      name: "faults",
      stages: [
        Plan.Step(
          try Fetch(options: fetch, setup: StageSetup(id: "fetch", hasInput: false)), id: "fetch"),
        Plan.Step(try Summarize(options: .init(), setup: StageSetup(id: "summarize"))),
        Plan.Step(try export("out/all.jsonl"), id: "lines"),
        Plan.Step(try export("out/log.jsonl") { $0.mode = .append }, id: "log"),
        Plan.Step(try export("out/news.md"), id: "digest"),
      ])
  }

  private func run(_ test: TestServices, _ store: MemoryRunStore) async throws -> RunReport {
    let plan = try plan()
    let delivery = try Delivery(
      plan, store: store, services: test.services, interval: .init(first: .zero, most: .zero))
    return try await PipelineRun(plan, services: test.services, delivery: delivery).run()
  }

  private func start() -> (TestServices, MemoryRunStore) {
    let half = Self.lines.split(separator: "\n", omittingEmptySubsequences: false)
    let files = [
      "in/a.jsonl": half.prefix(20).joined(separator: "\n") + "\n",
      "in/b.jsonl": half.dropFirst(20).joined(separator: "\n"),
      "out/log.jsonl": "{\"id\":\"old\"}\n",
    ]
    return (TestServices(files: files), MemoryRunStore())
  }

  /// What there is to read afterwards, by path, without the time of day.
  private func outputs(_ test: TestServices) throws -> [String: String] {
    var found: [String: String] = [:]
    for name in try test.files.list("out") {
      found[name] = String(
        decoding: try test.files.contents(of: "out/" + name), as: UTF8.self)
    }
    return found
  }

  @Test func eachSingleFailureOfTheFilesEndsInTheSameOutputsAfterAll() async throws {
    let (test, store) = start()
    _ = try await run(test, store)
    let expected = try outputs(test)
    #expect(expected.keys.sorted() == ["all.jsonl", "log.jsonl", "news.md"])
    var call = 1
    var (noticed, harmless) = (0, 0)
    while true {
      let (test, store) = start()
      let fault = OneFault(at: call)
      test.files.setFault(fault.fault)
      var failure: (any Error)?
      var report: RunReport?
      do { report = try await run(test, store) } catch { failure = error }
      test.files.setFault(nil)
      guard let what = fault.what else { break }
      let letters = try store.deadLetters(stage: nil, after: 0, limit: 100)
      if failure == nil, report?.hasFailures == true {
        // A source that could not be read is a failure of its own, and the next run reads it.
        #expect(!letters.isEmpty, "call \(call), \(what)")
        let isSource = what.contains(" in") || what.contains("resolve")
        #expect(isSource, "call \(call), \(what)")
        noticed += 1
      } else if failure != nil {
        noticed += 1
        let again = try await run(test, store)
        // What a sink could not do is nobody's failure but the run's.
        #expect(again.stages.dropFirst().allSatisfy { $0.failed == 0 }, "call \(call), \(what)")
        try expectSame(outputs(test), expected, "call \(call), \(what)")
      } else {
        harmless += 1
        try expectSame(outputs(test), expected, "call \(call), \(what)")
      }
      call += 1
    }
    #expect(noticed > 20 && harmless < noticed)
  }

  private func expectSame(
    _ found: [String: String], _ expected: [String: String], _ when: String
  ) {
    let difference = difference(found, expected)
    #expect(difference.isEmpty, "\(when)")
  }

  private func difference(_ a: [String: String], _ b: [String: String]) -> String {
    Set(a.keys).union(b.keys).sorted().filter { a[$0] != b[$0] }.map { name in
      "\(name) has \(a[name]?.split(separator: "\n").count ?? -1) lines "
        + "instead of \(b[name]?.split(separator: "\n").count ?? -1)"
    }.joined(separator: ", ")
  }

  @Test func eachSingleFailureOfTheStoreEndsInTheSameOutputsAfterAll() async throws {
    let (test, store) = start()
    _ = try await run(test, store)
    let expected = try outputs(test)
    var operation = 1
    while true {
      let (test, store) = start()
      store.fail(at: operation)
      do {
        _ = try await run(test, store)
        if store.operations < operation { break }
        Issue.record("the failure of transaction \(operation) was not noticed")
      } catch {
        _ = try await run(test, store)
      }
      try expectSame(outputs(test), expected, "transaction \(operation)")
      operation += 1
    }
    #expect(operation > 4)
  }
}
