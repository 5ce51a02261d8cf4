import Testing

@testable import TextSummarizer

@Suite struct MethodTests {
  private let harbour = """
    It was a sunny day. The council wants to sell the harbour. People work in the harbour. The council said that \
    people who work in the harbour will keep their work. A dog barked at the gulls. Nobody answered.
    """

  @Test(arguments: [SummaryMethod.textrank, .lexrank, .lsa, .luhn, .kl])
  func takesWhatTheTextIsAbout(method: SummaryMethod) {
    let text = summary(method, 1, of: harbour).joined()
    #expect(text.contains("harbour"), "\(text)")
  }

  @Test func luhnCountsTheDensestClusterOfFrequentWords() {
    // Significant: council, sell, harbour (each twice). In the last sentence they stand too far apart.
    let text = """
      The council will sell the harbour. The council met. They sell fish near the harbour. \
      A council of one two three four five six harbour.
      """
    let scores = Luhn.scores(passage(text))
    // council … harbour: 5 words, 3 of them significant.
    #expect(abs(scores[0] - 9.0 / 5) < 1e-9)
    #expect(scores[1] == 1)
    // One word alone has more than “sell fish near the harbour”, of which two in five are significant.
    #expect(scores[2] == 1)
    #expect(scores[3] == 1)
  }

  @Test func sumbasicSquaresWhatItHasSaid() {
    // harbour has 3 of 9, boats and ship 2: the best mean of the sentences that have harbour.
    let text = "Harbour boats. Harbour harbour ship. Boats ship. Trees grow."
    var method = SumBasic(passage(text))
    #expect(method.next(among: [0, 1, 2, 3]) == 1)
    method.take(1)
    // harbour now has a ninth, ship less, and boats two: with boats, ship is less than harbour.
    #expect(method.next(among: [0, 2, 3]) == 0)
    method.take(0)
    #expect(method.next(among: [2, 3]) == 3)
    #expect(method.next(among: []) == nil)
  }

  @Test func klTakesTheSentenceMostLikeTheText() {
    let text = "Boats boats harbour harbour. Boats boats boats. Trees grow."
    #expect(KLSum(passage(text)).next(among: [0, 1, 2]) == 0)
  }

  @Test func lexRankJoinsWhatIsSimilar() {
    let scores = LexRank.scores(
      passage("The harbour was sold. The old harbour was sold cheaply. Trees grow."))
    #expect(scores[0] > scores[2])
    #expect(abs(scores[0] - scores[1]) < 1e-6)
  }

  @Test func theCentroidPrefersTheBeginning() {
    let scores = Centroid.scores(
      passage("Boats harbour sold. Trees grow here. Boats harbour sold today."))
    #expect(scores[0] > scores[1])
  }

  @Test func latentSemanticAnalysisKnowsTheGreatestTopic() {
    let scores = LatentSemanticAnalysis.scores(
      passage("Boats harbour ship. Boats harbour. Boats harbour ship sail. Trees grow."))
    #expect(scores[2] > scores[1])
    #expect(scores[1] > scores[3])
  }

  @Test(arguments: SummaryMethod.allCases)
  func everyMethodTakesAnyText(method: SummaryMethod) {
    for text in [
      "One.", "One two. One two.", "A b. C d. E f.", "東京は大きい。大阪も大きい。京都は古い。",
      "The the the. And and and. Of of of.", String(repeating: "A bc de. ", count: 300),
      (0..<1200).map { "Number \($0) of \($0 % 97) things is word\($0 * 7919 % 1009)." }
        .joined(separator: " "),
    ] {
      for count in [1, 3, 500] {
        let found = summary(method, count, of: text, language: nil)
        #expect(!found.isEmpty)
        #expect(found.count <= count)
      }
    }
  }

  @Test func whatIsBeyondTheComparedSentencesComesLast() {
    let text = (0..<600).map { "Number \($0) is word\($0)." }.joined(separator: " ")
    #expect(summary(.textrank, 600, of: text).count == 600)
  }
}
