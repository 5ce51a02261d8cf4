import PipeEngine
import PipeKit

/// What came of running the stages of a test.
struct TestOutcome {
  /// What came out of the last stage.
  let documents: [Document]
  /// What the stages did.
  let report: RunReport
  /// What ended the run before its time.
  let error: (any Error)?

  /// Runs the stages of a test.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - files: The real files, which are only read.
  /// - Returns: What came of it; an error that ended the run is part of it.
  static func of(_ test: TestSuite.Test, over files: any FileSystem) async -> TestOutcome {
    let clock = CaseClock(test.now)
    let services = Services(
      clock: clock, files: OverlayFileSystem(over: files, files: test.files, clock: clock),
      http: TestHTTPClient(responses: test.pages))
    var plan = test.plan
    if let input = test.input {
      plan.stages.insert(Plan.Step(MemorySource(input), id: "input"), at: 0)
    }
    let sink = MemorySink()
    plan.stages.append(Plan.Step(sink, id: "output"))
    let run = PipelineRun(plan, services: services, options: .init(isDryRun: true))
    do {
      let report = try await run.run()
      return TestOutcome(documents: sink.documents, report: report, error: nil)
    } catch {
      return TestOutcome(documents: sink.documents, report: run.progress, error: error)
    }
  }

  /// How many documents were dropped for each reason, in all stages.
  var dropped: [String: Int] {
    report.stages.reduce(into: [:]) { sum, stage in sum.merge(stage.dropped, uniquingKeysWith: +) }
  }
}
