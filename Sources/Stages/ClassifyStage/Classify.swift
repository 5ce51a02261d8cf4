public import PipeKit
import TextKit

/// Labels documents by the words and phrases that occur in them.
public struct Classify: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// The rules.
    @Setting(
      "The labels, and under each its keywords: words and phrases; a * at the end of one stands "
        + "for the rest of a word.", required: true)
    public var rules: [String: ClassificationRule] = [:]

    /// The least score.
    @Setting("Labels with a smaller score are not given.", range: 0.0...1.0)
    public var threshold = 0.2

    /// The most labels.
    @Setting("At most this many labels, the best; all unless given.", range: 1...1000)
    public var maxLabels: Int? = nil

    /// How much the title counts.
    @Setting("How many times as much a keyword counts in the title.", range: 0.0...100.0)
    public var titleWeight = 3.0

    /// The labels' scheme.
    @Setting("The scheme that the labels belong to; earlier labels of it are replaced.")
    public var scheme = "rules"

    /// Creates options without rules.
    public init() {}

    /// Without rules, or without a name, there is nothing to say.
    public func problems() -> [OptionProblem] {
      var problems: [OptionProblem] = []
      if rules.isEmpty {
        problems.append(
          OptionProblem(
            "lists no rule", options: ["rules"],
            hint: "write a label and its keywords: rules: {politics: [election, parliament*]}"))
      }
      if rules.keys.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
        problems.append(OptionProblem("has a label without a name", options: ["rules"]))
      }
      if scheme.allSatisfy(\.isWhitespace) {
        problems.append(OptionProblem("is empty", options: ["scheme"]))
      }
      return problems
    }
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "classify", "Labels documents by the words and phrases that occur in them.",
    details: """
      A rule is a keyword, a list of keywords, or a mapping of any (at least one must be found), \
      all (every one must), none (not one may), weight and threshold. Keywords are looked for in \
      the title and the text, or in the summary of a document without text. Case, the kind of white \
      space, and a hyphen between two words make no difference; a keyword is found only as whole \
      words, but for a * at its end: parliament* finds parliamentary.

      A label's score is e / (e + l). The evidence e is the sum over its keywords of title_weight \
      where the title has it, and 2n / (n + 1) where the text has it n times; the sum is multiplied \
      by the rule's weight. The length l is 1 + 4w / (w + 1000) for a text of w words, so that one \
      mention is worth 0.5 in a line, 0.31 in 430 words, and never less than 0.16, and repeating a \
      word is worth less than other words.

      Labels get the stage's scheme and, as evidence, the keywords found, those that count most \
      first, at most ten. They stand after the labels of other schemes, the best first; labels of \
      the same scheme that a document already has are replaced.
      """,
    examples: [
      Manual.Example(
        "Lists of words and phrases",
        options: """
          rules:
            politics: [election, "prime minister", parliament*]
            sport: [football, tennis]
          """,
        input: [
          Document(
            id: "a", title: "Parliamentary vote", text: "The Prime Minister called an election."),
          Document(id: "b", text: "Nothing of note."),
        ],
        output: [
          Document(
            id: "a", title: "Parliamentary vote", text: "The Prime Minister called an election.",
            labels: [
              Label(
                "politics", score: 0.83, scheme: "rules",
                evidence: ["parliament*", "election", "prime minister"])
            ]),
          Document(id: "b", text: "Nothing of note."),
        ]),
      Manual.Example(
        "What must, and what must not be there",
        options: """
          rules:
            conflict:
              any: [attack, strike]
              all: [army]
              none: [football, union]
          """,
        input: [
          Document(id: "a", text: "The army began an attack."),
          Document(id: "b", text: "The attack of the football team was an army."),
          Document(id: "c", text: "An attack of flu."),
        ],
        output: [
          Document(
            id: "a", text: "The army began an attack.",
            labels: [
              Label("conflict", score: 0.662, scheme: "rules", evidence: ["army", "attack"])
            ]),
          Document(id: "b", text: "The attack of the football team was an army."),
          Document(id: "c", text: "An attack of flu."),
        ]),
      Manual.Example(
        "The best label alone, beside those of other schemes",
        options: """
          rules: {economy: [bank, market*], sport: football}
          max_labels: 1
          scheme: desk
          """,
        input: [
          Document(
            id: "a", text: "Markets fell, and a bank with them. Football was on.",
            labels: [Label("opinion", score: 0.9, scheme: "genre"), Label("old", scheme: "desk")])
        ],
        output: [
          Document(
            id: "a", text: "Markets fell, and a bank with them. Football was on.",
            labels: [
              Label("opinion", score: 0.9, scheme: "genre"),
              Label("economy", score: 0.658, scheme: "desk", evidence: ["bank", "market*"]),
            ])
        ]),
    ])

  private let classifier: RuleClassifier
  private let scheme: String

  /// Creates the stage, and its matcher.
  public init(options: Options, setup: StageSetup) {
    classifier = RuleClassifier(options)
    scheme = options.scheme
  }

  /// Gives the document its labels.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    let labels = classifier.labels(of: document)
    let scheme = scheme
    document.labels.removeAll { $0.scheme == scheme }
    document.labels += labels
    return .pass
  }
}
