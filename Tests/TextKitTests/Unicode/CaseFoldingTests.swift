import PipeTesting
import Testing
import TextKit

@Suite struct CaseFoldingTests {
  @Test(arguments: [
    ("", ""), ("Hello WORLD 12", "hello world 12"), ("ÄÖÜ ẞ ß", "äöü ß ß"),
    ("ΣΊΣΥΦΟΣ ς", "σίσυφοσ σ"),
    ("‘It’s’ co‐op", "‘it's' co-op"), ("a\u{AD}b", "ab"), ("Ⱥ", "ⱥ"), ("\u{212A}", "k"),
    ("İI", "ii"),
  ])
  func folds(text: String, expected: String) {
    #expect(CaseFolding.fold(text) == expected)
  }

  @Test func foldingTwiceIsFoldingOnce() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let once = CaseFolding.fold(oddText(pieces: 40, using: &generator).span)
      #expect(CaseFolding.fold(once.span) == once)
    }
  }
}
