import PipeKit

/// A stage with options of several kinds.
struct FilterWords: DocumentStage {
  struct Options: StageOptions {
    @Setting("Documents with one of these words are dropped.", required: true)
    var words = OneOrMore<String>([])

    @Setting("Texts with fewer characters than this are dropped.", range: 0...1_000_000)
    var minLength = 0

    @Setting("Documents published longer ago than this are dropped.")
    var within: TimeSpan? = nil

    func problems() -> [OptionProblem] {
      guard words.values.contains("") else { return [] }
      return [OptionProblem("has an empty word", options: ["words"], hint: "take it out")]
    }
  }

  static let manual = Manual(
    "filter_words", "Drops documents with certain words.",
    examples: [
      Manual.Example(
        "A word, and a list of them", options: "words: [rain, snow]",
        input: [Document(id: "a", text: "It may snow."), Document(id: "b", text: "It is dry.")],
        output: [Document(id: "b", text: "It is dry.")])
    ])

  private let options: Options
  init(options: Options, setup: StageSetup) { self.options = options }

  func process(_ document: inout Document, in context: StageContext) async throws -> Verdict {
    let text = document.text ?? ""
    if text.count < options.minLength { return .drop("too short") }
    if options.words.values.contains(where: { text.contains($0) }) { return .drop("has a word") }
    if let within = options.within, let published = document.published,
      context.clock.now().since(published) > within.duration
    {
      return .drop("too old")
    }
    return .pass
  }
}
