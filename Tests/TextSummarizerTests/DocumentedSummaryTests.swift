import Foundation
import Testing
import TextSummarizer

/// What `docs/summarize.md` shows is what is run here.
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

  @Test func whatIsShownIsWhatIsRun() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/summarize.md"), encoding: .utf8)
    let parts = page.components(separatedBy: "```swift\n")
    #expect(parts.count == 2)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let block = try #require(parts.last?.components(separatedBy: "```").first)
    for line in block.split(separator: "\n") {
      #expect(source.contains("    \(line)\n"), "\(line)")
    }
  }
}
