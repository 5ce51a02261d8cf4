import LimitStage
import PipeKit
import PipeTesting
import Testing

@Suite struct LimitTests {
  @Test func theOthersAreDroppedAndCounted() async throws {
    let documents = (0..<100).map { Document(id: "\($0)") }
    let result = try await Limit.make(yaml: "{documents: 10, skip: 5}").run(
      on: documents, batchSize: 3)
    #expect(result.output.map(\.id) == (5..<15).map { "\($0)" })
    #expect(result.dropped == ["before the first": 5, "over the limit": 85])
  }

  @Test func eachValueOfAFieldHasItsOwnLimit() async throws {
    let documents = (0..<12).map { number in
      Document(
        id: "\(number)",
        labels: number < 9 ? [Label(number % 3 == 0 ? "Sport" : "sport"), Label("x\(number)")] : [])
    }
    let result = try await Limit.make(yaml: "{documents: 2, per: topic}").run(on: documents)
    #expect(result.output.map(\.id) == ["0", "1", "9", "10"])
  }

  @Test func noneAreLetThroughByZero() async throws {
    #expect(try await Limit.make(yaml: "documents: 0").run(on: [Document(id: "a")]).output.isEmpty)
  }

  @Test(arguments: ["", "documents: -1", "{documents: 1, per: desk}", "{documents: 1, skip: -1}"])
  func whatIsNoLimitIsAnError(options: String) {
    #expect(throws: (any Error).self) { try Limit.make(yaml: options) }
  }
}
