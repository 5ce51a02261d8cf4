import PipeKit

/// Stands for a result that an interrupted run has published already.
struct PublishedWriter: ExportWriter {
  /// What that run has noted.
  let note: ExportNote
  /// The path of the part that is gone.
  let part: String

  mutating func write(_ batch: Batch) throws { throw PartFile.gone(part) }

  mutating func write(prepared: any Sendable) throws { throw PartFile.gone(part) }

  mutating func keep() -> ExportNote? { note }

  mutating func finish() -> ExportEnd { ExportEnd(note: note) }

  mutating func discard() {}
}
