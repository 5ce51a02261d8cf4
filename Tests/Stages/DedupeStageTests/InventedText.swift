import PipeTesting

/// Texts of invented words, and copies of them that somebody has edited.
struct InventedText {
  private var generator: SeededGenerator
  private let vocabulary: [String]

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    var letters = SeededGenerator(seed: 1)
    vocabulary = (0..<3000).map { _ in
      String(
        (0..<Int.random(in: 2...9, using: &letters)).map { _ in
          "abcdefghijklmnop".randomElement(using: &letters) ?? "a"
        })
    }
  }

  mutating func words(_ count: Int) -> [String] {
    (0..<count).map { _ in vocabulary.randomElement(using: &generator) ?? "" }
  }

  /// A copy with a share of the words replaced, left out or followed by another.
  mutating func edited(_ words: [String], rate: Double) -> [String] {
    words.flatMap { word -> [String] in
      guard Double.random(in: 0..<1, using: &generator) < rate else { return [word] }
      let other = vocabulary.randomElement(using: &generator) ?? ""
      return [[other], [], [word, other]][Int.random(in: 0..<3, using: &generator)]
    }
  }
}
