import PipeKit
import PipeTesting
import Testing

@testable import ReadabilityScorePlugin

@Suite struct ReadabilityScoreTests {
  @Test func complies() async throws { try await Compliance(ReadabilityScore.self).verify() }

  @Test(arguments: [
    ("", 0, 1), ("One", 1, 1), ("Who? Me! Yes…", 3, 3), ("At 3.5 per cent. Done.", 4, 2),
    ("A heading\n\nA paragraph without a stop\nAnd another", 9, 3), ("Æ øl, där.", 3, 1),
    ("Mr. Smith paid 3.5 per cent. The U.S. said so. ", 10, 2), ("He left. she stayed! Why?", 5, 2),
    ("J. R. R. Tolkien wrote it.", 6, 1), ("It is in the U.K.\n\nThey left.", 8, 2),
  ]) func countsWordsAndSentences(text: String, words: Int, sentences: Int) {
    let counts = ReadingCounts(text)
    #expect(counts.words == words)
    #expect(counts.sentences == sentences)
  }

  @Test(arguments: [
    ("cat", 1), ("table", 2), ("home", 1), ("reading", 2), ("the", 1), ("umbrella", 3),
  ])
  func guessesSyllables(word: String, syllables: Int) {
    #expect(ReadingCounts(word).syllables == syllables)
  }

  @Test func hardTextsScoreHigherThanEasyOnes() {
    let easy = ReadingCounts("The dog ran home. It was wet. We gave it food.")
    let hard = ReadingCounts(
      "Notwithstanding considerable parliamentary opposition, international organisations recommended comprehensive regulation."
    )
    #expect(easy.lix < 30)
    #expect(hard.lix > 60)
    #expect(easy.readingEase > hard.readingEase)
    #expect(easy.grade < hard.grade)
  }

  @Test func scoresNoShortTextAndNoEaseOfOtherLanguages() async throws {
    let stage = try ReadabilityScore.make(yaml: "min_words: 3")
    let result = try await stage.run(on: [
      Document(id: "a", text: "Two words."),
      Document(id: "b", language: "de", text: "Drei kurze Wörter."),
    ])
    #expect(result.output[0].metadata["readability"] == nil)
    #expect(
      result.output[1].metadata["readability"]?.object?.keys == ["words", "sentences", "lix"])
  }
}
