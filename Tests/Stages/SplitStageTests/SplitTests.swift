import PipeKit
import PipeTesting
import SplitStage
import Testing

@Suite struct SplitTests {
  private func texts(_ options: String, _ text: String) async throws -> [String] {
    try await Split.make(yaml: options).run(on: [Document(id: "a", text: text)]).output
      .compactMap(\.text)
  }

  @Test func aTextWithoutHeadingsGoesOnAsItIs() async throws {
    let document = Document(
      id: "a", body: Body("x"), text: "One.\n\n#hashtag\n\nTwo.", summary: "S")
    #expect(
      try await Split.make(yaml: "").run(on: [document, Document(id: "b")]).output == [
        document, Document(id: "b"),
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func linesEndInAnyWay(_ end: String) async throws {
    let text = ["Intro.", "", "## A", "", "One.", "## B", "Two."].joined(separator: end)
    #expect(try await texts("", text) == ["Intro.", "## A\n\nOne.", "## B\nTwo."])
    #expect(
      try await texts("at: paragraphs", text) == ["Intro.", "## A", "One.\n## B\nTwo."])
  }

  @Test func aLineThatSaysNothingIsNoHeading() async throws {
    let parts = try await Split.make(yaml: "pattern: '^$'").run(
      on: [Document(id: "a", text: "One.\n\nTwo.")]
    ).output
    #expect(parts.map(\.text) == ["One.", "Two."])
    #expect(parts.allSatisfy { $0.title == nil })
    #expect(parts.last?.metadata["part"] == ["of": "a", "number": 2, "count": 2])
  }

  @Test func aTextWithoutSpacesIsPartedBetweenItsLetters() async throws {
    let text = "東京都は二十九日、来年度から給食費を無償にすると発表した。知事は、負担を軽くするためだと述べた。"
    let parts = try await texts("max_words: 10", text)
    #expect(parts.joined() == text)
    #expect(parts.allSatisfy { Document(id: "a", text: $0).wordCount <= 10 })
    #expect(parts.dropLast().allSatisfy { Document(id: "a", text: $0).wordCount == 10 })
  }

  @Test func codeIsNotParted() async throws {
    let text = "# A\n\n```\n# no heading\n```\n\n## B ##\n\nEnd."
    #expect(try await texts("", text) == ["# A\n\n```\n# no heading\n```", "## B ##\n\nEnd."])
  }

  @Test func longSectionsArePartedAndNothingIsLost() async throws {
    let words = (0..<1000).map { "w\($0)" }
    let text = stride(from: 0, to: 1000, by: 70)
      .map { words[$0..<min($0 + 70, 1000)].joined(separator: " ") }.joined(separator: "\n\n")
    for most in [10, 33, 100, 500] {
      let parts = try await texts("max_words: \(most)", text)
      #expect(parts.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) } == words)
      #expect(parts.allSatisfy { $0.split(whereSeparator: \.isWhitespace).count <= most })
    }
  }

  @Test func shortSectionsAreJoined() async throws {
    let text = (0..<10).map { "## \($0)\n\nFour words are here." }.joined(separator: "\n\n")
    let parts = try await texts("min_words: 10", text)
    #expect(
      parts.count < 10
        && parts.dropLast().allSatisfy { $0.split(whereSeparator: \.isWhitespace).count >= 10 })
  }

  @Test func manyParagraphsTakeLinearTime() async throws {
    let text = String(repeating: "One two.\n\n", count: 20_000)
    #expect(try await texts("{at: paragraphs, min_words: 100000}", text).count == 1)
    #expect(try await texts("at: paragraphs", text).count == 20_000)
  }

  @Test(arguments: ["at: lines", "pattern: '('", "{min_words: 20, max_words: 10}"])
  func whatCannotBeDoneIsAnError(options: String) {
    #expect(throws: (any Error).self) { try Split.make(yaml: options) }
  }
}
