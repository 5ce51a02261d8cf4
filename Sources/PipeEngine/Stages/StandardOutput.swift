public import PipeKit

/// Writes documents as JSON Lines to standard output, flushed with each batch: the back end of
/// `pipe exec`.
public struct StandardOutput: PreparingStage {
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
    while let parcel = try await input.nextParcel() {
      let lines = parcel.part(for: context.stage) as? [UInt8] ?? lines(of: parcel.documents)
      do throws(FileError) {
        try file.write(lines)
      } catch {
        if error.kind == .brokenPipe { return }
        throw error
      }
    }
  }

  package func prepare(_ documents: Batch, in context: StageContext) -> (any Sendable)? {
    lines(of: documents)
  }

  private func lines(of documents: Batch) -> [UInt8] {
    var bytes: [UInt8] = []
    documents.appendJSONLines(to: &bytes)
    return bytes
  }
}
