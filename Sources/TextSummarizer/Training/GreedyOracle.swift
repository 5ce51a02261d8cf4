/// The sentences of a text that together have most of a reference, as far as taking the best one each time finds them.
///
/// R. Nallapati, F. Zhai, B. Zhou: "SummaRuNNer", AAAI 2017. They are what the ranker learns to take.
enum GreedyOracle {
  /// How many sentences are tried at each step: those that are best alone.
  private static let tried = 20

  /// Finds the sentences.
  ///
  /// - Parameters:
  ///   - sentences: The counts of each sentence.
  ///   - reference: Those of the reference.
  ///   - limit: The most sentences.
  /// - Returns: Which they are, in the order in which they were taken.
  static func sentences(
    _ sentences: [RougeCounts], reference: RougeCounts, limit: Int = 3
  ) -> [Int] {
    let alone = sentences.map { score($0, reference) }
    var left = Array(
      sentences.indices.filter { alone[$0] > 0 }
        .sorted { alone[$0] == alone[$1] ? $0 < $1 : alone[$0] > alone[$1] }.prefix(tried))
    var taken: [Int] = []
    var counts = RougeCounts()
    var reached = 0.0
    while taken.count < limit {
      var best: (place: Int, score: Double)?
      for (place, index) in left.enumerated() {
        var tried = counts
        tried.add(sentences[index])
        let score = score(tried, reference)
        if score > (best?.score ?? reached) + 1e-9 { best = (place, score) }
      }
      guard let best else { break }
      let index = left.remove(at: best.place)
      counts.add(sentences[index])
      taken.append(index)
      reached = best.score
    }
    return taken
  }

  private static func score(_ counts: RougeCounts, _ reference: RougeCounts) -> Double {
    let rouge = counts.f1(reference)
    return rouge.one + rouge.two
  }
}
