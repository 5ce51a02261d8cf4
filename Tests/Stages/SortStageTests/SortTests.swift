import PipeKit
import PipeTesting
import SortStage
import Testing

@Suite struct SortTests {
  private func order(_ options: String, _ documents: [Document]) async throws -> [String] {
    try await Sort.make(yaml: options).run(on: documents).output.map(\.id)
  }

  @Test func textsAreComparedWithoutCaseAndNumbersInThemAsNumbers() async throws {
    let titles = ["Part 10", "part 9", "Ärger", "a", "B", "Part 9b", ""]
    let documents = titles.map { Document(id: $0, title: $0) }
    #expect(
      try await order("by: title", documents)
        == ["a", "B", "part 9", "Part 9b", "Part 10", "Ärger", ""])
  }

  @Test func whatHasNoValueComesLastEitherWay() async throws {
    let documents = [
      Document(id: "none"), Document(id: "a", metadata: ["rank": 2]),
      Document(id: "b", metadata: ["rank": 10]), Document(id: "c", metadata: ["rank": "first"]),
    ]
    #expect(try await order("by: metadata.rank", documents) == ["a", "b", "c", "none"])
    #expect(try await order("by: -metadata.rank", documents) == ["c", "b", "a", "none"])
  }

  @Test func whatIsAlikeStaysInItsOrder() async throws {
    let documents = (0..<2000).map {
      Document(id: "\($0)", metadata: ["rank": .number(JSONNumber($0 % 3))])
    }
    let expected = (0..<3).flatMap { rank in (0..<2000).filter { $0 % 3 == rank }.map { "\($0)" } }
    #expect(try await order("by: metadata.rank", documents) == expected)
    #expect(
      try await order("{by: metadata.rank, top: 900}", documents) == Array(expected.prefix(900)))
  }

  @Test func theFirstOfManyAreThoseOfSortingAll() async throws {
    var generator = SeededGenerator(seed: 4)
    let documents = (0..<5000).map {
      Document(
        id: "\($0)",
        metadata: ["rank": .number(JSONNumber(Int.random(in: 0..<300, using: &generator)))])
    }
    let all = try await order("by: -metadata.rank", documents)
    let result = try await Sort.make(yaml: "{by: -metadata.rank, top: 7}").run(on: documents)
    #expect(result.output.map(\.id) == Array(all.prefix(7)))
    #expect(result.dropped == ["behind the first 7": 4993])
  }

  @Test func moreThanTheBufferEndsTheRunUnlessOnlyTheFirstAreKept() async throws {
    let documents = (0..<3000).map {
      Document(id: "\($0)", text: String(repeating: "x", count: 1000))
    }
    await #expect(throws: StageError.self) {
      try await Sort.make(yaml: "{by: id, buffer: 2MB}").run(on: documents)
    }
    #expect(try await order("{by: id, buffer: 2MB, top: 10}", documents).count == 10)
  }

  @Test(arguments: ["", "by: []", "by: headline", "by: [title, -headline]", "{by: title, top: 0}"])
  func whatIsNoFieldIsAnError(options: String) {
    #expect(throws: (any Error).self) { try Sort.make(yaml: options) }
  }
}
