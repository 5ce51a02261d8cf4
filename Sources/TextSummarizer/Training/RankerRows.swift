/// The sentences that a ranker learns from: their features, and whether the oracle takes them.
struct RankerRows {
  /// The features, row by row.
  private(set) var values: [Float] = []
  /// Whether a sentence is to be taken.
  private(set) var labels: [Bool] = []

  /// How many sentences of a text are learnt from; those behind them are hardly ever taken.
  private static let sentencesPerText = 45

  /// The number of rows.
  var count: Int { labels.count }

  /// Adds the sentences of a text, unless none of them has anything of the reference.
  mutating func add(_ text: SummarizedText) {
    let nothing: ((String) -> Bool)? = nil
    let pool = SentencePool([text.source], first: .max, compares: true, isExcluded: nothing)
    let passage = pool.passage
    let bytes = text.source.text.utf8Span.span
    let reference = RougeCounts(text.reference.utf8Span.span)
    let counts = passage.members.prefix(Self.sentencesPerText).map {
      RougeCounts(bytes.extracting(pool.entries[$0].candidate.range))
    }
    let oracle = Set(GreedyOracle.sentences(Array(counts), reference: reference))
    guard !oracle.isEmpty, counts.count > 1 else { return }
    let features = SentenceFeatures(passage)
    values += features.values.prefix(counts.count * SentenceFeatures.width)
    labels += counts.indices.map { oracle.contains($0) }
  }
}

extension RankerRows {
  /// Adds other rows.
  mutating func add(_ other: RankerRows) {
    values += other.values
    labels += other.labels
  }
}
