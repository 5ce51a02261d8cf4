import PipeKit

/// Words with their weights.
struct SentimentLexicon: Sendable {
  private let weights: [String: Double]

  init(_ weights: [String: Double]) { self.weights = weights }

  /// Reads a word and its weight a line.
  ///
  /// - Throws: `OptionProblem` that names the line.
  init(_ bytes: [UInt8], path: String) throws {
    var weights: [String: Double] = [:]
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      if line.first == "#" || line.allSatisfy(\.isWhitespace) { continue }
      let parts = line.split(whereSeparator: { $0 == "\t" || $0 == "," })
      guard parts.count >= 2,
        let weight = Double(parts[1].filter { !$0.isWhitespace }), (-4...4).contains(weight)
      else {
        throw OptionProblem(
          "has no word and weight from -4 to 4 on line \(number + 1) of '\(path)'",
          options: ["lexicon"], hint: "a line is a word, a tab, and a number such as -1.5")
      }
      let word = parts[0].lowercased()
      weights[word.filter { !$0.isWhitespace }] = weight
    }
    self.weights = weights
  }

  private static let negations: Set<String> = [
    "not", "no", "never", "without", "hardly", "barely", "cannot", "nobody", "nothing", "neither",
    "nor",
  ]
  private static let boosters: Set<String> = [
    "very", "extremely", "really", "highly", "hugely", "deeply", "most", "so", "utterly", "totally",
  ]
  /// How much of a weight a negation leaves, turned round.
  private static let negation = -0.74
  private static let boost = 0.3
  /// How a sum is brought between -1 and 1 (Hutto and Gilbert 2014).
  private static let normality = 15.0

  /// The score of a text; `nil` where it has no word with a weight.
  func score(_ text: String) -> Double? {
    var sum = 0.0
    var found = false
    var last: [String] = []
    for part in text.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" })
    {
      let word = String(part).replacing("’", with: "'")
      if let weight = weights[word] {
        found = true
        var value = weight
        if last.last.map(Self.boosters.contains) == true {
          value += value > 0 ? Self.boost : -Self.boost
        }
        if last.contains(where: { Self.negations.contains($0) || $0.hasSuffix("n't") }) {
          value *= Self.negation
        }
        sum += value
      }
      if last.count == 3 { last.removeFirst() }
      last.append(word)
    }
    return found ? sum / (sum * sum + Self.normality).squareRoot() : nil
  }
}
