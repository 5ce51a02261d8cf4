public import PipeKit

/// Notes whether the words of a text are rather good or bad.
public struct Sentiment: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// A lexicon of one's own.
    @Setting(
      "A file with a word and its weight from -4 to 4 a line, parted by a tab or comma; instead of the words that come along."
    )
    public var lexicon: String? = nil
    /// From where on a text is positive or negative.
    @Setting(
      "From this score on a text is positive, and below its negative it is negative.", range: 0...1)
    public var threshold = 0.05
    /// Creates the usual options.
    public init() {}
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "sentiment", "Notes whether the words of a text are rather good or bad.",
    details: """
      In the metadata, sentiment has a score from -1 to 1 and a label: positive, neutral or negative. Title and text are \
      looked through. Words have weights; a negation up to three words before turns a weight round and weakens it, \
      "very" and the like strengthen it. The sum is brought between -1 and 1 as in VADER (Hutto and Gilbert 2014). \
      The words that come along are some two hundred of English, so that texts in other languages need a lexicon; \
      texts without any of its words get no score.
      """,
    examples: [
      Manual.Example(
        "A negation turns a word round",
        input: [
          Document(id: "a", text: "A great success."), Document(id: "b", text: "This is not good."),
          Document(id: "c", text: "It is a bridge."),
        ],
        output: [
          Document(
            id: "a", text: "A great success.",
            metadata: ["sentiment": ["score": 0.81, "label": "positive"]]),
          Document(
            id: "b", text: "This is not good.",
            metadata: ["sentiment": ["score": -0.36, "label": "negative"]]),
          Document(id: "c", text: "It is a bridge."),
        ]),
      Manual.Example(
        "A lexicon of one's own", options: "lexicon: words.tsv",
        input: [Document(id: "a", title: "Sehr schön", text: "Ein schöner Tag.")],
        output: [
          Document(
            id: "a", title: "Sehr schön", text: "Ein schöner Tag.",
            metadata: ["sentiment": ["score": 0.46, "label": "positive"]])
        ],
        files: ["words.tsv": "schön\t2\n# a comment\nschlecht\t-2\n"]),
    ])

  private let lexicon: SentimentLexicon
  private let threshold: Double

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) throws {
    threshold = options.threshold
    guard let path = options.lexicon else {
      lexicon = .english
      return
    }
    guard let files = setup.files else {
      throw OptionProblem("cannot be read without a pipeline", options: ["lexicon"])
    }
    do {
      lexicon = try SentimentLexicon(files.contents(of: path, limit: 16 << 20), path: path)
    } catch let error as FileError {
      throw OptionProblem("cannot be read: \(error.message)", options: ["lexicon"])
    }
  }

  /// Notes the score.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    let text = [document.title, document.text].compactMap(\.self).joined(separator: "\n")
    guard let score = lexicon.score(text) else { return .pass }
    let label = score >= threshold ? "positive" : score <= -threshold ? "negative" : "neutral"
    document.metadata["sentiment"] = [
      "score": .number(JSONNumber((score * 100).rounded() / 100)), "label": .string(label),
    ]
    return .pass
  }
}
