public import PipeKit
import TextKit

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

    /// The keywords of which one must be there.
    @Setting(
      "Words and phrases, * and ? for letters: documents with at least one of them pass, the others are dropped."
    )
    public var include = OneOrMore<String>([])

    /// The keywords that must not be there.
    @Setting("Words and phrases, * and ? for letters: documents with one of them are dropped.")
    public var exclude = OneOrMore<String>([])

    /// Files with more keywords that must be there.
    @Setting("Files with more keywords to include, one a line.")
    public var includeFile = OneOrMore<String>([])

    /// Files with more keywords that must not be there.
    @Setting("Files with more keywords to exclude, one a line.")
    public var excludeFile = OneOrMore<String>([])

    /// Where keywords are looked for.
    @Setting("The fields that keywords are looked for in.")
    public var `in` = OneOrMore(["title", "text", "summary", "keyword"])

    /// Creates options without a condition.
    public init() {}

    /// Without any condition nothing would be filtered.
    public func problems() -> [OptionProblem] {
      let hasKeywords =
        ![include, exclude, includeFile, excludeFile].allSatisfy(\.values.isEmpty)
      var problems: [OptionProblem] = []
      if self.where == nil, unless == nil, !hasKeywords {
        problems.append(
          OptionProblem(
            "filter needs a condition, or keywords",
            hint: "write filter: {where: {language: en}}, unless:, include: or exclude:"))
      }
      if hasKeywords {
        for name in `in`.values where DocumentField(name) == nil {
          problems.append(
            OptionProblem(
              "has a field that documents do not have", options: ["in"],
              hint:
                "write title, text, summary, author, source, url, keyword, label or metadata.KEY"))
        }
        if `in`.values.isEmpty {
          problems.append(
            OptionProblem(
              "is empty, so that no keyword would be found", options: ["in"],
              hint: "leave it out, or write in: [title]"))
        }
      }
      return problems
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
      max_length, after, before, min_score. Dates are dates, or how long ago: published: {after: 2d}. Regular \
      expressions (matches) mind case unless they begin with (?i).

      The fields are id, url, domain, source, title, author, published, updated, language, text, \
      summary, topic (or label), code (a label's), keyword, words, image, link, metadata.KEY, \
      body (what was fetched, read as UTF-8; 'clean' takes it away), media_type (what that is, as text/html), and trail \
      (what stages did, each as STAGE: NOTE). A field with several values holds when one of them does; a field without a value never holds, \
      except for exists: false. A document that does not say its language is taken to be in the one that its text \
      is written in, where that is certain.

      include and exclude are lists as feed readers have them: words and phrases that are looked for in \
      title, text, summary and keywords, or the fields of in. Case, the kind of white space, and a hyphen between \
      two words make no difference; a keyword is found only as whole words, and * stands for any letters, ? \
      for one: parliament*, *burg, wom?n. An accent is the same however it was written. Of a text in HTML or \
      Markdown (metadata text_format, as 'clean' writes it), and of its summary, the words that a reader sees count, \
      and not the markup; conditions look at a field as it is. With both, a document passes that has one of include \
      and none of exclude. Files have a keyword a line; lines that begin with a # and a space are comments.

      A document passes when everything that is given lets it; the reason for which it was dropped \
      names what did not.
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
      Manual.Example(
        "Keywords as in a feed reader",
        options: "{include: [ferr*, harbour bridge], exclude: [crossword, horoscope*]}",
        input: [
          Document(id: "a", title: "Ferries run again"),
          Document(id: "b", title: "A ferry in seven letters", text: "Today's crossword."),
          Document(id: "c", title: "Referee resigns"),
          Document(id: "d", title: "Traffic", text: "The Harbour-Bridge is closed."),
        ],
        output: [
          Document(id: "a", title: "Ferries run again"),
          Document(id: "d", title: "Traffic", text: "The Harbour-Bridge is closed."),
        ]),
      Manual.Example(
        "Labels with a score, numbers in the metadata, and a list of words nobody wants to read",
        options: """
          where:
            topic: {equals: [politics, economy], min_score: 0.6}
            metadata.rank: {max: 10}
          exclude_file: muted.txt
          in: title
          """,
        input: [
          Document(
            id: "a", title: "Budget passes", labels: [Label("politics", score: 0.7)],
            metadata: ["rank": 2]),
          Document(
            id: "b", title: "Vote is near", labels: [Label("politics", score: 0.5)],
            metadata: ["rank": 1]),
          Document(
            id: "c", title: "Live: the vote", labels: [Label("politics", score: 0.9)],
            metadata: ["rank": 3]),
        ],
        output: [
          Document(
            id: "a", title: "Budget passes", labels: [Label("politics", score: 0.7)],
            metadata: ["rank": 2])
        ],
        files: ["muted.txt": "# What we do not want to read.\nlive\nin pictures\n"]),
    ])

  private let options: Options
  private let include: KeywordList
  private let exclude: KeywordList
  private let fields: SearchedFields
  private let comparesLanguage: Bool

  /// Creates the stage, and reads the files of keywords.
  public init(options: Options, setup: StageSetup) throws {
    self.options = options
    include = try KeywordList(
      options.include.values, files: options.includeFile.values, of: "include", setup.files)
    exclude = try KeywordList(
      options.exclude.values, files: options.excludeFile.values, of: "exclude", setup.files)
    fields = SearchedFields(options.in.values)
    comparesLanguage = [options.where, options.unless].contains { $0?.comparesLanguage ?? false }
  }

  /// A document with the language that its text is written in, where it does not say one and that is asked for.
  private func withLanguage(_ document: Document) -> Document {
    guard comparesLanguage, document.language == nil else { return document }
    let texts = [document.text, document.title].lazy.compactMap { $0 }
    var known = document
    known.language = LanguageIdentifier.language(
      stated: nil, of: texts.first { !$0.isEmpty } ?? "")
    return known
  }

  /// Drops the document unless it fulfils the conditions.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    let now = context.clock.now()
    let known = withLanguage(document)
    if let condition = options.where, let name = try condition.firstUnmet(by: known, now: now) {
      return .drop("where: \(name)")
    }
    if let condition = options.unless, try condition.matches(known, now: now) {
      return .drop("unless")
    }
    if exclude.isEmpty, include.isEmpty { return .pass }
    let texts = fields.texts(of: document)
    if !exclude.isEmpty, texts.contains(where: exclude.isFound) {
      return .drop("exclude: has a keyword")
    }
    if !include.isEmpty, !texts.contains(where: include.isFound) {
      return .drop("include: has no keyword")
    }
    return .pass
  }
}
