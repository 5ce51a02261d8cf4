import PipeKit

/// Writes a text format to a part file, of which the result is made when it is published.
struct PartWriter: ExportWriter {
  private let text: TextOutput
  private let place: OutputPlace
  private var part: PartFile
  /// Whether the file has no document yet.
  private var isFirst: Bool
  /// See ``ExportNote/carried``.
  private var carried: String?

  /// Opens the part file at the point that was noted.
  init(_ text: TextOutput, _ place: OutputPlace) throws {
    self.text = text
    self.place = place
    // A file that is added to has it already.
    let needsHead = try !text.head.isEmpty && !place.addsToLines
    let note = text.order.note
    let needsLineFeed = try note == nil && place.isAppended && place.lacksLineFeed()
    part = try PartFile(place, after: note)
    isFirst = note?.documents ?? 0 == 0
    carried = note?.carried
    if needsLineFeed { try part.output.write([0x0A]) }
    if needsHead, part.output.length == 0 { try part.output.write(text.head) }
    if text.keepsEarlier, text.order.note == nil, let edition = text.edition {
      do {
        carried = try place.version()
        try place.carryOver(by: edition, to: &part.output)
      } catch {
        part.discard()
        throw error
      }
    }
  }

  mutating func write(_ batch: Batch) throws { try write(lines: text.lines(batch)) }

  mutating func write(prepared: any Sendable) throws {
    if let lines = prepared as? [UInt8] { try write(lines: lines) }
  }

  private mutating func write(lines: [UInt8]) throws {
    try part.output.write(text.placed(lines, isFirst: &isFirst))
  }

  mutating func keep() throws -> ExportNote? {
    var note = try part.keep()
    // An interrupted run may have begun to publish: where, has to be known until it is done.
    note.appended = text.order.note?.appended
    note.own = text.isOwn ? place.path : text.order.note?.own
    note.carried = carried
    return note
  }

  mutating func finish() throws -> ExportEnd {
    try part.output.flush()
    let end = part.output.length
    try part.output.write(text.tail)
    var (note, directory) = try part.finish()
    note.tail = note.length - end
    note.carried = carried
    let place = place
    if !place.isAppended { note.before = try place.version() }
    if let edition = text.edition {
      note.own = text.order.note?.own
      if text.isOwn, try place.isRepeat(edition, note.length) {
        (note.own, note.isRepeat) = (nil, true)
        let reason =
          note.length == 0
          ? "there are no documents for '\(text.order.name)'"
          : "'\(text.order.name)' has these documents already"
        text.order.context.note("\(reason): nothing is written")
        return ExportEnd(
          note: note, kept: directory, settle: { try place.files.remove(place.part) })
      }
      // A retry's file has the time in its name: what has it is the retry's.
      if text.isOwn || (text.order.context.isRetry && note.before == nil) {
        note.own = place.path
      }
      return ExportEnd(
        note: note, kept: directory,
        publish: { [note, isKept = text.keepsEarlier] in
          try place.publish(edition, note, overEarlier: isKept)
        },
        published: place.path.directoryPath, settle: { try place.files.remove(place.part) })
    }
    guard place.isAppended else {
      return ExportEnd(
        note: note, kept: directory, publish: { [note] in try place.publish(note) },
        published: place.path.directoryPath)
    }
    let file = try AppendedFile(place, length: note.length, after: text.order.note?.appended)
    note.appended = file.end
    return ExportEnd(note: note, kept: directory, publish: { try file.publish() })
  }

  mutating func discard() { part.discard() }
}

extension OutputPlace {
  /// Gives the part the file's name.
  fileprivate func publish(_ note: ExportNote) throws {
    if try isPublished(note) { return }
    try files.rename(part, to: path)
  }

  /// Has an edition take from the file what the new one has too.
  fileprivate func carryOver(by edition: any Edition, to output: inout BufferedFile) throws {
    guard let earlier = try earlier() else { return }
    defer { try? earlier.file.close() }
    try edition.carryOver(earlier, to: &output)
  }

