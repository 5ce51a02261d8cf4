import PipeTesting

/// Makes texts of what sentences and keywords stumble over, and damages some.
package struct TextMutator: InputSource {
  private let seed: UInt64

  private static let words = [
    "The", "the", "mill", "Mr", "Dr", "Inc", "U.S", "e.g", "z. B", "p.m", "No", "I", "A", "b", "iv",
    "1", "12", "3.14", "2)", "(c)", "•", "Ann Lee", "said", "É", "ß", "Σ;", "И", "т. д", "है|", "डॉ",
    "京", "は", "カタ", "「何", "」", "（", "《", "ไทย", "한국", "د", "’s", "'t", "www.a.b", "a@b.org",
    "Yahoo",
    "ein 3", "Juni", "\u{301}", "\u{AD}", "\u{FEFF}", "😀", "\u{0}",
  ]
  private static let marks = [
    ".", ".", ". ", "..", "...", "…", ". . .", " . . . .", "!", "?", "?!", "。", "！", "।", "؟", "|",
    ";",
    ",", ":", "'", "’", "\"", "“", "”", "«", "»", "„", "''", "``", "(", ")", "[", "]", "[1]",
    "[...]",
    "-", "—", "\n", "\r\n", "\n\n", "\t", "\u{2028}", "\u{A0}", "\u{202F}", "  ",
  ]
  private static let broken: [[UInt8]] = [
    [0x80], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xFF], [0xC0, 0xAF], [0xED, 0xA0],
  ]

  /// Creates a source.
  package init(seed: UInt64) { self.seed = seed }

  /// The input of a number.
  package func input(_ number: Int) -> (bytes: [UInt8], choices: UInt64) {
    var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
    var bytes: [UInt8] = []
    for _ in 0..<generator.below(200) {
      if generator.onceIn(40) { bytes += generator.pick(Self.broken) }
      bytes += Array(generator.pick(generator.onceIn(3) ? Self.marks : Self.words).utf8)
      if !generator.onceIn(4) { bytes.append(0x20) }
    }
    if generator.onceIn(60) {
      let unit = unit(generator.below(1000))
      for _ in 0..<(1 << 16) / unit.count { bytes += unit }
    }
    return (bytes, generator.next())
  }

  /// A piece that is repeated.
  package func unit(_ number: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: seed &+ UInt64(number))
    let piece = (0..<1 + generator.below(4)).map { _ in
      generator.pick(generator.onceIn(2) ? Self.marks : Self.words)
    }
    return Array(piece.joined(separator: generator.onceIn(2) ? " " : "").utf8)
  }
}
