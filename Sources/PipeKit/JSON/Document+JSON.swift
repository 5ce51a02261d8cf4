extension Document {
  /// Reads a document's JSON form: one object, as in `docs/document.md`.
  ///
  /// - Parameters:
  ///   - json: The object in UTF-8; white space around it is allowed.
  ///   - line: The line that the first byte stands in, for the error.
  ///   - offset: The first byte's offset in its file, for the error.
  /// - Throws: What is wrong, and where.
  public init(json: Span<UInt8>, line: Int = 1, offset: Int = 0) throws(JSONError) {
    var reader = JSONReader()
    reader.restart(line: line, offset: offset)
    var fields = DocumentFields(id: "")
    try reader.read(&fields, json)
    self.init(fields)
  }

  /// Reads a document's JSON form from an array.
  ///
  /// - Parameters:
  ///   - json: The object in UTF-8; white space around it is allowed.
  ///   - line: The line that the first byte stands in, for the error.
  /// - Throws: What is wrong, and where.
  public init(json: [UInt8], line: Int = 1) throws(JSONError) {
    try self.init(json: json.span, line: line)
  }

  /// Reads a document's JSON form from a part of an array.
  ///
  /// - Parameters:
  ///   - json: The object in UTF-8; white space around it is allowed.
  ///   - line: The line that the first byte stands in, for the error.
  /// - Throws: What is wrong, and where; the offset counts from the first byte of the part.
  public init(json: ArraySlice<UInt8>, line: Int = 1) throws(JSONError) {
    try self.init(json: json.span, line: line)
  }

  /// The document's JSON form, on one line, without a line break.
  public var json: [UInt8] {
    var bytes: [UInt8] = []
    appendJSON(to: &bytes)
    return bytes
  }

  /// Appends the document's JSON form, on one line, without a line break.
  public func appendJSON(to bytes: inout [UInt8]) { bytes.append(self) }
}

extension [Document] {
  /// Appends the documents as JSON Lines: one a line, each line with its line break.
  public func appendJSONLines(to bytes: inout [UInt8]) {
    for document in self {
      bytes.append(document)
      bytes.append(UInt8(ascii: "\n"))
    }
  }
}
