import PipeKit

/// What the text formats have in common: lines are written as documents come, and are the result, or
/// a digest is made of them at the end.
struct TextOutput: Sendable {
  /// What is asked for.
  var order: ExportOrder
  /// What is made of the lines; `nil` where they are the result.
  var edition: (any Edition)?
  /// Whether an edition has what the file has already.
  var keepsEarlier = false
  /// Whether the file is this run's alone, so that it goes when the run is given up.
  var isOwn = false
  /// What stands before the first line of a file.
  var head: [UInt8] = []
  /// Makes lines of documents.
  var lines: @Sendable (Batch) -> [UInt8]

  /// Opens where the lines go, at the point that was noted.
  func open() throws -> any ExportWriter {
    var order = order
    // An edition takes the place of the file, also where it has all that was in it.
    if edition != nil { order.options.mode = .replace }
    let place = try OutputPlace(order)
    if let stream = place.stream { return try StreamWriter(self, stream) }
    if let note = order.note, note.isComplete, try place.isPublished(note) {
      return PublishedWriter(note: note, part: place.part)
    }
    return try PartWriter(self, place)
  }
}
