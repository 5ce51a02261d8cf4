import PipeEngine
import PipeKit
import PipeTesting

@testable import StoriesStage

/// Runs the stage as a run that is remembered.
///
/// - Parameters:
///   - documents: What goes in.
///   - options: The stage's options in YAML.
///   - store: Where it is remembered.
///   - services: The clock, files and network of the run.
/// - Returns: What came out.
/// - Throws: What the run throws.
func runRemembered(
  _ documents: [Document], _ options: String, in store: MemoryRunStore, _ services: Services
) async throws -> [Document] {
  let sink = MemorySink()
  let plan = Plan(
    name: "test",
    stages: [
      Plan.Step(MemorySource(documents)), Plan.Step(try Stories.make(yaml: options)),
      Plan.Step(sink),
    ])
  let delivery = try Delivery(plan, store: store, services: services)
  _ = try await PipelineRun(plan, services: services, delivery: delivery).run()
  return sink.documents
}
