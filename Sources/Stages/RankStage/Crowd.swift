import PipeKit

/// How many documents of each topic, source and story stand before others.
struct Crowd {
  /// A topic and a source; empty for none.
  struct Kind: Sendable, Hashable {
    let topic: String
    let source: String
  }

  /// What a document belongs to; empty for nothing.
  struct Groups: Sendable {
    let kind: Kind
    let story: String

    /// Looks at a document.
    init(_ document: Document) {
      let domain = Rank.domain(of: document)
      kind = Kind(
        topic: document.labels.first?.name.lowercased() ?? "",
        source: domain.isEmpty ? document.source ?? "" : domain)
      story = document.metadata["story"]?.object?["id"]?.string ?? ""
    }
  }

  private let diversity: Double
  private let sameStory: Double
  private var topics: [String: Int] = [:]
  private var sources: [String: Int] = [:]
  private var stories: [String: Int] = [:]

  /// Creates an empty crowd.
  init(_ options: Rank.Options) {
    diversity = options.diversity
    sameStory = options.sameStory
  }

  /// Adds a document.
  mutating func add(_ groups: Groups) {
    topics[groups.kind.topic, default: 0] += 1
    sources[groups.kind.source, default: 0] += 1
    stories[groups.story, default: 0] += 1
  }

  /// How many documents of the topic stand before; none of a document without one.
  func count(ofTopic groups: Groups) -> Int {
    groups.kind.topic.isEmpty ? 0 : topics[groups.kind.topic] ?? 0
  }

  /// What a score is multiplied by for the topic and the source.
  func kindFactor(_ groups: Groups) -> Double {
    // Documents without a topic are not of the same.
    let topic = groups.kind.topic.isEmpty ? 0 : topics[groups.kind.topic] ?? 0
    let source = groups.kind.source.isEmpty ? 0 : sources[groups.kind.source] ?? 0
    return Self.factor(diversity, topic) * Self.factor(diversity, source)
  }

  /// What a score is multiplied by for the story.
  func storyFactor(_ groups: Groups) -> Double {
    Self.factor(sameStory, groups.story.isEmpty ? 0 : stories[groups.story] ?? 0)
  }

  /// The first time it is the share itself; the hundredth time it does not make all the difference.
  private static func factor(_ share: Double, _ count: Int) -> Double {
    count == 0 ? 1 : share == 0 ? 0 : 1 / (1 + (1 / share - 1) * Double(count))
  }
}
