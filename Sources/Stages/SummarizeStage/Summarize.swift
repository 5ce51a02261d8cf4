public import PipeKit

/// Sums up each document's text in sentences of its own.
public struct Summarize: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// The number of sentences.
    @Setting(
      "At most this many sentences; 3 where no other limit is given. A limit on words, characters "
        + "or ratio may stand beside it.", range: 1...1000)
    public var sentences: Int? = nil

    /// The number of words.
    @Setting("At most this many words.", range: 5...100_000)
    public var words: Int? = nil

    /// The number of characters.
    @Setting(
      "At most this many characters, the line breaks between sentences included.",
      range: 20...1_000_000)
    public var characters: Int? = nil

    /// The share of the text.
    @Setting("At most this share of the text's sentences, but at least one.", range: 0.001...1.0)
    public var ratio: Double? = nil

    /// How sentences are chosen.
    @Setting(
      "How sentences are chosen: the first (lead), the most central (textrank), or both weighed "
        + "(auto).")
    public var method = SummaryMethod.auto

    /// How sentences are put together.
    @Setting("Whether every sentence stands on a line of its own.")
    public var layout = SummaryLayout.lines

    /// Creates options for three sentences.
    public init() {}

    /// Words, characters and ratio are different measures of the same thing.
    public func problems() -> [OptionProblem] {
      let given = [
        words.map { _ in "words" }, characters.map { _ in "characters" },
        ratio.map { _ in "ratio" },
      ].compactMap(\.self)
      guard given.count > 1 else { return [] }
      return [
        OptionProblem(
          "cannot be given with another limit: words, characters or ratio limits a summary",
          options: given,
          hint: "keep one of them; sentences may stand beside it")
      ]
    }
  }

  private static let bridge = """
    Bridge closed

    The old bridge was closed on Monday. Dr. Weber of the city council said that it was not safe. \
    Repairs will take a year.
    """

  private static let harbour = """
    It was a sunny day. The council wants to sell the harbour. People work in the harbour. The \
    council said that people who work in the harbour will keep their work. A dog barked.
    """

  /// What the stage says of itself.
  public static let manual = Manual(
    "summarize", "Sums up each document's text in sentences of its own.",
    details: """
      The summary is made of whole sentences of the text, in their order, and goes into summary. It \
      is never longer than asked and, where there is text, never empty: where not even one sentence \
      fits the limit, the best one is cut after a word and ends with an ellipsis.

      A line without a full stop (a heading, a caption, the author's name) is not taken for a \
      sentence where there are others; nor is one that repeats the title or an earlier sentence.

      lead takes the first sentences, which sum up most news. textrank takes those that have most \
      in common with the others (R. Mihalcea, P. Tarau, TextRank, 2004); of a long text 400 \
      sentences are compared: the first 250, and 150 spread over the rest. auto weighs both: \
      0.7 / (1 + 0.2 i) for the i sentences before it, and 0.3 times its centrality, of which the \
      most central has 1; a sentence of fewer than six words counts half. News mostly keeps its \
      first sentences, without those that say little. Neither auto nor textrank takes two sentences \
      that share more than six in ten of their words.

      A document without text is passed on as it is.
      """,
    examples: [
      Manual.Example(
        "The first two sentences, without the heading",
        options: "{sentences: 2, method: lead}",
        input: [
          Document(id: "a", title: "Bridge closed", text: bridge)
        ],
        output: [
          Document(
            id: "a", title: "Bridge closed", text: bridge,
            summary: """
              The old bridge was closed on Monday.
              Dr. Weber of the city council said that it was not safe.
              """)
        ]),
      Manual.Example(
        "The most central sentence",
        options: "{sentences: 1, method: textrank}",
        input: [
          Document(id: "a", text: harbour)
        ],
        output: [
          Document(
            id: "a", text: harbour,
            summary:
              "The council said that people who work in the harbour will keep their work.")
        ]),
      Manual.Example(
        "As many sentences as fit in 60 characters",
        options: "{characters: 60, method: lead, layout: paragraph}",
        input: [
          Document(
            id: "a", text: "It rained all night. The river rose. The town was flooded by noon."),
          Document(id: "b"),
        ],
        output: [
          Document(
            id: "a", text: "It rained all night. The river rose. The town was flooded by noon.",
            summary: "It rained all night. The river rose."),
          Document(id: "b"),
        ]),
    ])

  private let options: Options

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) { self.options = options }

  /// Writes the summary.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    if let text = document.text,
      let summary = Summarizer(options).summary(
        of: text, title: document.title, language: document.language)
    {
      document.summary = summary
    }
    return .pass
  }
}
