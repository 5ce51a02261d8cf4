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
  /// What stands behind the last one.
  var tail: [UInt8] = []
  /// Whether lines begin with a comma, which the first line of a file has not.
  var areParted = false
  /// Makes lines of documents.
  var lines: @Sendable (Batch) -> [UInt8]

  /// Lines as they stand in a file: the first without its comma.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - isFirst: Whether there are none before them; then there are.
  /// - Returns: The lines.
  func placed(_ lines: [UInt8], isFirst: inout Bool) -> [UInt8] {
    guard areParted, isFirst, !lines.isEmpty else { return lines }
    isFirst = false
    return Array(lines.dropFirst())
  }

  /// Opens where the lines go, at the point that was noted.
  ///
  /// - Parameter check: Looks at a file before anything is done to it, and throws where it cannot be the one.
  /// - Returns: What writes there.
  /// - Throws: `FileError`, `StageError`, and what `check` throws.
  func open(checking check: (OutputPlace) throws -> Void = { _ in }) throws -> any ExportWriter {
    var order = order
    // An edition takes the place of the file, also where it has all that was in it.
    if edition != nil { order.options.mode = .replace }
    let place = try OutputPlace(order)
    if let stream = place.stream { return try StreamWriter(self, stream) }
    try check(place)
    if let note = order.note, note.isComplete, try place.isPublished(note) {
      return PublishedWriter(note: note, part: place.part)
    }
    return try PartWriter(self, place)
  }
}
