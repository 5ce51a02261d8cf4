extension Document {
  /// Reads a document's JSON form: one object, as in `docs/document.md`.
  ///
  /// - Parameters:
  ///   - json: The object; spaces and line breaks around it are allowed.
  ///   - line: The line that the first byte stands in, for the error.
  ///   - offset: The byte's offset in its file, for the error.
  /// - Throws: What is wrong, and where.
  public init(json: Span<UInt8>, line: Int = 1, offset: Int = 0) throws(JSONError) { fatalError() }
  /// Reads a document's JSON form from an array.
  public init(json: [UInt8], line: Int = 1) throws(JSONError) { fatalError() }
  /// Reads a document's JSON form from a part of an array; the error counts from the part's start.
  public init(json: ArraySlice<UInt8>, line: Int = 1) throws(JSONError) { fatalError() }
  /// The document's JSON form, on one line, without a line break.
  public var json: [UInt8] { fatalError() }
  /// Appends the document's JSON form, on one line, without a line break.
  public func appendJSON(to bytes: inout [UInt8]) { fatalError() }
}

extension [Document] {
  /// Appends the documents as JSON Lines: one a line, each line with its line break.
  public func appendJSONLines(to bytes: inout [UInt8]) { fatalError() }
}
