public import PipeKit

/// Puts the important documents first.
public struct Rank: Stage {
  private let options: Options
  private let interests: Interests

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) throws {
    self.options = options
    interests = try Interests(options.interests)
  }

  /// Reads all documents, then writes them, the most important first.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    let scorer = RankScorer(options, interests, now: context.started)
    var held: [Document] = []
    var scores: [RankScore] = []
    var weight = 0
    while let batch = try await input.next() {
      for document in batch {
        held.append(document)
        scores.append(scorer.score(of: document))
        weight += document.size
      }
      guard weight <= options.buffer.bytes else {
        throw StageError(
          .tooLarge, "the documents to be ranked are larger than \(options.buffer)",
          hint: "raise 'buffer', or drop what is not needed before, such as the body")
      }
    }
    var crowd = Crowd(options)
    let groups = held.map { Crowd.Groups($0) }
    var queue = RankQueue(scores.map(\.value), groups)
    var passed: Batch = []
    var position = 0
    while let (place, score) = queue.next(crowd) {
      if let top = options.top, position >= top {
        context.drop(held[place], reason: "behind the first \(top)")
        continue
      }
      if let most = options.perTopic, crowd.count(ofTopic: groups[place]) >= most {
        context.drop(held[place], reason: "behind the first \(most) of its topic")
        continue
      }
      position += 1
      var document = held[place]
      let factor = crowd.kindFactor(groups[place]) * crowd.storyFactor(groups[place])
      document.metadata["rank"] = .object(
        Self.explanation(of: scores[place], position, score, factor))
      crowd.add(groups[place])
      passed.append(document)
      if passed.count == 64 {
        try await output.write(passed)
        passed = []
      }
    }
    if !passed.isEmpty { try await output.write(passed) }
  }

  /// The domain of a document's address; empty where there is none.
  static func domain(of document: Document) -> String {
    DocumentField("domain")?.values(in: document).first?.words ?? ""
  }

  /// What is said of a score in the document.
  private static func explanation(
    of score: RankScore, _ position: Int, _ value: Double, _ factor: Double
  ) -> JSONObject {
    func number(_ value: Double) -> JSON { .number(JSONNumber((value * 1000).rounded() / 1000)) }
    var because = JSONObject(score.parts.map { ($0.name, number($0.value)) })
    if !score.keywords.isEmpty {
      because["keywords"] = .array(score.keywords.prefix(10).map { .string($0) })
    }
    if factor < 1 { because["diversity"] = number(factor) }
    return [
      "position": .number(JSONNumber(position)), "score": number(value),
      "because": .object(because),
    ]
  }
}
