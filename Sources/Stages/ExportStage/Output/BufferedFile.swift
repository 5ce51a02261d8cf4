import PipeKit

/// An open file to which bytes go many at a time.
struct BufferedFile {
  /// How many bytes are put together for one write.
  static let chunk = 1 << 18

  private let file: any OpenFile
  private var buffer: [UInt8] = []
  /// How many bytes the file has, with those that are yet to be written.
  private(set) var length: Int

  /// Writes to an open file.
  ///
  /// - Parameters:
  ///   - file: The file; it stands at its end.
  ///   - length: How many bytes it has.
  init(_ file: any OpenFile, length: Int = 0) {
    self.file = file
    self.length = length
  }

  /// Writes bytes; many at once go to the file as they are.
  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    length += bytes.count
    guard bytes.count >= Self.chunk / 8 else {
      buffer += bytes
      if buffer.count >= Self.chunk { try flush() }
      return
    }
    try flush()
    try file.write(bytes)
  }

  /// Writes text.
  mutating func write(_ text: String) throws(FileError) {
    length += text.utf8.count
    buffer += text.utf8
    if buffer.count >= Self.chunk { try flush() }
  }

  /// Passes everything on to the file.
  mutating func flush() throws(FileError) {
    if buffer.isEmpty { return }
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Makes everything written durable.
  mutating func sync() throws(FileError) {
    try flush()
    try file.sync()
  }

  /// Closes the file; what was not flushed is lost.
  func close() throws(FileError) { try file.close() }
}
