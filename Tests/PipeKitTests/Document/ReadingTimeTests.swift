import PipeKit
import Testing

@Suite struct ReadingTimeTests {
  static let texts: [(String, Double)] = [
    ("", 0), (" \n\u{3000}", 0), (String(repeating: "word, ", count: 238), 1),
    (String(repeating: "слово\n", count: 119), 0.5), (String(repeating: "雨。", count: 476), 1),
    (String(repeating: "カナ", count: 238), 1), (String(repeating: "ก", count: 1071), 1),
    ("雨 word", 1.5 / 238),
  ]

  @Test(arguments: texts)
  func goesByTheScript(text: String, minutes: Double) {
    #expect(abs(Document.readingMinutes(of: text) - minutes) < 0.0001)
  }
}