  /// Whether there are files that say what an edition of the part would.
  fileprivate func isRepeat(_ edition: any Edition, _ length: Int) throws -> Bool {
    let spool = try files.open(part, .read)
    defer { try? spool.close() }
    return try edition.isRepeat(
      Spool(reader: SpoolReader(spool, path: part), length: length), in: files)
  }

  /// The file as it is; `nil` where there is none, or nothing in it.
  private func earlier() throws(FileError) -> EarlierEdition? {
    guard let size = try files.info(path)?.size, size > 0 else { return nil }
    return EarlierEdition(file: try files.open(path, .read), path: path)
  }

  /// Makes an edition of the part, which stays.
  ///
  /// Another run that adds to the same file waits until that is done.
  fileprivate func publish(
    _ edition: any Edition, _ note: ExportNote, overEarlier isKept: Bool
  ) throws {
    if try isPublished(note) { return }
    try files.locking(path.directoryPath) {
      var length = note.length
      if isKept, try version() != note.carried {
        length = try carryOverAgain(by: edition, behind: length)
      }
      try write(edition, length, overEarlier: isKept)
    }
  }

  /// Takes over what another run has put in the file since its content was taken over.
  ///
  /// - Parameters:
  ///   - edition: What takes it over.
  ///   - length: The length of the part, behind which it stands.
  /// - Returns: The length of the part with it.
  /// - Throws: What reading or writing throws.
  private func carryOverAgain(by edition: any Edition, behind length: Int) throws -> Int {
    let file = try files.open(part, .append)
    defer { try? file.close() }
    try file.truncate(to: length)
    var output = BufferedFile(file, length: length)
    try carryOver(by: edition, to: &output)
    try output.flush()
    return output.length
  }

  private func write(_ edition: any Edition, _ length: Int, overEarlier isKept: Bool) throws {
    do {
      let spool = try files.open(part, .read)
      defer { try? spool.close() }
      let earlier = isKept ? try earlier() : nil
      defer { try? earlier?.file.close() }
      let file = try files.open(temporary, .replace, like: path)
      defer { try? file.close() }
      var output = BufferedFile(file)
      let lines = Spool(reader: SpoolReader(spool, path: part), length: length)
      try edition.write(lines, over: earlier, to: &output)
      try output.sync()
      try output.close()
      try files.rename(temporary, to: path)
    } catch {
      try? files.remove(temporary)
      throw error
    }
  }

  /// Whether what was noted is published: then its part has become the result, or was removed.
  ///
  /// - Throws: ``FileError``, and ``StageError`` where the part is gone without that.
  func isPublished(_ note: ExportNote) throws -> Bool {
    if try files.info(part) != nil { return false }
    if note.isRepeat { return true }
    let isThere: Bool
    if let appended = note.appended {
      isThere = try has(appended, length: note.length)
    } else {
      let version = try version()
      isThere = version != nil && version != note.before
    }
    if isThere { return true }
    throw PartFile.gone(part)
  }

  private func has(_ appended: ExportNote.Appended, length: Int) throws(FileError) -> Bool {
    // Nothing was to be added.
    if length == 0 { return true }
    guard let hash = appended.hash, let size = try files.info(appended.path)?.size,
      size >= appended.base
    else { return false }
    // Somebody else may have added something just before it was put there.
    for base in Set([appended.base, max(appended.base, size - length)]) {
      let end = FileEnd(of: appended.path, from: base, in: files, isPacked: appended.isPacked)
      if try end.count(ofPart: length, hash) != nil { return true }
    }
    return false
  }

  /// What tells the file from any that takes its place: its length, and when it was changed; `nil`
  /// where there is none.
  fileprivate func version() throws(FileError) -> String? {
    try files.info(path).map { "\($0.size) \($0.modified)" }
  }
}
