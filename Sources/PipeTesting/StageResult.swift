public import PipeEngine
public import PipeKit

/// What came of running a stage by itself.
public struct StageResult: Sendable {
  /// The documents that came out, in order.
  public let output: [Document]
  /// What was dropped, failed and written.
  public let report: RunReport

  /// The reasons documents were dropped for, with their number.
  public var dropped: [String: Int] { report.stages.dropFirst().first?.dropped ?? [:] }
  /// The identifiers of what failed.
  public var failed: [String] { report.failures.map(\.document) }
  /// Why they have failed.
  public var errors: [StageError] { report.failures.map(\.error) }
}

extension Stage {
  /// Runs this stage alone over documents in memory.
  ///
  /// - Parameters:
  ///   - documents: What goes in. For a source, nothing.
  ///   - services: What the stage can reach; all in memory unless said otherwise.
  ///   - batchSize: How many documents travel together.
  ///   - policy: What becomes of documents that fail.
  /// - Returns: What came out.
  /// - Throws: `StageError` where the stage ends the run.
  public func run(
    on documents: [Document] = [], services: Services = TestServices().services,
    batchSize: Int = 64, policy: FailurePolicy = .skip
  ) async throws -> StageResult {
    let sink = MemorySink()
    let plan = Plan(
      name: "test",
      stages: [
        Plan.Step(MemorySource(documents, batchSize: batchSize)), Plan.Step(self, policy: policy),
        Plan.Step(sink),
      ])
    let report = try await PipelineRun(plan, services: services).run()
    return StageResult(output: sink.documents, report: report)
  }

  /// Runs this stage alone as the source of a pipeline.
  ///
  /// - Parameters:
  ///   - services: What the stage can reach; all in memory unless said otherwise.
  ///   - policy: What becomes of documents that fail.
  /// - Returns: What came out.
  /// - Throws: `StageError` where the stage ends the run.
  public func runAsSource(
    services: Services = TestServices().services, policy: FailurePolicy = .skip
  ) async throws -> StageResult {
    let sink = MemorySink()
    let plan = Plan(
      name: "test", stages: [Plan.Step(self, policy: policy), Plan.Step(sink)])
    let report = try await PipelineRun(plan, services: services).run()
    return StageResult(output: sink.documents, report: report)
  }
}
