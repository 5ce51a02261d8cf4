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
    guard let size = try place.files.info(path)?.size else {
      end = ExportNote.Appended(path: path, base: 0, isNew: true)
      isThere = false
      return
    }
    guard length > 0, let earlier, earlier.path == path, earlier.base <= size else {
      end = ExportNote.Appended(path: path, base: size, isNew: false)
      isThere = false
      return
    }
    let (matching, isWhole) = try Self.matching(place, from: earlier.base)
    isThere = isWhole
    if isThere || matching == size - earlier.base {
      end = earlier
      if !isThere, matching > 0 { try Self.cut(place, to: earlier.base) }
    } else {
      // Others have added something since, which is not to be taken away.
      end = ExportNote.Appended(path: path, base: size, isNew: false)
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
      if self.length > 0 { try output.write(Self.lead(place, at: length)) }
      try copyLines(to: &output)
      try output.sync()
      try output.close()
      if end.isNew { try place.files.syncDirectory(end.path.directoryPath) }
      try place.files.remove(place.part)
    } catch {
      try? file.close()
      if end.isNew, start ?? 0 == 0 {
        try? place.files.remove(end.path)
      } else if let start {
        try? Self.cut(place, to: start)
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

  private static func cut(_ place: OutputPlace, to length: Int) throws(FileError) {
    let file = try place.files.open(place.path, .append)
    defer { try? file.close() }
    try file.truncate(to: length)
    try file.sync()
    try file.close()
  }

  /// What ends the last line of the file, so that another can follow.
  private static func lead(_ place: OutputPlace, at length: Int) throws(FileError) -> [UInt8] {
    if length == 0 { return [] }
    let file = try place.files.open(place.path, .read)
    defer { try? file.close() }
    try file.seek(to: length - 1)
    var last: [UInt8] = []
    _ = try file.read(into: &last, count: 1)
    return last.first.map { $0 == 0x0A ? [] : [0x0A] } ?? []
  }

  /// How much of what follows in the file is what would be put there, and whether that is all of it.
  private static func matching(
    _ place: OutputPlace, from base: Int
  ) throws(FileError) -> (count: Int, isWhole: Bool) {
    let file = try place.files.open(place.path, .read)
    defer { try? file.close() }
    try file.seek(to: base)
    let part = try place.files.open(place.part, .read)
    defer { try? part.close() }
    var expected = try lead(place, at: base)
    var found: [UInt8] = []
    var count = 0
    while true {
      if try part.read(into: &expected, count: BufferedFile.chunk) == 0, expected.isEmpty {
        return (count, true)
      }
      while found.count < expected.count {
        if try file.read(into: &found, count: expected.count - found.count) == 0 { break }
      }
      let same = zip(expected, found).prefix { $0 == $1 }.count
      count += same
      if same < expected.count { return (count, false) }
      expected.removeAll(keepingCapacity: true)
      found.removeAll(keepingCapacity: true)
    }
  }
}
