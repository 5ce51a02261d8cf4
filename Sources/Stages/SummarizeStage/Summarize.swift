public import LanguageModelClient
public import PipeKit
import TextSummarizer

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
    @Setting(
      "At most this many words; in Chinese, Japanese, Thai and other scripts without spaces a character counts as one.",
      range: 5...100_000)
    public var words: Int? = nil

    /// The number of characters.
    @Setting(
      "At most this many characters, the line breaks between sentences included, counted as Unicode code points.",
      range: 20...1_000_000)
    public var characters: Int? = nil

    /// The share of the text.
    @Setting("At most this share of the text's sentences, but at least one.", range: 0.001...1.0)
    public var ratio: Double? = nil

    /// How sentences are chosen.
    @Setting(
      "How sentences are chosen: as a model does that has learnt from summaries people wrote (ranker, and "
        + "auto), the first ones (lead), or by a method of textbooks. With llm a language model on a server "
        + "writes the summary, to which the texts are sent.")
    public var method = SummarizeMethod.auto

    /// The language model.
    @Setting("The server and the language model that method: llm asks.")
    public var llm: LanguageModelOptions? = nil

    /// The model.
    @Setting(
      "The model that ranker and auto choose with: news, which comes with pipe, or a file made by "
        + "'pipe train summarizer'.")
    public var model = "news"

    /// How much a sentence may repeat.
    @Setting(
      "The greatest share of a sentence's pairs of words that the summary may have already; 1 allows "
        + "anything. Not for lead.", range: 0.0...1.0)
    public var maxRedundancy = 0.2

    /// How far sentences are apart.
    @Setting(
      "The least distance of two sentences of the summary in the text; 1 lets them stand side by side.",
      range: 1...1000)
    public var minPositionGap = 1

    /// What is not taken.
    @Setting("Sentences that these regular expressions match are not taken where there are others.")
    public var exclude = OneOrMore<Pattern>([])

    /// Whether to say where the sentences stand.
    @Setting(
      "Whether metadata gets highlights: where the sentences stand in text, as start and end in Unicode "
        + "code points, as characters counts.")
    public var highlights = false

    /// How sentences are put together.
    @Setting("Whether every sentence stands on a line of its own.")
    public var layout = SummaryLayout.lines

    /// Creates options for three sentences.
    public init() {}

    /// Words, characters and ratio are different measures of the same thing; a language model needs a server.
    public func problems() -> [OptionProblem] {
      var problems = limitProblems
      if method == .llm, llm == nil {
        problems.append(
          OptionProblem(
            "asks a language model, and none is named", options: ["method"],
            hint: "add llm: {url: http://localhost:11434/v1, model: NAME}"))
      }
      if llm != nil, method != .llm {
        problems.append(
          OptionProblem(
            "is for method: llm, and nothing is asked of it", options: ["llm"],
            hint: "add method: llm, or leave it out"))
      }
      if method == .llm, highlights {
        problems.append(
          OptionProblem(
            "is for sentences of the text, and a language model writes its own",
            options: ["highlights"], hint: "leave it out"))
      }
      return problems
    }

    private var limitProblems: [OptionProblem] {
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
      sentence where there are others; nor is one that repeats the title or an earlier sentence, one \
      such as "Read more …", or one that exclude matches. The dateline of a report (BERLIN, Nov 12 \
      (Reuters) -) is taken off. A quotation that goes on in a sentence that is not taken is closed.

      auto, and ranker, score each sentence by a model that has learnt which sentences of news people's \
      summaries say, from where they stand, how long they are, and how their words are spread over \
      the text; it knows nothing of a language but its stop words. lead takes the first sentences, which sum up most news. \
      textrank, lexrank, lsa, luhn, sumbasic, kl and centroid are methods of the literature; \
      docs/summarize.md names the papers, and tells how good each is. Of a text with more than 400 \
      sentences 400 are compared: the first 250, and 150 spread over the rest.

      With method: llm the text, its title and its language are sent to the server that llm names, any that speaks \
      the chat protocol of OpenAI; nothing is sent otherwise, and pipe plan says where texts go. Of the answer \
      whole sentences are taken as far as they are within the limits. Where there is no answer that can be used, \
      after several tries, the summary is the one of auto. Either way the document's trail says so. \
      docs/summarize.md tells what is sent, tried and kept.

      A document without text is passed on as it is. A story of several documents (stories: {output: stories}) keeps the \
      sentences of its summary, as far as they are within the limits: they say what all of them tell, while its text is only \
      that of one. method: llm is asked about the text all the same, and highlights are of the text.
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
  private let summarizer: Summarizer
  private let generated: GeneratedSummary?

  /// The server that texts are sent to, with `method: llm`.
  public let textDestinations: [String]

  /// Creates the stage.
  ///
  /// - Throws: ``OptionProblem`` where the model cannot be used.
  public init(options: Options, setup: StageSetup) throws {
    self.options = options
    var settings = SummaryOptions()
    settings.method = options.method.sentences
    settings.sentences = options.sentences
    settings.words = options.words
    settings.characters = options.characters
    settings.ratio = options.ratio
    settings.maxRedundancy = options.maxRedundancy
    settings.minPositionGap = options.minPositionGap
    if options.model != Self.news {
      settings.model = try RankerModel.read(options.model, setup.files)
    }
    summarizer = Summarizer(settings)
    guard options.method == .llm, let llm = options.llm else {
      generated = nil
      textDestinations = []
      return
    }
    try llm.check(placeholders: GeneratedSummary.placeholders, setup)
    let generated = try GeneratedSummary(
      llm, limits: settings, separator: options.layout.separator)
    textDestinations = [generated.model.destination(setup)]
    self.generated = generated
  }

  /// What stands for the model that comes with pipe.
  private static let news = "news"

  /// Asks the language model, if any, for several documents at a time, and writes the summaries.
  public func processAll(_ documents: inout Batch, in context: StageContext) async throws {
    guard let generated else { return try await processInTurn(&documents, in: context) }
    let prompts = try await generated.model.prepare(documents, in: context) { document in
      generated.prompt(of: document) { sentenceCount(of: document) }
    }
    defer { generated.model.forget(prompts) }
    try await processInTurn(&documents, in: context)
  }

  /// Writes the summary.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    guard let text = document.text else { return .pass }
    if try await generate(&document, in: context) { return .pass }
    if !options.highlights, let told = StorySummary.sentences(of: document) {
      let wanted = try told.filter { try !isExcluded($0) }
      let kept = summarizer.fitting(
        wanted.isEmpty ? told : wanted, atMost: sentenceCount(of: document))
      document.summary = kept.joined(separator: options.layout.separator)
      StorySummary.keep(kept, of: &document)
      return .pass
    }
    guard let summary = try sentences(of: document, text) else { return .pass }
    document.summary = summary.text(separator: options.layout.separator)
    if options.highlights {
      document.metadata["highlights"] = Highlights.json(of: summary, in: text)
    }
    return .pass
  }

  /// Has the language model write the summary, and says whether it has.
  private func generate(_ document: inout Document, in context: StageContext) async throws -> Bool {
    guard let generated else { return false }
    let count = options.ratio == nil ? nil : sentenceCount(of: document)
    guard let prompt = generated.prompt(of: document, sentences: { count }) else { return false }
    do {
      let answer = try await generated.model.answer(to: prompt, in: context)
      if let summary = generated.summary(of: answer, for: document, sentences: count) {
        document.summary = summary
        generated.model.note("summary", on: &document, in: context)
        return true
      }
    } catch let failure as LanguageModelFailure {
      generated.model.note(
        failure, instead: "summary in the text's own sentences", on: &document, in: context)
    }
    return false
  }

  private func sentences(of document: Document, _ text: String) throws(StageError) -> Summary? {
    let source = SourceText(text, title: document.title, language: document.language)
    let isUnwanted = { (sentence: String) throws(StageError) in try isExcluded(sentence) }
    return try summarizer.summary(
      of: [source], excluding: options.exclude.values.isEmpty ? nil : isUnwanted)
  }

  private func isExcluded(_ sentence: String) throws(StageError) -> Bool {
    for pattern in options.exclude.values where try pattern.matches(sentence) { return true }
    return false
  }

  /// How many sentences the share is that was asked for.
  private func sentenceCount(of document: Document) -> Int? {
    guard options.ratio != nil, let text = document.text else { return nil }
    return (try? sentences(of: document, text))?.sentences.count
  }
}
