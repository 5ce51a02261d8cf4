import PipeKit
import PipeTesting

/// Files in memory of which some are symbolic links, as far as resolving them goes.
struct LinkedFiles: FileSystem {
  private let files: MemoryFileSystem
  private let links: [String: String]

  init(_ files: MemoryFileSystem, links: [String: String]) {
    self.files = files
    self.links = links
  }

  func open(_ path: String, _ mode: FileMode) throws(FileError) -> any OpenFile {
    try files.open(path, mode)
  }
  func info(_ path: String) throws(FileError) -> FileInfo? { try files.info(path) }
  func list(_ directory: String) throws(FileError) -> [String] { try files.list(directory) }
  func resolve(_ path: String) throws(FileError) -> String {
    if let target = links[path] { return target }
    return try files.resolve(path)
  }
  func createDirectory(_ path: String) throws(FileError) { try files.createDirectory(path) }
  func rename(_ path: String, to newPath: String) throws(FileError) {
    try files.rename(path, to: newPath)
  }
  func remove(_ path: String) throws(FileError) { try files.remove(path) }
  func syncDirectory(_ path: String) throws(FileError) { try files.syncDirectory(path) }
  func standardInput() throws(FileError) -> any OpenFile { try files.standardInput() }
  func standardOutput() throws(FileError) -> any OpenFile { try files.standardOutput() }
}
