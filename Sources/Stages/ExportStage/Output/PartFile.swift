import PipeKit

/// The file that holds what a run has exported until it is published, beside the file to be.
struct PartFile {
  /// What is written to it.
  var output: BufferedFile
  private let place: OutputPlace
  /// Whether its name is durable, where that matters.
  private var isNamed: Bool
  /// Whether a checkpoint may refer to it.
  private var isNoted: Bool

  /// Opens the file: what an interrupted run has noted, but for what was put behind all documents, or a new one.
  ///
  /// - Throws: ``FileError``, and ``StageError`` where what was noted is not there any more.
  init(_ place: OutputPlace, after note: ExportNote?) throws {
    self.place = place
    isNoted = note != nil
    isNamed = note != nil || !place.isRemembered
    guard let note else {
      output = BufferedFile(
        try place.files.open(place.part, .replace, like: place.path), packedBy: place.packing)
      return
    }
    let size = try place.files.info(place.part)?.size
    // What stands behind all documents is written anew, so that a run that was killed here before may have cut it off.
    let length = max(0, note.length - note.tail)
    guard let size, size >= length else { throw Self.gone(place.part, size.map { ($0, length) }) }
    let file = try place.files.open(place.part, .append)
    do {
      if size > length { try file.truncate(to: length) }
    } catch {
      try? file.close()
      throw error
    }
    output = BufferedFile(file, length: length, packedBy: place.packing)
  }

  /// Makes everything written durable, and says what is needed to come back to this point.
  mutating func keep() throws(FileError) -> ExportNote {
    try output.sync()
    if !isNamed { try place.files.syncDirectory(place.part.directoryPath) }
    isNamed = true
    isNoted = true
    return ExportNote(part: place.part, length: output.length)
  }

  /// Makes everything written durable, and closes the file.
  ///
  /// - Returns: What is needed to come back to this point, and the directory in which its name has to be made
  ///   durable before that holds.
  mutating func finish() throws(FileError) -> (note: ExportNote, directory: String?) {
    try output.sync()
    try output.close()
    isNoted = true
    return (
      ExportNote(part: place.part, length: output.length),
      isNamed ? nil : place.part.directoryPath
    )
  }

  /// Ends after a failure: what another run may go on with stays.
  func discard() {
    try? output.close()
    if place.isRemembered, isNoted { return }
    try? place.files.remove(place.part)
  }

  /// The error of a part that does not have what was noted.
  static func gone(_ path: String, _ sizes: (found: Int, noted: Int)? = nil) -> StageError {
    let what = sizes.map { "has only \($0.found) of \($0.noted) bytes" } ?? "is missing"
    return StageError(
      .file, "'\(path)', with what the interrupted run has exported, \(what)",
      hint: ExportOrder.startOver)
  }
}
