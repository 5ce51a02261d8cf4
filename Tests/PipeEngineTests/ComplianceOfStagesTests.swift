import PipeEngine
import PipeKit
import PipeTesting
import Testing

@Suite struct ComplianceOfStagesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let type: any Stage.Type
    var testDescription: String { type.manual.name }
  }

  /// What stages change in documents that are not like those of their examples.
  private static let more: [String: Set<String>] = [
    "clean": [
      "title", "authors", "published", "updated", "language", "body", "text", "image", "links",
      "metadata", "keywords", "url",
    ],
    "fetch": ["url", "title", "body", "text", "published", "metadata", "source"],
  ]

  @Test(arguments: ExampleCase.types.map { Case(type: $0) })
  func complies(stage: Case) async throws {
    try await Compliance(
      stage.type, mayChange: Self.more[stage.type.manual.name] ?? []
    ).verify()
  }
}
