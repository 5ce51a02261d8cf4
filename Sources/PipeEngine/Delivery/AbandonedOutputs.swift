import PipeKit

/// Takes back what a run that is given up has written.
enum AbandonedOutputs {
  /// Removes partial files, and cuts appended ones back to what they were before the run.
  ///
  /// An appended file to which others have added something since stays as it is.
  ///
  /// - Parameters:
  ///   - notes: What sinks have noted: an object with `part`, the path of a partial file, and `length`;
  ///     and, once it may have been added to another file, `append`, the path of that, `base`, its length
  ///     before, and `new` where there was none.
  ///   - files: The files.
  /// - Throws: `FileError`.
  static func undo(_ notes: [JSON], in files: any FileSystem) throws(FileError) {
    for case .object(let note) in notes {
      let part = note["part"]?.string
      if let path = note["append"]?.string, let base = note["base"]?.int {
        try cut(path, to: base, part, length: note["length"]?.int ?? 0, in: files)
        let isEmpty = try files.info(path)?.size == 0
        if note["new"] == .bool(true), isEmpty { try files.remove(path) }
      }
      if let part { try files.remove(part) }
    }
  }

  /// Cuts a file, if what is behind the place is nothing but what was added.
  private static func cut(
    _ path: String, to base: Int, _ part: String?, length: Int, in files: any FileSystem
  ) throws(FileError) {
    guard let size = try files.info(path)?.size, size > base else { return }
    // A line feed may have been put before it.
    guard size - base <= length + 1 else { return }
    if let part, try files.info(part) != nil {
      guard try isBeginning(of: part, in: path, from: base, files) else { return }
    }
    let file = try files.open(path, .append)
    defer { try? file.close() }
    try file.truncate(to: base)
    try file.sync()
    try file.close()
  }

  /// Whether a file's end is the beginning of a part.
  private static func isBeginning(
    of part: String, in path: String, from base: Int, _ files: any FileSystem
  ) throws(FileError) -> Bool {
    let file = try files.open(path, .read)
    defer { try? file.close() }
    try file.seek(to: base)
    let expected = try files.open(part, .read)
    defer { try? expected.close() }
    var (found, wanted): ([UInt8], [UInt8]) = ([], [])
    var isFirst = true
    while try file.read(into: &found, count: 1 << 16) > 0 {
      if isFirst, found.first == 0x0A { found.removeFirst() }
      isFirst = false
      while wanted.count < found.count {
        if try expected.read(into: &wanted, count: found.count - wanted.count) == 0 { return false }
      }
      guard found == wanted else { return false }
      found.removeAll(keepingCapacity: true)
      wanted.removeAll(keepingCapacity: true)
    }
    return true
  }
}
