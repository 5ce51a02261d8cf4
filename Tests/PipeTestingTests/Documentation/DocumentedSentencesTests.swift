import Testing
import TextKit

/// What `docs/sentences.md` shows; DocumentedStagesTests sees that it does.
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
}
