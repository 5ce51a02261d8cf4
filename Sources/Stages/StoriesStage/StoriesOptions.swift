public import PipeKit

extension Stories {
  /// What can be set.
  public struct Options: StageOptions {
    /// How long a story goes on.
    @Setting(
      "How long after its last document a story still takes others, in this run or a later one.")
    public var within = TimeSpan(.seconds(5 * 86_400))

    /// How near documents must be.
    @Setting(
      "How near a document must be to a story, from 0 to 1; more makes stories smaller.",
      range: 0.05...1.0)
    public var similarity = 0.2

    /// After which time a story is half as fresh.
    @Setting("The time after which a story without new documents is half as fresh.")
    public var halfLife = TimeSpan(.seconds(86_400))

    /// What goes on.
    @Setting(
      "What goes on: the documents with their story, or one document for each story.")
    var output = StoryOutput.documents

    /// How long a story's summary is.
    @Setting(
      "At most this many sentences sum up a story of several texts: 3 with one document for each story, else none unless given.",
      range: 1...100)
    public var sentences: Int? = nil

    /// The smallest story.
    @Setting(
      "Stories of fewer documents are left out where there is one document for each story.",
      range: 1...10_000)
    public var minSize = 1

    /// How much is held back.
    @Setting("How much may be held back; what is larger ends the run.")
    public var buffer = ByteSize(1 << 30)

    /// How many sentences there are at most; `nil` where stories are not summed up.
    var summaryLength: Int? { sentences ?? (output == .stories ? 3 : nil) }

    /// Creates the usual options.
    public init() {}

    /// Times must not be zero.
    public func problems() -> [OptionProblem] {
      var problems: [OptionProblem] = []
      for (name, span) in [("within", within), ("half_life", halfLife)] where span.duration <= .zero
      {
        problems.append(
          OptionProblem("is no time", options: [name], hint: "write a duration, such as 3d"))
      }
      if minSize > 1, output == .documents {
        problems.append(
          OptionProblem(
            "is for 'output: stories'", options: ["min_size"],
            hint: "to leave documents out, add filter: {where: {metadata.story.size: {min: 2}}}"))
      }
      return problems
    }
  }
}

/// What the stage passes on.
enum StoryOutput: String, CaseIterable, Sendable, SettingValue {
  /// The documents, with their story in the metadata.
  case documents
  /// A document for each story.
  case stories
}
