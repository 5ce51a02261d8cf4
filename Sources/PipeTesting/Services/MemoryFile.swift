import PipeKit
import Synchronization

/// An open file of a ``MemoryFileSystem``.
final class MemoryFile: OpenFile {
  private let inode: MemoryInode
  private let mode: FileMode
  private let path: String
  private let system: MemoryFileSystem
  /// Where the file is read or written next; `nil` once it is closed.
  private let position: Mutex<Int?>

  init(_ inode: MemoryInode, mode: FileMode, path: String, system: MemoryFileSystem) {
    self.inode = inode
    self.mode = mode
    self.path = path
    self.system = system
    position = Mutex(0)
  }

  func read(into buffer: inout [UInt8], count: Int) throws(FileError) -> Int {
    try system.check(.read, path)
    let start = try open(where: mode == .read)
    let taken = inode.read(at: start, into: &buffer, count: count)
    position.withLock { $0 = start + taken }
    return taken
  }

  func seek(to offset: Int) throws(FileError) {
    try system.check(.read, path)
    _ = try open(where: mode == .read)
    guard offset >= 0 else { throw FileError(.other, path: path, "invalid argument") }
    position.withLock { $0 = offset }
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    do throws(FileError) {
      try system.check(.write, path)
    } catch {
      if (try? open(where: mode != .read)) != nil { put(bytes.prefix(bytes.count / 2)) }
      throw error
    }
    _ = try open(where: mode != .read)
    put(bytes[...])
  }

  func sync() throws(FileError) {
    try system.check(.sync, path)
    _ = try open()
  }

  func truncate(to length: Int) throws(FileError) {
    try system.check(.truncate, path)
    _ = try open(where: mode != .read)
    guard length >= 0 else { throw FileError(.other, path: path, "invalid argument") }
    inode.truncate(to: length, now: system.now)
    position.withLock { $0 = length }
  }

  func length() throws(FileError) -> Int {
    try system.check(.length, path)
    _ = try open()
    return inode.count
  }

  func info() throws(FileError) -> FileInfo {
    try system.check(.info, path)
    _ = try open()
    return inode.info
  }

  func close() throws(FileError) {
    let wasOpen = position.withLock { position in
      defer { position = nil }
      return position != nil
    }
    if wasOpen { try system.check(.close, path) }
  }

  /// Where the file stands, if it is open and in a mode that allows what is wanted.
  private func open(where isAllowed: Bool = true) throws(FileError) -> Int {
    guard let start = position.withLock({ $0 }), isAllowed else {
      throw FileError(.other, path: path, "bad file descriptor")
    }
    return start
  }

  private func put(_ bytes: ArraySlice<UInt8>) {
    let now = system.now
    position.withLock { position in
      position = inode.write(bytes, at: mode == .append ? nil : position, now: now)
    }
  }
}
