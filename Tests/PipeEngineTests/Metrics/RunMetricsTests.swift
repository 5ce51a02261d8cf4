import Dispatch
import PipeKit
import PipeTesting
import Testing

@testable import PipeEngine

@Suite(.timeLimit(.minutes(10)))
struct RunMetricsTests {
  /// What is told of a run after its end.
  private func metrics(_ stages: [any Stage]) async throws -> MetricsSnapshot {
    let steps = stages.enumerated().map { Plan.Step($1, id: "s\($0)") }
    let run = PipelineRun(
      Plan(name: "test", stages: steps + [Plan.Step(MemorySink(), id: "sink")]),
      services: TestServices().services)
    _ = try await run.run()
    return run.metrics(version: "1", elapsed: .seconds(1))
  }

  @Test func everyBatchOfEveryStageIsTimedOnce() async throws {
    let metrics = try await metrics([Numbers(70, batchSize: 7), pass, Witness(), pass])
    #expect(metrics.stages.map(\.id) == ["s0", "s1", "s2", "s3", "sink"])
    for stage in metrics.stages {
      #expect(stage.batches.counts.reduce(0, +) == 10, "\(stage.id)")
      #expect(stage.batches.sum > 0, "\(stage.id)")
    }
  }

  @Test func documentsWrittenOneByOneAreTimedInBatches() async throws {
    let metrics = try await metrics([Numbers(5000, singly: true), Witness()])
    let batches = metrics.stages.map { $0.batches.counts.reduce(0, +) }
    #expect(batches[0] == batches[1])
    #expect((79...5000).contains(batches[0]))
  }

  @Test func onlyWhatStandsBehindAQueueHasADepth() async throws {
    // The third shares the second's worker, and so has no queue of its own.
    let metrics = try await metrics([Numbers(70), pass, pass, Witness()])
    #expect(metrics.stages.map(\.queue) == [nil, 0, nil, 0, 0])
  }

  @Test func timeOfAStageCountsWhateverThreadsItRunsOn() async throws {
    // Each turn ends on another thread than it began on, or might.
    let metrics = try await metrics([Restless(turns: 200), pass])
    let stage = metrics.stages[0].reading
    #expect(stage.processorSeconds >= Double(Restless.spent(turns: 200)) / 1e9)
  }

  @Test func timeOfWorkThatAStageHasDoneElsewhereCountsOnce() async throws {
    let metrics = try await metrics([Delegating(), pass])
    let time = metrics.stages[0].reading.processorSeconds
    #expect(time >= Double(Delegating.step) / 1e9)
  }
}

/// Has work done on a queue.
private struct Delegating: Stage {
  static let manual = Manual("delegating", "Has work done.", roles: .source)
  static let step: UInt64 = 5_000_000

  init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "elsewhere").async {
        context.metered {
          let start = StageMeter.threadTime()
          while StageMeter.threadTime() - start < Self.step {}
        }
        continuation.resume()
      }
    }
    try await output.write([Document(id: "done")])
  }
}

/// Works, and gives way; in two tasks.
private struct Restless: Stage {
  static let manual = Manual("restless", "Works.", roles: .source)
  private static let step: UInt64 = 20_000
  var turns = 1

  /// How much processor time that takes at least, in nanoseconds.
  static func spent(turns: Int) -> UInt64 { 2 * UInt64(turns) * step }

  init(options: NoOptions, setup: StageSetup) {}
  init(turns: Int) { self.turns = turns }

  func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    await withTaskGroup { group in
      for _ in 0..<2 {
        group.addTask {
          for _ in 0..<turns {
            let start = StageMeter.threadTime()
            while StageMeter.threadTime() - start < Self.step {}
            await Task.yield()
          }
        }
      }
    }
    try await output.write([Document(id: "done")])
  }
}
