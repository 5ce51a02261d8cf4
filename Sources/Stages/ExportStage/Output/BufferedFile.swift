import Compression
import PipeKit

/// An open file to which bytes go many at a time, packed where it is a packed one.
struct BufferedFile {
  /// How many bytes are put together for one write.
  static let chunk = 1 << 18

  private let file: any OpenFile
  private let packing: Packing?
  private var buffer: [UInt8] = []
  /// How many bytes the file has, with those that are yet to be written; of what is packed only those that were
  /// passed on.
  private(set) var length: Int

  /// Writes to an open file.
  ///
  /// - Parameters:
  ///   - file: The file; it stands at its end.
  ///   - length: How many bytes it has.
  ///   - packing: What it is packed by; `nil` for one that is not.
  init(_ file: any OpenFile, length: Int = 0, packedBy packing: Packing.Format? = nil) {
    self.file = file
    self.length = length
    self.packing = packing.map { Packing($0) }
  }

  /// Writes bytes; many at once go to the file as they are.
  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    guard let packing else { return try put(bytes) }
    var packed: [UInt8] = []
    do throws(CompressionError) {
      try packing.add(bytes, into: &packed)
    } catch {
      throw FileError(.other, path: "", error.message)
    }
    try put(packed)
  }

  /// Writes bytes as they are.
  private mutating func put(_ bytes: [UInt8]) throws(FileError) {
    length += bytes.count
    guard bytes.count >= Self.chunk / 8 else {
      buffer += bytes
      if buffer.count >= Self.chunk { try drain() }
      return
    }
    try drain()
    try file.write(bytes)
  }

  /// Writes text.
  mutating func write(_ text: String) throws(FileError) {
    if packing != nil { return try write(Array(text.utf8)) }
    length += text.utf8.count
    buffer += text.utf8
    if buffer.count >= Self.chunk { try drain() }
  }

  /// Passes everything on to the file; what is packed can be unpacked up to here.
  mutating func flush() throws(FileError) {
    if let packing {
      var packed: [UInt8] = []
      do throws(CompressionError) {
        try packing.end(into: &packed)
      } catch {
        throw FileError(.other, path: "", error.message)
      }
      try put(packed)
    }
    try drain()
  }

  private mutating func drain() throws(FileError) {
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
