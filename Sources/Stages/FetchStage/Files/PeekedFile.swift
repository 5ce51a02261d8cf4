package import PipeKit
import Synchronization

/// A file whose first bytes can be looked at before it is read.
package final class PeekedFile: OpenFile {
  private struct State {
    /// The first bytes, as far as they were looked at.
    var head: [UInt8] = []
    /// Where in them the reader stands; `nil` behind them.
    var position: Int? = 0
  }

  private let file: any OpenFile
  private let state = Mutex(State())

  init(_ file: any OpenFile) { self.file = file }

  /// The first bytes; to be asked for before any are read.
  ///
  /// - Parameters:
  ///   - count: How many at most.
  ///   - least: For how many it is waited, where the file does not end before; all unless given.
  /// - Returns: The bytes.
  /// - Throws: `FileError`.
  package func peek(_ count: Int, atLeast least: Int? = nil) throws(FileError) -> [UInt8] {
    try state.withLock { state throws(FileError) in
      while state.head.count < least ?? count {
        if try file.read(into: &state.head, count: count - state.head.count) == 0 { break }
      }
      return Array(state.head.prefix(count))
    }
  }

  package func read(into buffer: inout [UInt8], count: Int) throws(FileError) -> Int {
    let peeked = state.withLock { state -> [UInt8] in
      guard let position = state.position else { return [] }
      let part = Array(state.head[position...].prefix(count))
      let next = position + part.count
      state.position = next < state.head.count ? next : nil
      return part
    }
    buffer += peeked
    return peeked.isEmpty ? try file.read(into: &buffer, count: count) : peeked.count
  }

  package func seek(to offset: Int) throws(FileError) {
    try file.seek(to: offset)
    state.withLock { $0.position = nil }
  }

  package func write(_ bytes: [UInt8]) throws(FileError) { try file.write(bytes) }
  package func sync() throws(FileError) { try file.sync() }
  package func truncate(to length: Int) throws(FileError) { try file.truncate(to: length) }
  package func length() throws(FileError) -> Int { try file.length() }
  package func info() throws(FileError) -> FileInfo { try file.info() }
  package func close() throws(FileError) { try file.close() }
}
