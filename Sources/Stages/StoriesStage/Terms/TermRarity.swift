/// How rare terms are among the documents of this run and the runs before.
struct TermRarity: Sendable {
  /// Among fewer documents than this, that a term is in two of them does not yet make it common.
  private static let prior: Float = 50
  /// The most terms that are kept for the next run, the most frequent: the others are rare anyway.
  static let mostKept = 20_000
  /// A term that so few documents have is not kept.
  private static let leastKept: Float = 3

  /// How many documents there are.
  private(set) var documents: Float = 0
  /// How many of them have a term.
  private(set) var counts: [UInt64: Float] = [:]

  /// Creates it without documents.
  init() {}

  /// Creates it of what was kept.
  ///
  /// - Parameters:
  ///   - documents: How many documents there were.
  ///   - terms: How many of them had a term.
  ///   - share: How much they count now, from 0 to 1.
  init(documents: Float, terms: [Term], share: Float) {
    self.documents = documents * share
    counts.reserveCapacity(terms.count)
    for term in terms { counts[term.hash] = term.weight * share }
  }

  /// Counts the terms of a document.
  mutating func add(_ terms: [Term]) {
    documents += 1
    for term in terms { counts[term.hash, default: 0] += 1 }
  }

  /// The terms of a document, weighted by how rare they are: TF-IDF (Spärck Jones, 1972), with those that count most.
  func vector(of terms: [Term], most: Int) -> TermVector {
    var vector = TermVector(
      terms.map { term in
        let rarity = (documents + Self.prior) / ((counts[term.hash] ?? 0) + 1)
        return Term(hash: term.hash, weight: term.weight * max(Float.log(max(rarity, 1)), 0.01))
      })
    vector.trim(to: most)
    return vector.normalised
  }

  /// What is kept for the next run.
  var kept: [Term] {
    let frequent = counts.lazy.filter { $0.value >= Self.leastKept }.map {
      Term(hash: $0.key, weight: $0.value)
    }
    return Array(
      frequent.sorted { ($0.weight, $0.hash) > ($1.weight, $1.hash) }.prefix(Self.mostKept))
  }
}
