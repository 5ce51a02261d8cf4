import PipeKit
import PipeTesting
import Testing

@testable import SentimentPlugin

@Suite struct SentimentTests {
  private func score(_ text: String) -> Double { SentimentLexicon.english.score(text) ?? 0 }

  @Test func complies() async throws { try await Compliance(Sentiment.self).verify() }

  @Test func tellsGoodNewsFromBad() {
    #expect(score("The team celebrated a wonderful victory.") > 0.5)
    #expect(score("Dozens were killed when the flood destroyed the town.") < -0.5)
  }

  @Test func strengthensAndTurnsRound() {
    #expect(score("very good") > score("good"))
    #expect(score("not good") < 0)
    #expect(score("It wasn't a bad year") > 0)
    #expect(score("It wasn’t a bad year") > 0)
  }

  @Test func staysWithinItsBounds() {
    let text = String(repeating: "terrible war ", count: 10_000)
    #expect(score(text) >= -1)
  }

  @Test(arguments: ["good", "good\tmuch", "good\t9"]) func namesALineOfALexiconThatIsWrong(
    line: String
  ) {
    #expect {
      _ = try SentimentLexicon(Array("fine\t1\n\(line)\n".utf8), path: "words.tsv")
    } throws: { ($0 as? OptionProblem)?.message.contains("on line 2 of 'words.tsv'") == true }
  }
}
