public import PipeKit

/// Notes how many minutes a document takes to read.
public struct ReadingTime: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// The reading speed.
    @Setting("How many words a minute are read.", range: 50...2000)
    public var wordsPerMinute = 230

    /// Creates the usual options.
    public init() {}
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "reading_time", "Notes how many minutes a document takes to read.",
    details: """
      The minutes are rounded up and stand in the metadata as reading_minutes. In scripts without \
      spaces characters count instead of words: those of Chinese and Japanese as half a word each, \
      those of Thai and its like as two ninths.
      """,
    examples: [
      Manual.Example(
        "A short text takes a minute, an empty one none",
        options: "words_per_minute: 200",
        input: [Document(id: "a", text: "A few words."), Document(id: "b", text: "")],
        output: [
          Document(id: "a", text: "A few words.", metadata: ["reading_minutes": 1]),
          Document(id: "b", text: "", metadata: ["reading_minutes": 0]),
        ])
    ])

  private let options: Options

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) { self.options = options }

  /// Notes the minutes.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    let minutes = document.readingMinutes(wordsPerMinute: Double(options.wordsPerMinute))
    document.metadata["reading_minutes"] = .number(JSONNumber(Int(minutes.rounded(.up))))
    return .pass
  }
}
