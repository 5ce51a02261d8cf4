import TextKit

/// The candidates of a text in the order in which a summary takes them.
struct SentenceOrder {
  /// The candidates' indices, the best first.
  let indices: [Int]
  /// The words of the candidates that were compared.
  private let graph: SentenceGraph?

  /// Two sentences that share more than this part of their words say the same.
  private static let sameness = 0.6

  /// Orders candidates.
  init(
    _ candidates: [SentenceCandidate], in bytes: Span<UInt8>, method: SummaryMethod,
    language: String?
  ) {
    guard method != .lead, candidates.count > 1 else {
      indices = Array(candidates.indices)
      graph = nil
      return
    }
    let graph = SentenceGraph(candidates, in: bytes, language: language)
    self.graph = graph
    let ranks = graph.ranks()
    let highest = ranks.max() ?? 1
    var scores = [Double](repeating: -1, count: candidates.count)
    for (place, index) in graph.members.enumerated() {
      let centrality = highest > 0 ? ranks[place] / highest : 0
      scores[index] =
        method == .textrank
        ? centrality : LeadBias.score(centrality, index: index, words: candidates[index].words)
    }
    indices = candidates.indices.sorted { a, b in
      scores[a] == scores[b] ? a < b : scores[a] > scores[b]
    }
  }

  /// Whether a candidate says what one of some others says.
  func repeats(_ index: Int, _ others: [Int]) -> Bool {
    guard let graph else { return false }
    return others.contains { graph.overlap(index, $0) > Self.sameness }
  }
}
