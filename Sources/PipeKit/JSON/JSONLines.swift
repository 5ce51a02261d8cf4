/// Splits whole lines of JSON Lines into lines, documents or values.
///
/// Lines end with `\n` or `\r\n`; the last one may end with the input. Blank lines are skipped, and
/// so is a byte order mark at the beginning. ``LineChunks`` cuts an input that arrives in pieces.
package struct JSONLines: Sendable {
  /// A line: where it stands in the input, and in the bytes.
  package struct Line: Sendable, Hashable {
    /// The line's number, counted from 1; blank lines count.
    package let number: Int
    /// The offset of its first byte in the input.
    package let offset: Int
    /// Where its bytes are, without the line break.
    package let range: Range<Int>
  }

  /// Documents, and what is wrong with the lines between them.
  package struct Part: Sendable {
    /// The documents of the good lines, in order.
    package var documents: Batch = []
    /// What is wrong with the others, in order; each names its line.
    package var errors: [JSONError] = []
    /// Creates a part without lines.
    package init() {}

    /// Whether there was no line.
    package var isEmpty: Bool { documents.isEmpty && errors.isEmpty }
  }

  private let bytes: [UInt8]
  private let maximumLength: Int
  private var reader = JSONReader()
  /// Where the next line begins in the bytes.
  private var start = 0
  /// The offset of the first byte in the input.
  private let firstOffset: Int
  /// The number of the line that begins at `start`.
  private var number: Int
  /// Whether the only line was too long, and is not there.
  private var isTooLong: Bool

  /// Creates a splitter.
  package init(_ chunk: LineChunks.Chunk) {
    maximumLength = chunk.maximumLength
    bytes = chunk.bytes
    number = chunk.line
    firstOffset = chunk.offset
    isTooLong = chunk.isTooLong
  }

  /// The offset in the input behind the last line that was read.
  package var offset: Int { firstOffset + start }
  /// The number of the line behind it.
  package var line: Int { number }
}

extension JSONLines {
  /// The next line that is not blank; `nil` when there are no more.
  ///
  /// - Throws: When the line is too long; it is skipped, and the next call goes on behind it.
  package mutating func next() throws(JSONError) -> Line? {
    if isTooLong {
      isTooLong = false
      throw tooLong(number, 0)
    }
    while start < bytes.count {
      let feed = bytes.span.lineFeed(from: start)
      let end = feed ?? bytes.count
      let line = Line(number: number, offset: firstOffset + start, range: start..<end)
      start = feed == nil ? end : end + 1
      number += 1
      if end - line.range.lowerBound > maximumLength {
        throw tooLong(line.number, line.range.lowerBound)
      }
      if let line = trimmed(line) { return line }
    }
    return nil
  }

  /// The next line's document; `nil` when there are no more.
  ///
  /// - Throws: What is wrong with the line; the next call goes on behind it.
  package mutating func nextDocument() throws(JSONError) -> Document? {
    guard let line = try next() else { return nil }
    var fields = DocumentFields(id: "")
    try reader.read(&fields, line, of: bytes)
    return Document(fields)
  }

  /// The next line's value; `nil` when there are no more.
  ///
  /// - Throws: What is wrong with the line; the next call goes on behind it.
  package mutating func nextValue() throws(JSONError) -> JSON? {
    guard let line = try next() else { return nil }
    return try reader.text(line, of: bytes)
  }

  /// The documents of the next lines that are there, at most `limit` lines.
  package mutating func nextBatch(limit: Int = 64) -> Part {
    var part = Part()
    part.documents.reserveCapacity(min(limit, 256))
    for _ in 0..<limit {
      do throws(JSONError) {
        guard let document = try nextDocument() else { break }
        part.documents.append(document)
      } catch {
        part.errors.append(error)
      }
    }
    return part
  }

  /// The documents that are made of the objects on the next lines that are there, at most `limit` lines.
  ///
  /// - Parameters:
  ///   - limit: The most lines.
  ///   - make: Makes a document of an object.
  /// - Returns: The documents, and what is wrong with other lines.
  package mutating func nextBatch(limit: Int, making make: (JSONObject) -> Document) -> Part {
    var part = Part()
    for _ in 0..<limit {
      do throws(JSONError) {
        guard let line = try next() else { break }
        if let object = try reader.text(line, of: bytes).object {
          part.documents.append(make(object))
        } else {
          part.errors.append(
            JSONError(
              line: line.number, column: 1, offset: line.offset, message: "expected an object"))
        }
      } catch {
        part.errors.append(error)
      }
    }
    return part
  }

  /// The documents of an input that is there as a whole.
  package static func documents(in bytes: [UInt8]) -> Part {
    LineChunks.Chunk(
      bytes: bytes, line: 1, offset: 0, length: bytes.count, maximumLength: .max
    ).documents()
  }
}

extension JSONLines {
  private func tooLong(_ number: Int, _ start: Int) -> JSONError {
    var error = JSONError(
      line: number, column: 1, offset: firstOffset + start,
      message: "the line is longer than \(ByteSize(maximumLength))")
    error.isTooLong = true
    return error
  }

  /// A line without its carriage return; `nil` for a blank one.
  ///
  /// A byte order mark stays, as columns count it; whoever reads the line skips it.
  private func trimmed(_ line: Line) -> Line? {
    let start = line.range.lowerBound
    var (first, end) = (start, line.range.upperBound)
    if line.offset == 0, bytes[start..<end].starts(with: [0xEF, 0xBB, 0xBF]) { first += 3 }
    if end > first, bytes[end - 1] == 0x0D { end -= 1 }
    let isBlank = !bytes[first..<end].contains { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
    return isBlank ? nil : Line(number: line.number, offset: line.offset, range: start..<end)
  }
}

extension JSONReader {
  fileprivate mutating func read(
    _ document: inout DocumentFields, _ line: JSONLines.Line, of bytes: [UInt8]
  ) throws(JSONError) {
    restart(line: line.number, offset: line.offset)
    try read(&document, bytes.span.extracting(line.range))
  }

  fileprivate mutating func text(
    _ line: JSONLines.Line, of bytes: [UInt8]
  ) throws(JSONError) -> JSON {
    restart(line: line.number, offset: line.offset)
    return try text(bytes.span.extracting(line.range))
  }
}
