public import PipeKit

/// Writes the title in capitals.
public struct Shout: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// What is put at the end.
    @Setting("What is put at the end of the title.")
    public var ending = "!"
    /// Creates the usual options.
    public init() {}
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "shout", "Writes the title in capitals.",
    examples: [
      Manual.Example(
        "A quiet title", options: "ending: '!!'", input: [Document(id: "a", title: "Rain")],
        output: [Document(id: "a", title: "RAIN!!")])
    ])

  private let options: Options
  /// Creates the stage.
  public init(options: Options, setup: StageSetup) { self.options = options }

  /// Changes the title.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    document.title = (document.title ?? "").uppercased() + options.ending
    return .pass
  }
}
