/// Cuts JSON Lines into pieces of whole lines, so that the documents in them can be read elsewhere.
///
///     var chunks = LineChunks()
///     while let chunk = try chunks.next(reading: { buffer, count throws(FileError) in
///       try file.read(into: &buffer, count: count)
///     }) { … }
package struct LineChunks: Sendable {
  /// Some whole lines.
  package struct Chunk: Sendable {
    /// The lines, with their line feeds; empty for a line that is too long.
    package let bytes: [UInt8]
    /// The number of the first line, counted from 1.
    package let line: Int
    /// The offset of the first byte in the input.
    package let offset: Int
    /// How many bytes of the input it stands for.
    package let length: Int
    /// How long a line may be.
    package let maximumLength: Int
  }

  /// How many bytes are asked for at once.
  private let size: Int
  private let maximumLength: Int
  /// A line whose end has not come yet.
  private var rest: [UInt8] = []
  /// The number of the line that comes next.
  package private(set) var line = 1
  /// The offset of its first byte.
  private var offset = 0
  /// How much of a line that is too long was let go already.
  private var skipped = 0
  private var isAtEnd = false
  /// The hash of everything before it; `nil` where nobody wants to know.
  package private(set) var hash: ContentHash?

  /// Creates a cutter.
  ///
  /// - Parameters:
  ///   - size: How many bytes are asked for at once, and about how many a piece has.
  ///   - maximumLength: How many bytes a line may have. Of a longer one no more is held.
  ///   - line: The number of the first line.
  ///   - offset: The offset of the first byte in the input.
  ///   - hash: The hash of everything before it, where it is to be kept.
  package init(
    size: Int = 1 << 16, maximumLength: Int = 64 << 20, line: Int = 1, offset: Int = 0,
    hash: ContentHash? = nil
  ) {
    self.size = max(size, 1)
    self.maximumLength = maximumLength
    self.line = line
    self.offset = offset
    self.hash = hash
  }

  /// Reads the next lines, as soon as there are any.
  ///
  /// - Parameter read: Appends up to so many bytes of the input, and says how many; 0 at the end.
  /// - Returns: The lines; `nil` when there are no more.
  /// - Throws: What `read` throws.
  package mutating func next<Failure: Error>(
    reading read: (inout [UInt8], Int) throws(Failure) -> Int
  ) throws(Failure) -> Chunk? {
    var bytes: [UInt8] = []
    swap(&bytes, &rest)
    // Behind a line that was too long there may be whole ones.
    if let lines = cut(&bytes, from: 0) { return lines }
    while !isAtEnd {
      let searched = bytes.count
      if try read(&bytes, size) == 0 {
        isAtEnd = true
        break
      }
      if skipped > 0 {
        guard let feed = bytes.span.lineFeed(from: 0) else {
          skipped += bytes.count
          hash?.add(bytes.span)
          bytes.removeAll(keepingCapacity: true)
          continue
        }
        rest = Array(bytes[(feed + 1)...])
        hash?.add(bytes.span.extracting(0...feed))
        return tooLong(adding: feed + 1)
      }
      if let lines = cut(&bytes, from: searched) { return lines }
      if bytes.count > maximumLength {
        skipped = bytes.count
        hash?.add(bytes.span)
        bytes = []
      }
    }
    if skipped > 0 { return tooLong(adding: 0) }
    return bytes.isEmpty ? nil : chunk(bytes)
  }

  /// The whole lines of what is there; what follows them is kept.
  private mutating func cut(_ bytes: inout [UInt8], from start: Int) -> Chunk? {
    guard let feed = bytes[start...].lastIndex(of: 0x0A) else { return nil }
    rest = Array(bytes[(feed + 1)...])
    bytes.removeLast(rest.count)
    return chunk(bytes)
  }

  private mutating func chunk(_ bytes: [UInt8]) -> Chunk {
    let chunk = Chunk(
      bytes: bytes, line: line, offset: offset, length: bytes.count, maximumLength: maximumLength)
    line += bytes.span.lineFeedCount
    offset += bytes.count
    hash?.add(bytes.span)
    return chunk
  }

  private mutating func tooLong(adding count: Int) -> Chunk {
    let length = skipped + count
    let chunk = Chunk(
      bytes: [], line: line, offset: offset, length: length, maximumLength: maximumLength)
    line += 1
    offset += length
    skipped = 0
    return chunk
  }
}

extension LineChunks.Chunk {
  /// Whether it stands for a line that is too long.
  var isTooLong: Bool { bytes.isEmpty && length > 0 }

  /// Reads the documents; what is wrong with a line is told beside them.
  package func documents() -> JSONLines.Part {
    var lines = JSONLines(self)
    return lines.nextBatch(limit: .max)
  }
}
