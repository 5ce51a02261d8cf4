import PipeKit

/// How a document's score comes about.
struct RankScore: Sendable {
  /// The parts that count, from 0 to 1, with their weights.
  var parts: [(name: String, value: Double, weight: Double)] = []
  /// The words of interest that it has.
  var keywords: [String] = []

  /// The mean of the parts by their weights, from 0 to 1.
  var value: Double {
    let weight = parts.reduce(0) { $0 + $1.weight }
    return weight > 0 ? parts.reduce(0) { $0 + $1.value * $1.weight } / weight : 0
  }

  /// Adds a part, if it counts.
  mutating func add(_ name: String, _ value: Double, weight: Double) {
    if weight > 0 { parts.append((name, value, weight)) }
  }
}
