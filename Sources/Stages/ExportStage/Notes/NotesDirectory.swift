import PipeKit

/// A directory of notes, a file a document.
struct NotesDirectory: Sendable {
  private let place: OutputPlace
  private let path: String

  /// The directory in which an output has its place.
  init(_ place: OutputPlace) {
    self.place = place
    path = place.path.directoryPath
  }

  /// Writes the notes of the part: each file appears as a whole, and only where it says something else.
  ///
  /// A document that has a file keeps it, whatever has become of its title. What a person has written below
  /// the mark stays; a file without the mark is that person's, and stays as it is.
  ///
  /// - Parameter length: The length of the part.
  /// - Throws: What reading or writing throws.
  func publish(_ length: Int) throws {
    guard try place.files.info(place.part) != nil else { return }
    try place.files.locking(path) { try writeNotes(length) }
  }

  private func writeNotes(_ length: Int) throws {
    var known: [Substring: String] = [:]
    for name in try place.files.list(path) {
      if let tag = Note.tag(ofFile: name) { known[tag] = name }
    }
    let spool = try place.files.open(place.part, .read)
    defer { try? spool.close() }
    var reader = SpoolReader(spool, path: place.part)
    var offset = 0
    while offset < length {
      let (value, next) = try reader.value(at: offset)
      guard let note = Note(record: value) else { throw reader.damaged }
      let name = known[note.tag[...]] ?? note.fileName
      known[note.tag[...]] = name
      try write(note, to: path + "/" + name)
      offset = next
    }
  }

  private func write(_ note: Note, to path: String) throws {
    var text = Array((note.text + Note.mark).utf8)
    if try place.files.info(path) != nil {
      let file = try place.files.open(path, .read)
      defer { try? file.close() }
      let old = try EarlierEdition(file: file, path: path).bytes()
      // Bytes, as what a person has written may be in any encoding.
      guard let mark = old.firstRange(of: Array(Note.mark.utf8)) else { return }
      text += old[mark.upperBound...]
      if text == old { return }
    }
    do {
      let file = try place.files.open(place.temporary, .replace, like: path)
      defer { try? file.close() }
      var output = BufferedFile(file)
      try output.write(text)
      try output.sync()
      try output.close()
      try place.files.rename(place.temporary, to: path)
    } catch {
      try? place.files.remove(place.temporary)
      throw error
    }
  }
}
