import PipeKit

/// A file at whose end a part is put.
///
/// Until then it is not touched, so that nothing of it has to be taken back, and what others add
/// meanwhile stays.
struct AppendedFile: Sendable {
  /// Where the part begins.
  let end: ExportNote.Appended
  private let place: OutputPlace
  /// The length of the part.
  private let length: Int
  /// Whether the part is there: the run was interrupted when it had published it.
  private let isThere: Bool
  /// How many bytes of what is packed are written at once, as members must not be mixed with those of others.
  private static let packedChunk = 1 << 23

  /// Finds the end, where an interrupted run may have put the part, or some of it, already.
  ///
  /// - Parameters:
  ///   - place: The file, and the part.
  ///   - length: The length of the part.
  ///   - earlier: What the interrupted run has noted of the end.
  /// - Throws: ``FileError``.
  init(
    _ place: OutputPlace, length: Int, after earlier: ExportNote.Appended?
  ) throws(FileError) {
    self.place = place
    self.length = length
    let path = place.path
    let isPacked = place.packing != nil
    let hash = try FileEnd.hash(of: place.part, in: place.files)
    guard let size = try place.files.info(path)?.size else {
      end = ExportNote.Appended(
        path: path, base: 0, isNew: true, isPacked: isPacked, hash: hash)
      isThere = false
      return
    }
    guard length > 0, let earlier, earlier.path == path, earlier.base <= size else {
      end = ExportNote.Appended(
        path: path, base: size, isNew: false, isPacked: isPacked, hash: hash)
      isThere = false
      return
    }
    let found = FileEnd(of: path, from: earlier.base, in: place.files, isPacked: isPacked)
    let (matching, isWhole) = try found.matching(place.part)
    isThere = isWhole
    if isThere || matching == size - earlier.base {
      end = ExportNote.Appended(
        path: path, base: earlier.base, isNew: earlier.isNew, isPacked: isPacked, hash: hash)
      if !isThere, matching > 0 { try found.cut() }
    } else {
      // Others have added something since, which is not to be taken away.
      end = ExportNote.Appended(
        path: path, base: size, isNew: false, isPacked: isPacked, hash: hash)
    }
  }

  /// Puts the part there, and removes it.
  ///
  /// - Throws: ``FileError``; the file is as it was.
  func publish() throws(FileError) {
    guard try place.files.info(place.part) != nil else { return }
    if isThere { return try place.files.remove(place.part) }
    let file = try place.files.open(end.path, .append)
    var start: Int?
    do {
      let length = try file.length()
      start = length
      var output = BufferedFile(file)
      if self.length > 0 { try output.write(end(at: length).lead()) }
      if end.isPacked { try copyPacked(to: &output) } else { try copyLines(to: &output) }
      try output.sync()
      try output.close()
      if end.isNew { try place.files.syncDirectory(end.path.directoryPath) }
      try place.files.remove(place.part)
    } catch {
      try? file.close()
      if end.isNew, start ?? 0 == 0 {
        try? place.files.remove(end.path)
      } else if let start {
        try? end(at: start).cut()
      }
      throw error
    }
  }

  /// Writes the part, only whole lines at once, as somebody else may be doing the same.
  private func copyLines(to output: inout BufferedFile) throws(FileError) {
    let part = try place.files.open(place.part, .read)
    defer { try? part.close() }
    var bytes: [UInt8] = []
    while try part.read(into: &bytes, count: BufferedFile.chunk) > 0 {
      guard let end = bytes.lastIndex(of: 0x0A) else { continue }
      try output.write(Array(bytes[...end]))
      bytes.removeSubrange(...end)
    }
  }

  private func copyPacked(to output: inout BufferedFile) throws(FileError) {
    let part = try place.files.open(place.part, .read)
    defer { try? part.close() }
    var bytes: [UInt8] = []
    while true {
      let isAtEnd = try part.read(into: &bytes, count: BufferedFile.chunk) == 0
      guard isAtEnd || bytes.count >= Self.packedChunk else { continue }
      try output.write(bytes)
      if isAtEnd { return }
      bytes.removeAll(keepingCapacity: true)
    }
  }

  private func end(at length: Int) -> FileEnd {
    FileEnd(of: end.path, from: length, in: place.files, isPacked: end.isPacked)
  }
}
