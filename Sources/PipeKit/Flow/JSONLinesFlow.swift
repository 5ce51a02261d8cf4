extension StageContext {
  /// Passes on the documents of a file of JSON Lines; a line that cannot be read fails by itself.
  ///
  /// Only the lines' ends are looked for here: the documents are read by who takes them.
  ///
  /// - Parameters:
  ///   - file: The file, which is read to its end.
  ///   - name: What the file is called in failures.
  ///   - output: Where the documents go.
  ///   - source: The ``Document/source`` of documents that have none.
  /// - Throws: ``FileError``, what writing throws, or a line's error where the run is to stop.
  package func passJSONLines(
    from file: any OpenFile, named name: String, to output: Outlet, source: String? = nil
  ) async throws {
    var chunks = LineChunks(maximumLength: longestLine)
    while let chunk = try chunks.next(from: file) {
      try await output.write { try documents(of: chunk.documents(), from: name, source: source) }
    }
  }

  /// The documents of some lines, once their failures are told.
  ///
  /// - Parameters:
  ///   - part: What was read.
  ///   - name: What the file is called in failures.
  ///   - source: The ``Document/source`` of documents that have none.
  /// - Returns: The documents.
  /// - Throws: A line's error where the run is to stop.
  package func documents(
    of part: JSONLines.Part, from name: String, source: String? = nil
  ) throws -> Batch {
    for error in part.errors {
      try fail(error, in: name, hint: "each line is one document in its JSON form")
    }
    guard let source else { return part.documents }
    var documents = part.documents
    for index in documents.indices where documents[index].source == nil {
      documents[index].source = source
    }
    return documents
  }
}

extension StageContext {
  /// Says that a document in JSON could not be read.
  ///
  /// - Parameters:
  ///   - error: What is wrong.
  ///   - name: What the file is called.
  ///   - hint: What is expected.
  /// - Throws: The error, where the run is to stop.
  package func fail(_ error: JSONError, in name: String, hint: String) throws {
    let failure =
      error.isTooLong
      ? StageError(
        .tooLarge, error.message,
        hint: "raise 'max_document' of the pipeline, or leave the document out")
      : StageError(.badFormat, error.message, hint: "\(hint); column \(error.column)")
    try fail("\(name):\(error.line)", failure)
  }

  /// How many bytes a line of JSON Lines may have: as many as a document, but 64 MiB at least.
  package var longestLine: Int { max(maxDocument, 64 << 20) }
}

extension LineChunks {
  /// The next lines of a file; `nil` at its end.
  package mutating func next(from file: any OpenFile) throws(FileError) -> Chunk? {
    try next { buffer, count throws(FileError) in try file.read(into: &buffer, count: count) }
  }
}
