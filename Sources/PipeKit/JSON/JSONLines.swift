/// Splits JSON Lines that arrive in pieces into lines, documents or values.
///
/// Lines end with `\n` or `\r\n`; the last one may end with the input. Blank lines are skipped, and
/// so is a byte order mark at the beginning. The buffer is used again and again, and holds no more
/// than the longest line allowed and what was appended last.
///
///     var lines = JSONLines()
///     repeat {
///       let count = try lines.append { buffer throws(FileError) in
///         try file.read(into: &buffer, count: 1 << 16)
///       }
///       if count == 0 { lines.finish() }
///       while case let part = lines.nextBatch(limit: 64), !part.isEmpty { … }
///     } while !lines.isFinished
package struct JSONLines: Sendable {
  /// A line: where it stands in the input, and in the buffer.
  package struct Line: Sendable, Hashable {
    /// The line's number, counted from 1; blank lines count.
    package let number: Int
    /// The offset of its first byte in the input.
    package let offset: Int
    /// Where its bytes are in the buffer, without the line break; valid until something is appended.
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
  /// Whether ``finish()`` was called.
  package private(set) var isFinished = false

  private let maximumLength: Int
  private var reader = JSONReader()
  /// Where the next line begins in the buffer.
  private var start = 0
  /// Up to where the buffer has no further line feed.
  private var searched = 0
  /// The offset of the buffer's first byte in the input.
  private var bufferOffset = 0
  /// The number of the line that begins at `start`.
  private var number = 1
  /// Whether the line that begins at `start` was reported as too long, and its end is looked for.
  private var isSkipping = false
  /// Whether the only line was too long, and is not there.
  private var isTooLong = false

  /// Creates a splitter.
  ///
  /// - Parameter maximumLength: How many bytes a line may have, without its line feed. A longer one is
  ///   an error, and not kept.
  package init(maximumLength: Int = 64 << 20) { self.maximumLength = maximumLength }

  /// Creates a splitter of lines that are all there.
  package init(_ chunk: LineChunks.Chunk) {
    maximumLength = chunk.maximumLength
    buffer = chunk.bytes
    number = chunk.line
    bufferOffset = chunk.offset
    isFinished = true
    isTooLong = chunk.isTooLong
  }

  /// Takes the next bytes of the input.
  package mutating func append(_ bytes: Span<UInt8>) {
    discardRead()
    buffer.append(bytes)
  }

  /// Lets a reader append the next bytes of the input to the buffer, without a copy between.
  ///
  /// - Parameter read: Appends bytes, and says how many; 0 at the end.
  /// - Returns: What `read` returned.
  /// - Throws: What `read` throws.
  package mutating func append<Failure: Error>(
    reading read: (inout [UInt8]) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    discardRead()
    return try read(&buffer)
  }

  /// The offset in the input behind the last line that was read.
  package var offset: Int { bufferOffset + start }
  /// The number of the line behind it.
  package var line: Int { number }

  /// Says that the input has ended, so that a last line without a line break is a line.
  package mutating func finish() { isFinished = true }
}

extension JSONLines {
  /// The next line that is not blank; `nil` when more bytes are needed, or there are none.
  ///
  /// - Throws: When the line is too long; it is skipped, and the next call goes on behind it.
  package mutating func next() throws(JSONError) -> Line? {
    if isTooLong {
      isTooLong = false
      throw tooLong(number, 0)
    }
    while true {
      let feed = lineFeed()
      guard let end = feed ?? (isFinished && start < buffer.count ? buffer.count : nil) else {
        if buffer.count - start > maximumLength, !isSkipping {
          isSkipping = true
          throw tooLong(number, start)
        }
        return nil
      }
      let line = Line(number: number, offset: bufferOffset + start, range: start..<end)
      let wasSkipping = isSkipping
      start = feed == nil ? end : end + 1
      searched = start
      number += 1
      isSkipping = false
      if wasSkipping { continue }
      if end - line.range.lowerBound > maximumLength {
        throw tooLong(line.number, line.range.lowerBound)
      }
      if let line = trimmed(line) { return line }
    }
  }

  /// The next line's document; `nil` when more bytes are needed, or there are none.
  ///
  /// - Throws: What is wrong with the line; the next call goes on behind it.
  package mutating func nextDocument() throws(JSONError) -> Document? {
    guard let line = try next() else { return nil }
    var fields = DocumentFields(id: "")
    try reader.read(&fields, line, of: buffer)
    return Document(fields)
  }

  /// The next line's value; `nil` when more bytes are needed, or there are none.
  ///
  /// - Throws: What is wrong with the line; the next call goes on behind it.
  package mutating func nextValue() throws(JSONError) -> JSON? {
    guard let line = try next() else { return nil }
    return try reader.text(line, of: buffer)
  }

  /// The documents of the next lines that are there, at most `limit` lines.
  package mutating func nextBatch(limit: Int = 64) -> Part {
    var part = Part()
    part.documents.reserveCapacity(min(limit, 256))
    for _ in 0..<limit {
      do throws(JSONError) {
        guard let line = try next() else { break }
        try append(line, to: &part.documents)
      } catch {
        part.errors.append(error)
      }
    }
    return part
  }

  /// The documents of an input that is there as a whole.
  package static func documents(in bytes: Span<UInt8>) -> Part {
    var lines = JSONLines(maximumLength: .max)
    lines.append(bytes)
    lines.finish()
    return lines.nextBatch(limit: .max)
  }
}

extension JSONLines {
  /// Reads a line's document and adds it to a list.
  private mutating func append(_ line: Line, to documents: inout Batch) throws(JSONError) {
    var fields = DocumentFields(id: "")
    try reader.read(&fields, line, of: buffer)
    documents.append(Document(fields))
  }

  private func tooLong(_ number: Int, _ start: Int) -> JSONError {
    JSONError(
      line: number, column: 1, offset: bufferOffset + start,
      message: "the line is longer than \(maximumLength) bytes")
  }

  /// The place of the next line feed; `nil` where none has come yet.
  private mutating func lineFeed() -> Int? {
    let place = buffer.lineFeed(from: searched)
    if place == nil { searched = buffer.count }
    return place
  }

  /// A line without its carriage return; `nil` for a blank one.
  ///
  /// A byte order mark stays, as columns count it; whoever reads the line skips it.
  private func trimmed(_ line: Line) -> Line? {
    let start = line.range.lowerBound
    var (first, end) = (start, line.range.upperBound)
    if line.offset == 0, buffer[start..<end].starts(with: [0xEF, 0xBB, 0xBF]) { first += 3 }
    if end > first, buffer[end - 1] == 0x0D { end -= 1 }
    let isBlank = !buffer[first..<end].contains { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
    return isBlank ? nil : Line(number: line.number, offset: line.offset, range: start..<end)
  }

  /// Makes room in the buffer: lets go of what was read, and of a line that is skipped.
  private mutating func discardRead() {
    // Only what was searched: more may have come since, and the line's end with it.
    if isSkipping { start = searched }
    // What is kept is moved only when it is less than what goes, so that each byte moves rarely.
    guard start > 0, start >= buffer.count - start else { return }
    bufferOffset += start
    searched -= start
    buffer.removeSubrange(0..<start)
    start = 0
  }
}

extension [UInt8] {
  fileprivate func lineFeed(from start: Int) -> Int? { span.lineFeed(from: start) }
}

extension JSONReader {
  fileprivate mutating func read(
    _ document: inout DocumentFields, _ line: JSONLines.Line, of buffer: [UInt8]
  ) throws(JSONError) {
    restart(line: line.number, offset: line.offset)
    try read(&document, buffer.span.extracting(line.range))
  }

  fileprivate mutating func text(
    _ line: JSONLines.Line, of buffer: [UInt8]
  ) throws(JSONError) -> JSON {
    restart(line: line.number, offset: line.offset)
    return try text(buffer.span.extracting(line.range))
  }
}
