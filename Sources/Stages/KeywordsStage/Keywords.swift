import HTML
public import PipeKit

/// Finds the words and phrases that each document is about.
public struct Keywords: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// The number of keywords.
    @Setting("At most this many keywords.", range: 1...200)
    public var limit = 10

    /// The number of words.
    @Setting(
      "The most words of a keyword. A name is kept whole, though it has up to six, particles apart.",
      range: 1...6)
    public var maxWords = 3

    /// What becomes of keywords that are there.
    @Setting(
      "What becomes of keywords that a document has already: others take their place (replace), "
        + "others join them up to the limit (add), or they stay (keep).")
    public var existing = ExistingKeywords.replace

    /// Creates options for ten keywords.
    public init() {}
  }

  private static let ferry = """
    The first solar ferry of Nordholm starts on Monday. The solar ferry carries 80 people across \
    the harbour. The mayor, Ana Ruiz, says that the harbour will be quieter. Ana Ruiz had asked for \
    the solar ferry for years.
    """

  /// What the stage says of itself.
  public static let manual = Manual(
    "keywords", "Finds the words and phrases that each document is about.",
    details: """
      Keywords are words and phrases of title and text, best first, and go into keywords. Nothing is \
      trained: what counts is how often a word stands there, in how many sentences, how early, with \
      how many different neighbours, and whether it is a name (R. Campos et al., YAKE! Keyword \
      extraction from single documents using multiple local features, 2020).

      A phrase neither begins nor ends with a word that says little, such as articles, and punctuation \
      parts phrases. A name is never cut: United Nations is no reason for nations. Of keywords that \
      say the same, such as bridge, bridges and old bridge, one is taken: the best, or the longest \
      that is about as frequent.

      The language is the document's, or is told from the text; without a list of words that say \
      little it goes by their length and neighbours alone. In Chinese, Thai and other scripts without \
      spaces, strings that are repeated count instead of phrases; in Japanese, stretches of Kanji and \
      Katakana.

      Where 'clean' has written the text as HTML or Markdown (metadata text_format), its markup is passed over.

      A document without text gets the keywords of its title; one with neither is passed on as it is.
      """,
    examples: [
      Manual.Example(
        "Three keywords, with the name kept whole",
        options: "limit: 3",
        input: [Document(id: "a", text: ferry)],
        output: [
          Document(id: "a", text: ferry, keywords: ["Ana Ruiz", "solar ferry", "Nordholm"])
        ]),
      Manual.Example(
        "Beside those that the publisher gave",
        options: "{limit: 2, existing: add}",
        input: [
          Document(id: "a", text: ferry, keywords: ["Transport"]), Document(id: "b"),
        ],
        output: [
          Document(id: "a", text: ferry, keywords: ["Transport", "Ana Ruiz"]),
          Document(id: "b"),
        ]),
      Manual.Example(
        "A text without spaces",
        options: "limit: 1",
        input: [Document(id: "a", text: "新桥今天通车。市长说新桥很安全。")],
        output: [Document(id: "a", text: "新桥今天通车。市长说新桥很安全。", keywords: ["新桥"])]),
    ])

  private let options: Options
  private let extractor: KeywordExtractor

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) {
    self.options = options
    extractor = KeywordExtractor(limit: options.limit, maxWords: options.maxWords)
  }

  /// Writes the keywords.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    if options.existing == .keep, !document.keywords.isEmpty { return .pass }
    guard document.text != nil || document.title != nil else { return .pass }
    let found = extractor.keywords(
      of: Self.text(of: document), title: document.title, language: document.language)
    switch options.existing {
    case .replace, .keep: document.keywords = found
    case .add: document.keywords = added(found, to: document.keywords)
    }
    return .pass
  }

  /// The text, without markup where `clean` says that it has some.
  private static func text(of document: Document) -> String {
    let text = document.text ?? ""
    let markup = document.textFormat.flatMap(TextMarkup.init)
    return markup?.plain(text) ?? text
  }

  private func added(_ found: [String], to existing: [String]) -> [String] {
    var all = existing
    var known = Set(existing.map { $0.lowercased() })
    for keyword in found where all.count < options.limit {
      if known.insert(keyword.lowercased()).inserted { all.append(keyword) }
    }
    return all
  }
}
