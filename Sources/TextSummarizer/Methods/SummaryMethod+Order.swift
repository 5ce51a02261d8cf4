extension SummaryMethod {
  /// Makes the method ready for the sentences of a pool; `nil` for the method that compares nothing.
  func order(_ pool: SentencePool, model: RankerModel) -> (any SequentialMethod)? {
    let passage = pool.passage
    switch self {
    case .lead: return nil
    case .auto, .ranker: return RankerOrder(pool, model)
    case .textrank: return ScoreOrder(TextRank.scores(passage))
    case .lexrank: return ScoreOrder(LexRank.scores(passage))
    case .lsa: return ScoreOrder(LatentSemanticAnalysis.scores(passage))
    case .luhn: return ScoreOrder(Luhn.scores(passage))
    case .centroid: return ScoreOrder(Centroid.scores(passage))
    case .sumbasic: return SumBasic(passage)
    case .kl: return KLSum(passage)
    }
  }
}
