import Testing

@testable import TextSummarizer

@Suite struct SeveralTextsTests {
  private let texts = [
    SourceText(
      """
      The old bridge over the Lenn was closed on Monday after cracks were found. Engineers will inspect the pillars this week. \
      The mayor spoke of a hard day.
      """, language: "en"),
    SourceText(
      """
      After cracks were found, the old bridge over the Lenn was closed on Monday. Buses will take a detour of ten kilometres. \
      Shops in the old town fear for their business.
      """, language: "en"),
    SourceText(" \n", language: "en"),
    SourceText(
      "Buses will take a detour of ten kilometres. Repairs may cost two million euros.",
      language: "en"),
  ]

  private func summary(_ method: SummaryMethod, _ count: Int) throws -> Summary {
    var options = SummaryOptions()
    options.method = method
    options.sentences = count
    return try #require(
      Summarizer(options).summary(of: texts))
  }

  @Test(arguments: SummaryMethod.allCases.filter { $0 != .lead })
  func nothingIsSaidTwice(method: SummaryMethod) throws {
    let lines = try summary(method, 10).sentences.map(\.text)
    #expect(lines.count { $0.contains("cracks were found") } == 1)
    #expect(lines.count { $0.contains("detour") } == 1)
    #expect(lines.count >= 4)
  }

  @Test(arguments: SummaryMethod.allCases)
  func everySentenceSaysWhichTextItIsFrom(method: SummaryMethod) throws {
    let found = try summary(method, 4)
    #expect(found.sentences.map(\.source) == found.sentences.map(\.source).sorted())
    for sentence in found.sentences {
      let text = Array(texts[sentence.source].text.utf8)
      #expect(String(decoding: text[sentence.range], as: UTF8.self) == sentence.text)
    }
  }

  @Test(arguments: SummaryMethod.allCases)
  func aSpreadSummaryHasASecondSentenceOfATextOnlyWhereNoOtherHasAFirst(
    method: SummaryMethod
  ) throws {
    var options = SummaryOptions()
    options.method = method
    options.spreads = true
    options.sentences = 3
    let three = try #require(Summarizer(options).summary(of: texts))
    #expect(three.sentences.map(\.source) == [0, 1, 3])
    options.sentences = 10
    let all = try #require(Summarizer(options).summary(of: texts))
    options.spreads = false
    #expect(all == Summarizer(options).summary(of: texts))
    // As much as was asked for in words, in whole sentences where one fits.
    options.spreads = true
    options.sentences = nil
    for words in [5, 20, 40] {
      options.words = words
      let found = try #require(Summarizer(options).summary(of: texts))
      #expect(found.text().split(whereSeparator: \.isWhitespace).count <= words)
      #expect(words < 10 || found.sentences.allSatisfy { $0.text.hasSuffix(".") })
      #expect(words < 40 || Set(found.sentences.map(\.source)) == [0, 1, 3])
    }
  }

  @Test func textsThatAreNotComparedGiveNoSentenceOfASpreadSummaryBeforeOthers() throws {
    // More than are compared, all of which say what the first one says.
    let facts = [
      "The old bridge over the Lenn was closed on Monday", "Engineers found cracks in two pillars",
      "Buses take a detour of ten kilometres", "Shops in the town fear for their customers",
      "Repairs could cost two million euros", "Farmers cannot reach their fields",
      "School starts an hour later now", "A ferry carries walkers across for free",
      "Ministers promised quick help yesterday", "Divers will look at the foundations",
      "Lorries have to use the motorway", "An earlier report had warned of rust",
    ]
    let many = (0..<60).map { copy in
      SourceText(
        facts.map { "\($0), wrote Author\(copy)." }.joined(separator: " "), language: "en")
    }
    var options = SummaryOptions()
    options.sentences = 10
    options.spreads = true
    let found = try #require(Summarizer(options).summary(of: many)).sentences
    let told = found.map { sentence in facts.firstIndex { sentence.text.hasPrefix($0) } }
    #expect(found.count == 10 && Set(told).count >= 8, "\(found.map(\.text))")
  }

  @Test func theFirstSentencesAreThoseOfEachText() throws {
    let found = try summary(.lead, 3)
    #expect(found.sentences.map(\.source) == [0, 1, 3])
  }

  @Test func whatTheOthersSpeakOfCountsMore() throws {
    var options = SummaryOptions()
    options.sentences = 1
    // All sentences are alike to it.
    options.model = RankerModel(description: [], trees: [])
    let found = try #require(Summarizer(options).summary(of: texts))
    #expect(found.text().contains("bridge over the Lenn"))
  }

  @Test(arguments: SummaryMethod.allCases)
  func theSummaryBeginsWhereTheFirstTextDoes(method: SummaryMethod) throws {
    let first = """
      The old bridge over the Lenn was closed on Monday after cracks were found. It was built in 1904. \
      Engineers will inspect the pillars this week. Shops in the old town fear for their business. \
      The ferry and the buses of the valley are full, and the ferry and the buses of the valley cost more.
      """
    let others = (0..<3).map { number in
      "The ferry and the buses of the valley are full on day \(number). The ferry costs more than before."
    }
    var options = SummaryOptions()
    options.method = method
    for count in 1...4 {
      options.sentences = count
      let found = try #require(
        Summarizer(options).summary(
          of: [SourceText(" "), SourceText(first, language: "en")]
            + others.map { SourceText($0, language: "en") }))
      let opening = try #require(found.sentences.first)
      #expect(opening.source == 1)
      let start = first.prefix { $0 != "S" }
      #expect(start.contains(opening.text), "\(opening.text)")
    }
  }

  @Test func manyTextsAreSummedUpToo() throws {
    let many = (0..<300).map { number in
      SourceText(
        (0..<30).map { "Text \(number) tells of thing\(number * 31 + $0) in place\($0)." }
          .joined(separator: " "), language: "en")
    }
    let found = try #require(
      Summarizer().summary(of: many))
    #expect(found.sentences.count == 3)
  }

  @Test func withoutTextThereIsNoSummary() {
    #expect(Summarizer().summary(of: []) == nil)
    #expect(
      Summarizer().summary(of: [texts[2], texts[2]]) == nil)
  }
}
