import Compression
import PipeKit
import Synchronization

/// A file that is read as something else: unpacked, or in another encoding.
///
/// Offsets count in what comes of it; to go to one, what is before it is made again.
final class TransformedFile<Transform: ByteTransform>: OpenFile {
  private let file: any OpenFile
  private let path: String
  private let make: @Sendable () -> Transform
  private let state: Mutex<(transform: Transform, position: Int)>

  /// Transforms a file that stands at its beginning.
  init(_ file: any OpenFile, path: String, _ make: @escaping @Sendable () -> Transform) {
    self.file = file
    self.path = path
    self.make = make
    state = Mutex((make(), 0))
  }

  func read(into buffer: inout [UInt8], count: Int) throws(FileError) -> Int {
    // The mutex would copy what is handed through it.
    var output: [UInt8] = []
    swap(&output, &buffer)
    defer { swap(&output, &buffer) }
    do {
      return try state.withLock { state in
        let made = try state.transform.read(into: &output, count: count) { input, count in
          try file.read(into: &input, count: count)
        }
        state.position += made
        return made
      }
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.other, path: path, "\(error)")
    }
  }

  func seek(to offset: Int) throws(FileError) {
    var left = offset - state.withLock { $0.position }
    if left < 0 {
      try file.seek(to: 0)
      let fresh = make()
      state.withLock { $0 = (fresh, 0) }
      left = offset
    }
    var passed: [UInt8] = []
    while left > 0 {
      passed.removeAll(keepingCapacity: true)
      let count = try read(into: &passed, count: min(left, 1 << 16))
      if count == 0 { return }
      left -= count
    }
  }

  func write(_ bytes: [UInt8]) throws(FileError) { throw readOnly }
  func sync() throws(FileError) {}
  func truncate(to length: Int) throws(FileError) { throw readOnly }
  func length() throws(FileError) -> Int { try file.length() }
  func info() throws(FileError) -> FileInfo { try file.info() }
  func close() throws(FileError) { try file.close() }

  private var readOnly: FileError { FileError(.other, path: path, "is only read") }
}
