import Testing
import TextSummarizer

/// What `docs/summarize.md` shows; DocumentedStagesTests sees that it does.
@Suite struct DocumentedSummaryTests {
  @Test func whatIsShownSumsUpSeveralTexts() throws {
    let a = "The ferry to the islands runs again from Monday. It had been out of service for weeks."
    let b = "Die Brücke über den Fjord bleibt bis zum Herbst gesperrt. Das teilte die Stadt mit."
    var options = SummaryOptions()
    options.sentences = 2
    var found: [Int] = []
    func print(_ source: Int, _ range: Range<Int>, _ text: String) {
      #expect(!text.isEmpty && !range.isEmpty)
      found.append(source)
    }
    let texts = [SourceText(a), SourceText(b, title: "…", language: "de")]
    for sentence in Summarizer(options).summary(of: texts)?.sentences ?? [] {
      print(sentence.source, sentence.range, sentence.text)
    }
    #expect(found.count == 2 && found.allSatisfy { [0, 1].contains($0) })
  }
}
