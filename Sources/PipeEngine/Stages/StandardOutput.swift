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
  /// When whoever reads the output has gone, that is no error: the run ends, or goes on for what else is
  /// written.
  public func run(
    _ input: Inlet, into output: Outlet, in context: StageContext
  ) async throws {
    let file = try context.files.standardOutput()
    var isClosed = false
    while let parcel = try await input.nextParcel() {
      if isClosed { continue }
      let lines = parcel.part(for: context.stage) as? [UInt8] ?? lines(of: parcel.documents)
      do throws(FileError) {
        try file.write(lines)
      } catch {
        guard error.kind == .brokenPipe else { throw error }
        if context.readerEndsRun { throw DownstreamClosed() }
        context.noteClosedOutput()
        isClosed = true
      }
    }
  }

  package var isStandardOutput: Bool { true }

  package func prepare(_ documents: Batch, in context: StageContext) -> (any Sendable)? {
    lines(of: documents)
  }

  private func lines(of documents: Batch) -> [UInt8] {
    var bytes: [UInt8] = []
    documents.appendJSONLines(to: &bytes)
    return bytes
  }
}
