import PipeKit
import Testing

@testable import StoriesStage

/// What a story's summary is made of.
@Suite struct StorySummarizerTests {
  /// Three documents about one event; the first could fill a summary alone.
  private static let bridge: [Document] = [
    """
    The old bridge over the Lenn was closed on Monday after cracks were found. Engineers will inspect the pillars this \
    week. The mayor spoke of a hard day for the valley.
    """,
    """
    The old bridge over the Lenn was closed on Monday after cracks were found. Buses will take a detour of ten kilometres.
    """,
    "The old bridge over the Lenn was closed on Monday after cracks were found. Repairs may cost two million euros.",
  ].enumerated().map { number, text in
    Document(id: "d\(number)", title: "Bridge closed", language: "en", text: text)
  }

  private func summary(_ documents: [Document], _ count: Int) throws -> [StorySentence] {
    try #require(StorySummarizer(sentences: count).summary(of: documents)).sentences
  }

  @Test func aSummaryOfThreeDocumentsDrawsOnAllThatHaveGoodSentences() throws {
    let three = try summary(Self.bridge, 3)
    // In the order of the documents.
    #expect(three.map(\.document) == ["d0", "d1", "d2"])
    #expect(three[1].text.contains("detour") && three[2].text.contains("euros"))
    let two = try summary(Self.bridge, 2)
    #expect(Set(two.map(\.document)).count == 2)
    let one = try summary(Self.bridge, 1)
    #expect(one.map(\.document) == ["d0"])
  }

  @Test func aDocumentGivesMoreSentencesWhereTheOthersHaveNoMore() throws {
    let all = try summary(Self.bridge, 10)
    #expect(all.map(\.document) == ["d0", "d0", "d0", "d1", "d2"])
    #expect(all.count { $0.text.contains("cracks") } == 1)
    let alone = try summary([Self.bridge[0]], 3)
    #expect(alone.map(\.document) == ["d0", "d0", "d0"])
  }

  @Test func nothingIsSaidTwiceForTheSakeOfAnotherDocument() throws {
    var copy = Self.bridge[0]
    copy.id = "copy"
    let found = try summary([Self.bridge[0], copy], 3)
    #expect(found.map(\.document) == ["d0", "d0", "d0"])
    #expect(Set(found.map(\.text)).count == 3)
  }

  @Test func sentencesOfEarlierRunsStandBehindTheTextsUnlessTheirDocumentIsThere() throws {
    let earlier = [
      StorySentence(text: "Engineers had warned of rust in spring.", document: "old"),
      StorySentence(text: "Nobody may swim in the lake.", document: "d1"),
    ]
    let result = try #require(
      StorySummarizer(sentences: 10).summary(of: [Self.bridge[1]], after: earlier))
    #expect(result.sentences.map(\.document) == ["d1", "d1", "old"])
    #expect(result.sentences.last?.text == earlier[0].text)
    #expect(!result.text.contains("swim"))
  }
}
