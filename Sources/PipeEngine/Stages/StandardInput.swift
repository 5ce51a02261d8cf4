public import PipeKit

/// Reads documents as JSON Lines from standard input: the front end of `pipe exec`.
public struct StandardInput: Stage {
  /// What the stage says of itself.
  public static let manual = Manual(
    "stdin", "Reads documents as JSON Lines from standard input.", roles: .source)

  /// Creates the stage.
  public init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "stdin")) {}

  /// Passes on a document a line.
  public func run(
    _ input: Inlet, into output: Outlet, in context: StageContext
  ) async throws {
    let file = try context.files.standardInput()
    do {
      try await context.passJSONLines(from: file, named: "stdin", to: output)
    } catch let error as FileError where error.kind == .interrupted {
      throw CancellationError()
    }
  }
}
