import FilterStage
import PipeKit
import PipeTesting
import Testing

@Suite struct FilterTests {
  @Test func saysWhichFieldDidNotFit() async throws {
    let filter = try Filter.make(yaml: "where: {language: en, words: {min: 2}}")
    let result = try await filter.run(on: [
      Document(id: "a", language: "en", text: "two words"),
      Document(id: "b", language: "de", text: "zwei Wörter"),
      Document(id: "c", language: "en", text: "one"),
      Document(id: "d"),
    ])
    #expect(result.output.map(\.id) == ["a"])
    #expect(result.dropped == ["where: language": 2, "where: words": 1])
  }

  @Test func withoutAConditionItIsAnError() {
    #expect(throws: (any Error).self) { try Filter.make(yaml: "") }
    #expect(throws: (any Error).self) { try Filter.make(yaml: "where: {}") }
  }
}
