public import PipeKit

extension Dedupe {
  /// What can be set.
  public struct Options: StageOptions {
    /// How long earlier runs count.
    @Setting(
      "Documents that earlier runs have seen within this time are repeats, too; only those of the run itself unless given."
    )
    public var within: TimeSpan? = nil

    /// What makes documents repeats.
    @Setting(
      "What makes a document a repeat: the same address, the same guid of its feed, the same words (content), or nearly the same (near)."
    )
    var by: [Likeness] = Likeness.allCases

    /// How much texts must have in common.
    @Setting(
      "The share of runs of three words that two texts must have in common to be nearly the same; with 0.45, about one word in nine may differ.",
      range: 0.2...1.0)
    public var similarity = 0.45

    /// The shortest text that is compared.
    @Setting(
      "Texts of fewer words are compared with their titles, and only word for word.",
      range: 3...10_000)
    public var minWords = 20

    /// Which copy is kept.
    @Setting(
      "Which copy is kept: the best, for which documents are held back, or the first, which is passed on at once."
    )
    var keep = KeptCopy.best

    /// The sources that are preferred.
    @Setting(
      "Domains (example.org, with all below it) or sources whose copies are rather kept, the most preferred first."
    )
    public var prefer: [String] = []

    /// What becomes of newer versions.
    @Setting(
      "What becomes of a newer version of a document that has gone on already, in this run or an earlier one."
    )
    var updates = UpdatePolicy.pass

    /// What becomes of repeats.
    @Setting(
      "What becomes of repeats: they are dropped, or passed on with metadata.duplicate_of.")
    var repeats = RepeatPolicy.drop

    /// Parameters that do not tell pages apart.
    @Setting(
      "Further parameters of addresses that do not tell pages apart, besides utm_source and its like."
    )
    public var ignoreParameters: [String] = []

    /// How much is held back.
    @Setting(
      "How much of the documents is held back to choose among copies; then the oldest go on.")
    public var buffer = ByteSize(256 << 20)

    /// How many documents are remembered.
    @Setting(
      "How many documents are remembered, at about 0.8 kB each; the oldest are forgotten.",
      range: 1000...100_000_000)
    public var maxDocuments = 250_000

    /// Creates the usual options.
    public init() {}

    /// What does not go together.
    public func problems() -> [OptionProblem] {
      var problems: [OptionProblem] = []
      if by.isEmpty {
        problems.append(
          OptionProblem(
            "is empty, so that nothing would be a repeat", options: ["by"],
            hint: "leave it out, or write by: [address, guid]"))
      }
      if keep == .first, !prefer.isEmpty {
        problems.append(
          OptionProblem(
            "is for keep: best; the first copy is passed on before there are others to prefer",
            options: ["prefer"], hint: "leave out keep: first, or prefer"))
      }
      return problems
    }
  }
}

/// Which of several copies is kept.
enum KeptCopy: String, CaseIterable, Sendable, SettingValue {
  /// The best one, when all have come.
  case best
  /// The first one, at once.
  case first
}

/// What becomes of a newer version of a document that has gone on.
enum UpdatePolicy: String, CaseIterable, Sendable, SettingValue {
  /// It goes on too, and is called an update.
  case pass
  /// It is dropped as a repeat.
  case drop
}

/// What becomes of repeats.
enum RepeatPolicy: String, CaseIterable, Sendable, SettingValue {
  /// They are dropped.
  case drop
  /// They go on, and say what they repeat.
  case mark
}
