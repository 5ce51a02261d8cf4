public import PipeKit

/// Notes how hard a text is to read.
public struct ReadabilityScore: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// How many words a text needs.
    @Setting("Texts with fewer words get no score, as it would say little.", range: 1...10_000)
    public var minWords = 30
    /// Creates the usual options.
    public init() {}
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "readability_score", "Notes how hard a text is to read.",
    details: """
      In the metadata, readability has words and sentences, and lix: words a sentence, and of a hundred words those of \
      more than six letters (Björnsson 1968). Below 30 is very easy, above 50 hard; it goes for languages with \
      spaces between words. Of English texts it has flesch too, the reading ease (Flesch 1948: 0 is very hard, 100 very easy, and short texts go beyond), and \
      grade, the years of school (Kincaid et al. 1975), for which syllables are guessed from the spelling.
      """,
    examples: [
      Manual.Example(
        "Short words and sentences are easy", options: "min_words: 5",
        input: [
          Document(id: "a", language: "en", text: "The cat sat. The dog ran. They went home.")
        ],
        output: [
          Document(
            id: "a", language: "en", text: "The cat sat. The dog ran. They went home.",
            metadata: [
              "readability": [
                "words": 9, "sentences": 3, "lix": 3, "flesch": 119.2, "grade": -2.6,
              ]
            ])
        ])
    ])

  private let options: Options

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) { self.options = options }

  /// Notes the scores.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    let counts = ReadingCounts(document.text ?? "")
    guard counts.words >= options.minWords else { return .pass }
    var scores: JSONObject = [
      "words": .number(JSONNumber(counts.words)),
      "sentences": .number(JSONNumber(counts.sentences)),
      "lix": Self.rounded(counts.lix),
    ]
    if document.language?.split(separator: "-").first == "en" {
      scores["flesch"] = Self.rounded(counts.readingEase)
      scores["grade"] = Self.rounded(counts.grade)
    }
    document.metadata["readability"] = .object(scores)
    return .pass
  }

  private static func rounded(_ number: Double) -> JSON {
    .number(JSONNumber((number * 10).rounded() / 10))
  }
}
