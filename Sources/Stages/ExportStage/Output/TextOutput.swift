import PipeKit

/// What the text formats have in common: lines are written as documents come, and are the result, or
/// a digest is made of them at the end.
struct TextOutput: Sendable {
  /// What is asked for.
  var order: ExportOrder
  /// What is made of the lines; `nil` where they are the result.
  var digest: DigestOrder?
  /// What stands before the first line of a file.
  var head: [UInt8] = []
  /// Makes lines of documents.
  var lines: @Sendable (Batch) -> [UInt8]

  /// Opens where the lines go, at the point that was noted.
  func open() throws -> any ExportWriter {
    let place = try OutputPlace(order)
    if let stream = place.stream { return try StreamWriter(self, stream) }
    if let note = order.note, note.isComplete, try place.isPublished(note) {
      return PublishedWriter(note: note, part: place.part)
    }
    return try PartWriter(self, place)
  }
}
