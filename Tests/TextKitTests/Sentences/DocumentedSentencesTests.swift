import Foundation
import Testing
import TextKit

/// What `docs/sentences.md` shows is what is run here.
@Suite struct DocumentedSentencesTests {
  @Test func whatIsShownFindsSentences() throws {
    let text = "Es regnet. Am 19. Juli schien die Sonne."
    let bytes = text.utf8Span.span
    var found: [Range<Int>] = []
    func print(_ range: Range<Int>) { found.append(range) }
    var scanner = SentenceScanner(options: SentenceOptions(suiting: bytes, language: "de"))
    while let sentence = scanner.next(in: bytes) { print(sentence.range) }
    #expect(found == [0..<10, 11..<40])
  }

  @Test func whatIsShownIsWhatIsRun() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/sentences.md"), encoding: .utf8)
    let parts = page.components(separatedBy: "```swift\n")
    #expect(parts.count == 2)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let block = try #require(parts.last?.components(separatedBy: "```").first)
    for line in block.split(separator: "\n") {
      #expect(source.contains("    \(line)\n"), "\(line)")
    }
  }
}
