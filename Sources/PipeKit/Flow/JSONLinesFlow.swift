extension StageContext {
  /// Passes on the documents of a file of JSON Lines; a line that cannot be read fails by itself.
  ///
  /// - Parameters:
  ///   - file: The file, which is read to its end.
  ///   - name: What the file is called in failures.
  ///   - output: Where the documents go.
  ///   - change: What is done to each document first; nothing where it is `nil`.
  /// - Throws: ``FileError``, what writing throws, or a line's error where the run is to stop.
  package func passJSONLines(
    from file: any OpenFile, named name: String, to output: Outlet,
    change: (@Sendable (inout Document) -> Void)? = nil
  ) async throws {
    var lines = JSONLines()
    var isAtEnd = false
    while !isAtEnd {
      // The outer loop reads, the inner one empties what was read: never more than that is held.
      let count = try lines.append { buffer throws(FileError) in
        try file.read(into: &buffer, count: 1 << 18)
      }
      if count == 0 {
        isAtEnd = true
        lines.finish()
      }
      while true {
        var part = lines.nextBatch(limit: Channel.batchSize)
        if part.isEmpty { break }
        for error in part.errors {
          try fail(
            "\(name):\(error.line)",
            StageError(.badFormat, error.message, hint: "column \(error.column)"))
        }
        if let change {
          for index in part.documents.indices { change(&part.documents[index]) }
        }
        try await output.write(part.documents)
      }
    }
  }
}
