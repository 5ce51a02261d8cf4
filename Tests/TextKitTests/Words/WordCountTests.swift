import PipeTesting
import Testing
import TextKit

@Suite struct WordCountTests {
  private func count(_ text: String) -> Int { WordCount.count(text.utf8Span.span) }

  @Test(arguments: [
    ("", 0), ("one", 1), ("One, two - three! four", 4), ("don't stop", 2), ("Élysée’s door", 2),
    ("日本の", 3),
    ("in 2026 and 7", 4), ("well-known", 2), ("  a  ", 1), ("co\u{AD}operate now", 2), ("カタカナ", 1),
    ("a b c d e f g h i j", 10), ("abcdefgh ijklmnop", 2), ("abcdefghijklmnopq", 1),
    ("{[@`/:]}", 0),
  ])
  func countsWords(text: String, expected: Int) { #expect(count(text) == expected) }

  @Test func agreesWithTheScannerOnPlainText() {
    var generator = SeededGenerator(seed: 5)
    let pieces = [
      "a", "Zz", "az09", " ", " ", "\n", ", ", "é", "ж", "京", "(", "@", "[", "`", "{", "/", ":",
    ]
    for _ in 0..<500 {
      let text = (0..<60).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
        .joined()
      #expect(count(text) == WordScanner.words(in: text.utf8Span.span).count, "\(text)")
    }
  }

  @Test func survivesAnyBytes() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<1000 {
      let text = oddText(pieces: 40, using: &generator)
      #expect(WordCount.count(text.span) <= text.count)
    }
  }
}
