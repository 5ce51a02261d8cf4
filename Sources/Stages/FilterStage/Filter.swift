public import PipeKit

/// Lets documents pass that fulfil a condition.
public struct Filter: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// The condition.
    @Setting("Documents that fulfil this condition pass; the others are dropped.")
    public var `where`: Condition? = nil

    /// The condition that must not hold.
    @Setting("Documents that fulfil this condition are dropped.")
    public var unless: Condition? = nil

    /// Creates options without a condition.
    public init() {}

    /// Without any condition nothing would be filtered.
    public func problems() -> [OptionProblem] {
      guard self.where == nil, unless == nil else { return [] }
      return [
        OptionProblem(
          "filter needs a condition", hint: "write filter: {where: {language: en}}, or unless:")
      ]
    }
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "filter", "Lets documents pass that fulfil a condition.",
    details: """
      A condition names fields and what they are compared with. All fields must hold; any, all and \
      not combine conditions. Text is compared without regard to case.

      A value, or a list of values, is what the field equals. A mapping compares in other ways: \
      contains, contains_all, starts_with, ends_with, matches, exists, min, max, min_length, \
      max_length, after, before, min_score.

      The fields are id, url, domain, source, title, author, published, updated, language, text, \
      summary, topic (or label), keyword, words, and metadata.KEY. A field with several values \
      holds when one of them does; a field without a value never holds, except for exists: false.
      """,
    examples: [
      Manual.Example(
        "Documents in English about two topics",
        options: "where: {topic: [politics, economy], language: en}",
        input: [
          Document(id: "a", language: "en", labels: [Label("politics", score: 0.8)]),
          Document(id: "b", language: "de", labels: [Label("politics", score: 0.9)]),
          Document(id: "c", language: "en", labels: [Label("sport", score: 0.9)]),
        ],
        output: [Document(id: "a", language: "en", labels: [Label("politics", score: 0.8)])]),
      Manual.Example(
        "A word in the title, but no advertisement",
        options:
          "{where: {title: {contains: [iran, iraq]}}, unless: {url: {contains: /sponsored/}}}",
        input: [
          Document(id: "a", url: "https://example.org/1", title: "Talks in Iraq go on"),
          Document(id: "b", url: "https://example.org/sponsored/2", title: "Holidays in Iraq"),
          Document(id: "c", url: "https://example.org/3", title: "Rain"),
        ],
        output: [
          Document(id: "a", url: "https://example.org/1", title: "Talks in Iraq go on")
        ]),
      Manual.Example(
        "Long enough, and not older than a day or two",
        options: """
          where:
            words: {min: 3}
            any:
              - published: {after: 2025-12-30}
              - published: {exists: false}
          """,
        input: [
          Document(id: "a", text: "Four words are enough."),
          Document(id: "b", published: Timestamp("2025-12-01"), text: "Old news is no news."),
          Document(id: "c", text: "Short."),
        ],
        output: [Document(id: "a", text: "Four words are enough.")]),
    ])

  private let options: Options

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) { self.options = options }

  /// Drops the document unless it fulfils the conditions.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    let now = context.clock.now()
    if let condition = options.where, let name = try condition.firstUnmet(by: document, now: now) {
      return .drop("where: \(name)")
    }
    if let condition = options.unless, try condition.matches(document, now: now) {
      return .drop("unless")
    }
    return .pass
  }
}
