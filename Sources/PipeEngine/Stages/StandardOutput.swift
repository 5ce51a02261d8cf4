public import PipeKit

/// Writes documents as JSON Lines to standard output, flushed with each batch: the back end of
/// `pipe exec`.
public struct StandardOutput: Stage {
  /// What the stage says of itself.
  public static let manual = Manual(
    "stdout", "Writes documents as JSON Lines to standard output.", roles: .sink)

  /// Creates the stage.
  public init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "stdout")) {}

  /// Writes a line a document.
  ///
  /// When whoever reads the output has gone, that is the end, and not an error.
  public func run(
    _ input: Inlet, into output: Outlet, in context: StageContext
  ) async throws {
    let file = try context.files.standardOutput()
    var bytes: [UInt8] = []
    while let batch = try await input.next() {
      bytes.removeAll(keepingCapacity: true)
      batch.appendJSONLines(to: &bytes)
      do throws(FileError) {
        try file.write(bytes)
      } catch {
        if error.kind == .brokenPipe { return }
        throw error
      }
    }
  }
}
