import PipeTesting

/// Makes files of rules: lists, tables and YAML, whole, half and wrong.
package struct RuleMutator: InputSource {
  private static let pieces = [
    "[", "]", "[politics]\n", "a", "election", "prime minister", "*", "?", "\\", ",", ";", "\t",
    "\"", "\n",
    "\r\n", "\u{FEFF}", "# ", "é", "e\u{301}", "日本", " ", "WHO", "u.s.", "0", "{", "}", ":", "- ",
    "'",
    "any: ", "all: ", "none: ", "phrase: ", "regex: ", "case: true", "stem: true", "weight: 3",
    "in: title",
    "(", ")", "|", "\\d", "label,keyword\n", "label,regex,part,in,weight\n", "true", "x,", "\u{0}",
    "\u{301}",
  ]

  private let seed: UInt64

  /// Creates a source.
  package init(seed: UInt64) { self.seed = seed }

  /// The input of a number.
  package func input(_ number: Int) -> (bytes: [UInt8], choices: UInt64) {
    var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
    var bytes: [UInt8]
    switch generator.below(4) {
    case 0: bytes = list(&generator)
    case 1: bytes = table(&generator)
    case 2: bytes = mapping(&generator)
    default:
      bytes = (0..<generator.below(30)).flatMap { _ in Array(generator.pick(Self.pieces).utf8) }
    }
    for _ in 0..<max(0, generator.below(6) - 3) where !bytes.isEmpty {
      let at = generator.below(bytes.count)
      if generator.onceIn(2) {
        bytes.insert(contentsOf: generator.pick(Self.pieces).utf8, at: at)
      } else {
        bytes[at] = UInt8(generator.below(256))
      }
    }
    return (bytes, generator.next())
  }

  /// A piece that is repeated.
  package func unit(_ number: Int) -> [UInt8] {
    let units = ["one\n", "[a]\nb#\n", "*a\n", "a,b\n", "\"", "[", "e\u{301}", "a * b\n"]
    return Array(units[number % units.count].utf8)
  }

  private func list(_ generator: inout SeededGenerator) -> [UInt8] {
    lines(&generator) { generator in
      generator.onceIn(3) ? "[\(word(&generator))]" : keyword(&generator)
    }
  }

  private func table(_ generator: inout SeededGenerator) -> [UInt8] {
    Array("label,keyword,part,case\n".utf8)
      + lines(&generator) { generator in
        let part = generator.pick(["", "any", "all", "none"])
        return
          "\(word(&generator)),\(keyword(&generator)),\(part),\(generator.pick(["", "yes", "no"]))"
      }
  }

  private func mapping(_ generator: inout SeededGenerator) -> [UInt8] {
    lines(&generator) { generator in
      let parts = ["any", "all", "none"].filter { _ in generator.onceIn(2) }
      let lists = parts.map { "\($0): ['\(keyword(&generator))', '\(keyword(&generator))']" }
      return "\(word(&generator)): {\(lists.joined(separator: ", "))}"
    }
  }

  private func lines(
    _ generator: inout SeededGenerator, _ line: (inout SeededGenerator) -> String
  ) -> [UInt8] {
    (0...generator.below(6)).flatMap { _ in Array((line(&generator) + "\n").utf8) }
  }

  private func word(_ generator: inout SeededGenerator) -> String {
    generator.pick(["a", "b", "election", "é", "WHO", "日本", "u.s.", "prime"])
      + (generator.onceIn(3) ? "\(generator.below(9))" : "")
  }

  private func keyword(_ generator: inout SeededGenerator) -> String {
    let words = (0...generator.below(3)).map { _ in
      generator.onceIn(5) ? generator.pick(["*", "a*", "*a", "?"]) : word(&generator)
    }
    return words.joined(separator: " ")
  }
}
