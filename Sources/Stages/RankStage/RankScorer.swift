import PipeKit

/// Gives documents their scores.
struct RankScorer: Sendable {
  private let options: Rank.Options
  private let sources: [String: Double]
  private let topics: [String: Double]
  private let interests: Interests
  private let now: Timestamp

  /// Creates a scorer.
  ///
  /// - Parameters:
  ///   - options: The stage's options.
  ///   - interests: What one wants to read about.
  ///   - now: When the run began.
  init(_ options: Rank.Options, _ interests: Interests, now: Timestamp) {
    self.options = options
    self.interests = interests
    self.now = now
    sources = Self.folded(options.sources)
    topics = Self.folded(options.topics)
  }

  /// The score of a document by itself.
  func score(of document: Document) -> RankScore {
    var score = RankScore()
    let weights = options.weights
    score.add("freshness", freshness(of: document), weight: weights.freshness)
    score.add("story", storySize(of: document), weight: weights.story)
    if !sources.isEmpty { score.add("source", worth(of: document), weight: weights.source) }
    if !topics.isEmpty {
      let topic = document.labels.first?.name.lowercased()
      score.add("topic", topic.flatMap { topics[$0] } ?? 0.5, weight: weights.topic)
    }
    if !options.interests.isEmpty {
      let (value, keywords) = interests.score(of: document)
      score.add("interest", value, weight: weights.interest)
      score.keywords = keywords
    }
    return score
  }

  /// From 1, halved with every half-life; 0 where it is not known when the document is from.
  private func freshness(of document: Document) -> Double {
    let times = [document.published, document.updated].lazy.compactMap { $0 }
    guard let time = times.first(where: { $0 <= now.latestDate }) else { return 0 }
    return options.halfLife.left(after: now.since(time))
  }

  /// 0 for a story of one document, 0.5 for two, 0.75 for four: 1 - 1/n.
  private func storySize(of document: Document) -> Double {
    let size = document.metadata["story"]?.object?["size"]?.double ?? 1
    return size > 1 ? 1 - 1 / size : 0
  }

  private func worth(of document: Document) -> Double {
    if let source = document.source, let worth = sources[source.lowercased()] { return worth }
    var domain = Substring(Rank.domain(of: document))
    // The nearest counts: news.example.org before example.org.
    while !domain.isEmpty {
      if let worth = sources[String(domain)] { return worth }
      guard let dot = domain.firstIndex(of: ".") else { break }
      domain = domain[domain.index(after: dot)...]
    }
    return 0.5
  }

  private static func folded(_ values: [String: Double]) -> [String: Double] {
    Dictionary(values.map { ($0.key.lowercased(), $0.value) }) { max($0, $1) }
  }
}
