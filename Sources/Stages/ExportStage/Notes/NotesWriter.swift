import PipeKit

/// Writes notes to a part file, of which the files are made when the run is complete.
struct NotesWriter: ExportWriter {
  private let directory: NotesDirectory
  private let place: OutputPlace
  private let template: TextTemplate
  private var part: PartFile

  /// Opens the part file at the point that was noted.
  init(_ order: ExportOrder, _ place: OutputPlace, _ template: TextTemplate) throws {
    self.place = place
    self.template = template
    directory = NotesDirectory(place)
    part = try PartFile(place, after: order.note)
  }

  mutating func write(_ batch: Batch) throws {
    try part.output.write(Note.lines(of: batch, template))
  }

  mutating func write(prepared: any Sendable) throws {
    if let lines = prepared as? [UInt8] { try part.output.write(lines) }
  }

  mutating func keep() throws -> ExportNote? { try part.keep() }

  mutating func finish() throws -> ExportEnd {
    let (note, kept) = try part.finish()
    return ExportEnd(
      note: note, kept: kept,
      publish: { [directory, length = note.length] in try directory.publish(length) },
      published: place.path.directoryPath,
      settle: { [place] in try place.files.remove(place.part) })
  }

  mutating func discard() { part.discard() }
}
