public import PipeKit

extension Rank {
  /// What can be set.
  public struct Options: StageOptions {
    /// How much each part of the score counts.
    @Setting("How much each part counts: freshness, story, source, topic, interest.")
    var weights = RankWeights()

    /// After which time a document is half as fresh.
    @Setting("The time after which a document is half as fresh.")
    public var halfLife = TimeSpan(.seconds(12 * 3600))

    /// How much sources are worth.
    @Setting(
      "How much sources are worth, from 0 to 1, by domain (example.org, with all below it) or source; others 0.5."
    )
    public var sources: [String: Double] = [:]

    /// How much topics are worth.
    @Setting("How much topics are worth, from 0 to 1, by a document's best label; others 0.5.")
    public var topics: [String: Double] = [:]

    /// What one wants to read about.
    @Setting(
      "Words and phrases one wants to read about, and how much each counts; a * at the end stands for the rest of a word."
    )
    public var interests: [String: Double] = [:]

    /// How much sameness costs.
    @Setting(
      "What a score is multiplied by when a document of the same topic, or of the same source, stands before it, and less for more; 1 for no diversity.",
      range: 0.0...1.0)
    public var diversity = 0.9

    /// How much another document of a story costs.
    @Setting(
      "What a score is multiplied by when a document of the same story stands before it, and less for more.",
      range: 0.0...1.0)
    public var sameStory = 0.3

    /// How many go on.
    @Setting("How many documents go on, the first; all unless given.", range: 1...1_000_000_000)
    public var top: Int? = nil

    /// How many of each topic go on.
    @Setting(
      "How many documents of each topic go on; all unless given, and all without a topic.",
      range: 1...1_000_000_000)
    public var perTopic: Int? = nil

    /// How much is held back.
    @Setting("How much may be held back; what is larger ends the run.")
    public var buffer = ByteSize(1 << 30)

    /// Creates the usual options.
    public init() {}

    /// Numbers must be within their limits.
    public func problems() -> [OptionProblem] {
      var problems: [OptionProblem] = []
      for (name, values) in [("sources", sources), ("topics", topics)]
      where !values.values.allSatisfy({ (0...1).contains($0) }) {
        problems.append(
          OptionProblem("has a value that is not from 0 to 1", options: [name]))
      }
      if !interests.values.allSatisfy({ $0 > 0 && $0 <= 1000 }) {
        problems.append(
          OptionProblem(
            "has a value that is not from 0 to 1000, without 0", options: ["interests"],
            hint: "to leave documents out, use filter: {exclude: …} before"))
      }
      if halfLife.duration <= .zero {
        problems.append(
          OptionProblem("is no time", options: ["half_life"], hint: "write a duration, such as 12h")
        )
      }
      if weights.sum <= 0 {
        problems.append(
          OptionProblem(
            "are all 0, so that all documents are alike", options: ["weights"],
            hint: "leave them out, or raise one"))
      }
      return problems
    }
  }
}

/// How much each part of a score counts.
struct RankWeights: StageOptions, SettingValue {
  @Setting("How much it counts how new a document is.", range: 0.0...1000.0)
  var freshness = 1.0

  @Setting("How much it counts how many documents its story has.", range: 0.0...1000.0)
  var story = 1.0

  @Setting("How much its source counts, where sources are given.", range: 0.0...1000.0)
  var source = 1.0

  @Setting("How much its topic counts, where topics are given.", range: 0.0...1000.0)
  var topic = 1.0

  @Setting("How much words of interest count, where interests are given.", range: 0.0...1000.0)
  var interest = 1.0

  init() {}

  /// All of them together.
  var sum: Double { freshness + story + source + topic + interest }
}
