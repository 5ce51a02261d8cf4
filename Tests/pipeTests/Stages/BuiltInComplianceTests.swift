import PipeKit
import PipeTesting
import Testing

@testable import pipe

@Suite struct BuiltInComplianceTests {
  /// A stage that comes with the tool.
  struct Case: Sendable, CustomTestStringConvertible {
    let type: any Stage.Type
    var testDescription: String { type.manual.name }
  }

  private static let cases = Workbench.builtIn.map { Case(type: $0) }

  @Test(arguments: cases) func keepsWhatEveryStagePromises(stage: Case) async throws {
    try await Compliance(stage.type).verify()
  }
}
