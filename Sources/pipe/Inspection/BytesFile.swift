import PipeKit
import Synchronization

/// Content in memory, to be read as a file.
final class BytesFile: OpenFile {
  private let bytes: [UInt8]
  private let path: String
  private let position = Mutex(0)

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  func read(into buffer: inout [UInt8], count: Int) throws(FileError) -> Int {
    let part = position.withLock { position in
      let part = bytes[position...].prefix(count)
      position = part.endIndex
      return part
    }
    buffer += part
    return part.count
  }

  func seek(to offset: Int) throws(FileError) {
    position.withLock { $0 = min(max(offset, 0), bytes.count) }
  }

  func write(_ bytes: [UInt8]) throws(FileError) { throw isMemory }
  func sync() throws(FileError) { throw isMemory }
  func truncate(to length: Int) throws(FileError) { throw isMemory }
  func length() throws(FileError) -> Int { bytes.count }
  func info() throws(FileError) -> FileInfo { throw isMemory }
  func close() throws(FileError) {}

  private var isMemory: FileError { FileError(.other, path: path, "is no file") }
}
