/// Splits JSON Lines that arrive in pieces into lines, documents or values.
///
///     var lines = JSONLines()
///     while try lines.append(reading: { buffer throws(FileError) in
///       try file.read(into: &buffer, count: 1 << 16)
///     }) > 0 {
///       while true {
///         let part = lines.nextBatch(limit: 64)   // documents, and errors by line
///         if part.isEmpty { break }
///       }
///     }
///     lines.finish()                              // then nextBatch once more, until empty
package struct JSONLines: Sendable {
  /// A line: where it stands in the input, and in the buffer.
  package struct Line: Sendable, Hashable {
    /// The line's number, counted from 1; blank lines count.
    package let number: Int
    /// The offset of its first byte in the input.
    package let offset: Int
    /// Where its bytes are, without the line break; valid until something is appended.
    package let range: Range<Int>
  }

  /// Documents, and what is wrong with the lines between them.
  package struct Part: Sendable {
    /// The documents of the good lines, in order.
    package var documents: Batch = []
    /// What is wrong with the others, in order; each names its line.
    package var errors: [JSONError] = []
    /// Whether there was no line.
    package var isEmpty: Bool { documents.isEmpty && errors.isEmpty }
  }

  /// The bytes that are waiting; a line's bytes are `buffer.span.extracting(line.range)`.
  package private(set) var buffer: [UInt8] = []

  /// Creates a splitter; a line of more than `maximumLength` bytes is an error, and not kept.
  package init(maximumLength: Int = 64 << 20) {}
  /// Takes the next bytes of the input.
  package mutating func append(_ bytes: Span<UInt8>) { fatalError() }
  /// Lets a reader append the next bytes of the input to the buffer, without a copy between.
  ///
  /// - Parameter read: Appends bytes, and says how many; 0 at the end.
  /// - Returns: What `read` returned.
  /// - Throws: What `read` throws.
  package mutating func append<Failure: Error>(
    reading read: (inout [UInt8]) throws(Failure) -> Int
  ) throws(Failure) -> Int { fatalError() }
  /// Says that the input has ended, so that a last line without a line break is a line.
  package mutating func finish() { fatalError() }

  /// The next line that is not blank; `nil` when more bytes are needed, or there are none.
  ///
  /// - Throws: When the line is too long; it is skipped, and the next call goes on behind it.
  package mutating func next() throws(JSONError) -> Line? { fatalError() }
  /// The next line's document; `nil` when more bytes are needed, or there are none.
  ///
  /// - Throws: What is wrong with the line; the next call goes on behind it.
  package mutating func nextDocument() throws(JSONError) -> Document? { fatalError() }
  /// The next line's value; `nil` when more bytes are needed, or there are none.
  ///
  /// - Throws: What is wrong with the line; the next call goes on behind it.
  package mutating func nextValue() throws(JSONError) -> JSON? { fatalError() }
  /// The next documents that are there, from at most `limit` lines.
  package mutating func nextBatch(limit: Int = 64) -> Part { fatalError() }
  /// All documents of an input that is there as a whole.
  package static func documents(in bytes: Span<UInt8>) -> Part { fatalError() }
}
