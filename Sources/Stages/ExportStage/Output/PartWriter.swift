import PipeKit

/// Writes a text format to a part file, of which the result is made when it is published.
struct PartWriter: ExportWriter {
  private let text: TextOutput
  private let place: OutputPlace
  private var part: PartFile

  /// Opens the part file at the point that was noted.
  init(_ text: TextOutput, _ place: OutputPlace) throws {
    self.text = text
    self.place = place
    part = try PartFile(place, after: text.order.note)
  }

  mutating func write(_ batch: Batch) throws { try part.output.write(text.lines(batch)) }

  mutating func write(prepared: any Sendable) throws {
    if let lines = prepared as? [UInt8] { try part.output.write(lines) }
  }

  mutating func keep() throws -> ExportNote? {
    var note = try part.keep()
    // An interrupted run may have begun to publish: where, has to be known until it is done.
    note.appended = text.order.note?.appended
    return note
  }

  mutating func finish() throws -> ExportEnd {
    var note = try part.keep()
    try part.output.close()
    let place = place
    if let order = text.digest {
      let length = note.length
      return ExportEnd(note: note) { try place.publish(order, length: length) }
    }
    guard place.isAppended else { return ExportEnd(note: note) { try place.publish() } }
    let file = try AppendedFile(place, length: note.length, after: text.order.note?.appended)
    note.appended = file.end
    return ExportEnd(note: note) { try file.publish() }
  }

  mutating func discard() { part.discard() }
}

extension OutputPlace {
  /// Gives the part the file's name.
  fileprivate func publish() throws(FileError) {
    if try isPublished() { return }
    try files.rename(part, to: path)
    try files.syncDirectory(path.directoryPath)
  }

  /// Makes a digest of the part.
  fileprivate func publish(_ order: DigestOrder, length: Int) throws {
    if try isPublished() { return }
    do {
      let spool = try files.open(part, .read)
      defer { try? spool.close() }
      let file = try files.open(temporary, .replace)
      defer { try? file.close() }
      var output = BufferedFile(file)
      var digest = try Digest(order, SpoolReader(spool, path: part), length: length)
      try order.style.write(&digest, to: &output)
      try output.sync()
      try output.close()
      try files.rename(temporary, to: path)
    } catch {
      try? files.remove(temporary)
      throw error
    }
    try files.syncDirectory(path.directoryPath)
    // Only now: until here the whole can be done again.
    try files.remove(part)
  }

  /// Whether what was noted is published: then its part has become the result, or was removed.
  func isPublished() throws(FileError) -> Bool {
    if try files.info(part) != nil { return false }
    return try files.info(path) != nil
  }
}
