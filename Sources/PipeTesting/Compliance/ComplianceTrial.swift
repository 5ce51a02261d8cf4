import PipeEngine
import PipeKit

/// A stage with the options of one of its examples, tried with documents of many kinds.
struct ComplianceTrial: Sendable {
  let compliance: Compliance
  let example: Manual.Example
  let documents: [Document]

  init(_ compliance: Compliance, _ example: Manual.Example) {
    self.compliance = compliance
    self.example = example
    documents = ProbeDocuments.documents(compliance.type.manual.examples)
  }

  /// What came of a run.
  struct Outcome: Equatable {
    var output: [Document]
    var dropped: [String: Int]
    var failed: [String]
  }

  /// What the stage does not keep.
  func violations() async throws -> [String] {
    let usual = try await outcome()
    var found = ruleViolations(usual)
    for (what, other) in [
      ("in another run", try await outcome()),
      ("in batches of 1", try await outcome(batchSize: 1)),
      ("in batches of 2", try await outcome(batchSize: 2)),
      ("run by 8 tasks", try await outcome(batchSize: 1, workers: 8)),
    ] where other != usual {
      found.append(
        "it does something else \(what) than in batches of 64: \(difference(usual, other))")
      break
    }
    found += try await concurrencyViolations()
    found += try await endingViolations()
    return found
  }

  /// Makes the stage anew, with services of its own.
  func make() throws -> (stage: any Stage, services: Services) {
    let test = TestServices(files: example.files, pages: example.pages)
    return (
      try compliance.type.make(yaml: example.options, files: test.files), test.services
    )
  }

  private func outcome(batchSize: Int = 64, workers: Int = 1) async throws -> Outcome {
    let (stage, services) = try make()
    let sink = MemorySink()
    let plan = Plan(
      name: "compliance",
      stages: [
        Plan.Step(MemorySource(documents, batchSize: batchSize)), Plan.Step(stage), Plan.Step(sink),
      ])
    let report = try await PipelineRun(
      plan, services: services, options: PipelineRun.Options(workers: workers)
    ).run()
    return Outcome(
      output: sink.documents, dropped: report.stages.dropFirst().first?.dropped ?? [:],
      failed: report.failures.map(\.document).sorted())
  }

  private func difference(_ a: Outcome, _ b: Outcome) -> String {
    if a.output.map(\.id) != b.output.map(\.id) {
      return
        "the documents are \(b.output.map(\.id).prefix(8)), not \(a.output.map(\.id).prefix(8))"
    }
    for (first, second) in zip(a.output, b.output) where first != second {
      let keys = DocumentChange.fields(from: first, to: second)
      return "document '\(first.id)' has another \(keys.sorted().joined(separator: ", "))"
    }
    return a.dropped != b.dropped ? "others are dropped" : "others fail"
  }
}
