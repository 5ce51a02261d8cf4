import PipeKit

/// Takes back what a run that is given up has written.
enum AbandonedOutputs {
  /// Removes partial files and those that are the run's own, and cuts appended ones back to what they were
  /// before the run.
  ///
  /// An appended file to which others have added something since stays as it is. Where it was
  /// interrupted, it can be done again.
  ///
  /// - Parameters:
  ///   - notes: What sinks have noted: an object with `part`, the path of a partial file, and `temporary`, that of
  ///     what is made of it, either of which may not be there; and `length`;
  ///     and, once it may have been added to another file, `append`, the path of that, `base`, its length
  ///     before, `hash`, that of the part, `packed` where no line feed was put between, and `new` where there was none; and `own`, the path of a file that
  ///     the run has beside what others have published.
  ///   - files: The files.
  /// - Throws: `FileError`.
  static func undo(_ notes: [JSON], in files: any FileSystem) throws(FileError) {
    let notes = notes.compactMap(\.object)
    // Before any part is gone, with which what was added is compared.
    for note in notes {
      guard let path = note["append"]?.string, let base = note["base"]?.int else { continue }
      try cut(path, to: base, note["part"]?.string, note, in: files)
      let isEmpty = try files.info(path)?.size == 0
      if note["new"] == .bool(true), isEmpty { try files.remove(path) }
    }
    for note in notes {
      for key in ["part", "temporary", "own"] {
        if let path = note[key]?.string { try files.remove(path) }
      }
    }
  }

  /// Takes back what was copied or moved along with a run's state, and nothing else.
  ///
  /// - Parameters:
  ///   - notes: As above; paths are those of the files where the run wrote them.
  ///   - move: Where they are now. What is not there, also by way of a symbolic link, is left alone.
  ///   - files: The files.
  /// - Throws: `FileError`.
  static func undo(
    _ notes: [JSON], moved move: StateMove, in files: any FileSystem
  ) throws(FileError) {
    let moved = notes.compactMap(\.object).map { note -> JSON in
      var note = note
      for key in ["part", "temporary", "own", "append"] {
        guard let path = note[key]?.string else { continue }
        let place = move.place(of: path)
        let folder = place.flatMap { try? files.resolve($0.directoryPath) }
        note[key] = folder.map(move.isInside) == true ? place.map { .string($0) } : nil
      }
      return .object(note)
    }
    try undo(moved, in: files)
  }

  /// Cuts a file, if what is behind the place is nothing but what was added.
  private static func cut(
    _ path: String, to base: Int, _ part: String?, _ note: JSONObject, in files: any FileSystem
  ) throws(FileError) {
    guard let size = try files.info(path)?.size, size > base else { return }
    let end = FileEnd(of: path, from: base, in: files, isPacked: note["packed"] == .bool(true))
    let added: Int? =
      if let part, try files.info(part) != nil {
        try end.matching(part).count
      } else if let length = note["length"]?.int, let hash = note["hash"]?.string {
        try end.count(ofPart: length, hash)
      } else {
        nil
      }
    if added == size - base { try end.cut() }
  }
}
