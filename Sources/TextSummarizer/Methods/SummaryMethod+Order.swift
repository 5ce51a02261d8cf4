extension SummaryMethod {
  /// Makes the method ready for the sentences of a pool; `nil` for the method that compares nothing.
  func order(_ pool: SentencePool, model: RankerModel) -> (any SequentialMethod)? {
    let passage = pool.passage
    switch self {
    case .lead: return nil
    case .auto, .ranker: return ScoreOrder(Self.ranks(pool, model))
    case .textrank: return ScoreOrder(TextRank.scores(passage))
    case .lexrank: return ScoreOrder(LexRank.scores(passage))
    case .lsa: return ScoreOrder(LatentSemanticAnalysis.scores(passage))
    case .luhn: return ScoreOrder(Luhn.scores(passage))
    case .centroid: return ScoreOrder(Centroid.scores(passage))
    case .sumbasic: return SumBasic(passage)
    case .kl: return KLSum(passage)
    }
  }

  /// The scores of the model. Of several texts, what one says counts up to twice where the others speak of it too.
  private static func ranks(_ pool: SentencePool, _ model: RankerModel) -> [Double] {
    let passage = pool.passage
    guard pool.rows.count > 1 else { return model.scores(SentenceFeatures(passage)) }
    var scores: [Double] = []
    for (text, rows) in pool.rows.enumerated() {
      scores += model.scores(SentenceFeatures(passage.part(text, rows: rows)))
    }
    let support = support(pool)
    return scores.indices.map { PortableMath.logistic(scores[$0]) * (1 + support[$0]) }
  }

  /// In what share of the other texts a sentence's words are, on average.
  private static func support(_ pool: SentencePool) -> [Double] {
    let passage = pool.passage
    var texts = [Int](repeating: 0, count: passage.frequency.count)
    for rows in pool.rows {
      var words: Set<Int32> = []
      for row in rows { for term in passage.terms[row] { words.insert(term.word) } }
      for word in words { texts[Int(word)] += 1 }
    }
    let others = Double(max(1, pool.rows.count - 1))
    return passage.terms.map { terms in
      let sum = terms.reduce(0) { $0 + Double(texts[Int($1.word)] - 1) }
      return sum / others / Double(max(1, terms.count))
    }
  }
}
