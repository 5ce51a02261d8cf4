import PipeKit

/// Takes back what a run that is given up has written and not published.
enum AbandonedOutputs {
  /// Removes partial files, and cuts appended ones back to what they were before the run.
  ///
  /// - Parameters:
  ///   - notes: What sinks have noted: an object with `part`, the path of a partial file; or with
  ///     `append`, a path, `base`, the file's length before the run, and `new` where there was none.
  ///   - files: The files.
  /// - Throws: `FileError`.
  static func undo(_ notes: [JSON], in files: any FileSystem) throws(FileError) {
    for case .object(let note) in notes {
      if let part = note["part"]?.string { try files.remove(part) }
      guard let path = note["append"]?.string, try files.info(path) != nil else { continue }
      if note["new"] == .bool(true) {
        try files.remove(path)
      } else if let base = note["base"]?.int {
        let file = try files.open(path, .append)
        defer { try? file.close() }
        if try file.length() > base { try file.truncate(to: base) }
        try file.sync()
        try file.close()
      }
    }
  }
}
