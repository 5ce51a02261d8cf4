/// The sentences by a model's scores, of which later ones are to be shorter.
///
/// The first sentence says what the text is about, and may be long. What follows adds the less the more there is, and costs
/// a reader the same a word.
struct RankerOrder: SequentialMethod {
  private let scores: [Double]
  private let lengths: [Double]
  private var taken = 0.0

  /// What a word costs for each sentence taken before, and for how many at most; chosen on a part of the training data.
  private static let wordCost = 0.008
  private static let most = 2.0

  /// Asks the model about the sentences of a pool.
  ///
  /// Of several texts, what one says counts up to twice where the others speak of it too.
  init(_ pool: SentencePool, _ model: RankerModel) {
    let passage = pool.passage
    lengths = passage.traits.map(\.length)
    guard pool.rows.count > 1 else {
      scores = model.scores(SentenceFeatures(passage))
      return
    }
    var scores: [Double] = []
    for (text, rows) in pool.rows.enumerated() {
      scores += model.scores(SentenceFeatures(passage.part(text, rows: rows)))
    }
    let support = Self.support(pool)
    self.scores = scores.indices.map { scores[$0] + PortableMath.log(1 + support[$0]) }
  }

  func next(among left: [Int]) -> Int? {
    let cost = Self.wordCost * min(taken, Self.most)
    var best: (index: Int, score: Double)?
    for index in left {
      let score = scores[index] - cost * lengths[index]
      // The first of several equals.
      if score > best?.score ?? -.infinity { best = (index, score) }
    }
    return best?.index
  }

  mutating func take(_ index: Int) { taken += 1 }

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
