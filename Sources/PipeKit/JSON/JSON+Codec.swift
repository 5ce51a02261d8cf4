extension JSON {
  /// Reads one JSON text (RFC 8259).
  ///
  /// A byte order mark and white space around the value are skipped. Of a key that stands twice in
  /// an object the last value is kept.
  ///
  /// - Parameter bytes: The text, in UTF-8; at most 512 brackets may be open at once.
  /// - Throws: What is wrong, and where.
  public init(parsing bytes: Span<UInt8>) throws(JSONError) {
    var reader = JSONReader()
    self = try reader.text(bytes)
  }

  /// Reads one JSON text (RFC 8259) from an array.
  ///
  /// - Throws: What is wrong, and where.
  public init(parsing bytes: [UInt8]) throws(JSONError) { try self.init(parsing: bytes.span) }

  /// Reads one JSON text (RFC 8259) from a string.
  ///
  /// - Throws: What is wrong, and where.
  public init(parsing text: String) throws(JSONError) { try self.init(parsing: text.utf8Span.span) }

  /// The value on one line, without spaces.
  public var serialized: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// The value on many lines, indented by two spaces a level; no line break at the end.
  public var prettyPrinted: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(self, indentation: 2)
    return bytes
  }

  /// Appends the value on one line, without spaces.
  public func append(to bytes: inout [UInt8]) { bytes.append(self, indentation: nil) }
}
