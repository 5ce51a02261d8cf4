public import PipeKit
import Synchronization

/// Files in memory, for tests: nothing of the machine is read or changed.
///
/// It answers as a POSIX file system does (a file renamed or removed while open stays readable, a
/// missing parent directory is an error), but knows no symbolic links and no permissions. What is
/// written to standard output is kept; standard input is what the test has put there.
///
///     let files = MemoryFileSystem(files: ["in/a.txt": "hello"])
///     files.setFault { operation, path in
///       operation == .sync ? FileError(.noSpace, path: path, "no space left on device") : nil
///     }
public final class MemoryFileSystem: FileSystem {
  /// Decides whether a call fails; `nil` lets it go on.
  ///
  /// It is asked before each call, with the path as the caller wrote it.
  public typealias Fault = @Sendable (FileOperation, String) -> FileError?

  /// What relative paths start at.
  public let workingDirectory: String
  private let clock: (any PipeClock)?
  private let tree: Mutex<MemoryTree>
  private let fault = Mutex<Fault?>(nil)
  private let input: Mutex<MemoryInode>
  private let output: MemoryInode

  /// Creates a file system.
  ///
  /// - Parameters:
  ///   - files: The files there are, by path; the directories above them are created.
  ///   - standardInput: What can be read from standard input.
  ///   - workingDirectory: What relative paths start at: an absolute path, which is created.
  ///   - clock: What sets the time a file was changed; 1970 without one.
  public init(
    files: [String: String] = [:], standardInput: String = "", workingDirectory: String = "/work",
    clock: (any PipeClock)? = nil
  ) {
    self.workingDirectory = workingDirectory
    self.clock = clock
    let start = clock?.now() ?? Timestamp(seconds: 0)
    tree = Mutex(MemoryTree(workingDirectory: workingDirectory, now: start))
    input = Mutex(MemoryInode(Array(standardInput.utf8), modified: start))
    output = MemoryInode([], modified: start)
    for (path, text) in files { put(text, at: path) }
  }
}

// MARK: - What a test looks at and sets

extension MemoryFileSystem {
  /// The paths of all files, sorted; those below the working directory are relative to it.
  public var paths: [String] {
    let prefix = workingDirectory.hasSuffix("/") ? workingDirectory : workingDirectory + "/"
    return tree.withLock { $0.filePaths }
      .map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
      .sorted()
  }

  /// The content of a file; `nil` where there is none.
  public func bytes(of path: String) -> [UInt8]? {
    tree.withLock { $0.inode(at: path) }?.bytes
  }

  /// The content of a file as text; `nil` where there is none.
  public func text(of path: String) -> String? {
    bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Puts a file there, with the directories above it, past any fault.
  public func put(_ bytes: [UInt8], at path: String) {
    tree.withLock { $0.put(MemoryInode(bytes, modified: now), at: path, now: now) }
  }

  /// Puts a file there, with the directories above it, past any fault.
  public func put(_ text: String, at path: String) { put(Array(text.utf8), at: path) }

  /// Sets what can be read from standard input from now on.
  public func setStandardInput(_ bytes: [UInt8]) {
    input.withLock { $0 = MemoryInode(bytes, modified: now) }
  }

  /// What was written to standard output.
  public var standardOutputBytes: [UInt8] { output.bytes }

  /// What was written to standard output, as text.
  public var standardOutputText: String { String(decoding: output.bytes, as: UTF8.self) }

  /// Sets what decides whether a call fails; `nil` lets all go on.
  public func setFault(_ fault: Fault?) { self.fault.withLock { $0 = fault } }
}

// MARK: - FileSystem

extension MemoryFileSystem {
  /// Opens a file.
  public func open(_ path: String, _ mode: FileMode) throws(FileError) -> any OpenFile {
    try check(.open, path)
    let now = now
    let inode = try tree.withLock { (tree) throws(FileError) in
      try tree.open(path, creating: mode != .read, now: now)
    }
    if mode == .replace { inode.replace([], now: now) }
    return MemoryFile(inode, mode: mode, path: path, system: self)
  }

  /// What is known of a path; `nil` where nothing is.
  public func info(_ path: String) throws(FileError) -> FileInfo? {
    try check(.info, path)
    return tree.withLock { $0.info(path) }
  }

  /// The names in a directory, sorted.
  public func list(_ directory: String) throws(FileError) -> [String] {
    try check(.list, directory)
    return try tree.withLock { (tree) throws(FileError) in try tree.list(directory) }
  }

  /// The absolute path without `.` and `..`.
  public func resolve(_ path: String) throws(FileError) -> String {
    try check(.resolve, path)
    return try tree.withLock { (tree) throws(FileError) in try tree.resolve(path) }
  }

  /// `nil`: there are no symbolic links.
  public func linkTarget(_ path: String) throws(FileError) -> String? {
    try check(.link, path)
    return nil
  }

  /// Creates a directory and those above it, where they are missing.
  public func createDirectory(_ path: String) throws(FileError) {
    try check(.createDirectory, path)
    let now = now
    try tree.withLock { (tree) throws(FileError) in try tree.createDirectory(path, now: now) }
  }

  /// Gives a file or directory another name, replacing a file or an empty directory of that name.
  public func rename(_ path: String, to newPath: String) throws(FileError) {
    try check(.rename, path)
    try check(newPath)
    try tree.withLock { (tree) throws(FileError) in try tree.rename(path, to: newPath) }
  }

  /// Removes a file; no error where there is none.
  public func remove(_ path: String) throws(FileError) {
    try check(.remove, path)
    try tree.withLock { (tree) throws(FileError) in try tree.remove(path) }
  }

  /// Checks that the directory is there; everything in memory is as durable as it gets.
  public func syncDirectory(_ path: String) throws(FileError) {
    try check(.syncDirectory, path)
    _ = try tree.withLock { (tree) throws(FileError) in try tree.list(path) }
  }

  /// Opens standard input.
  public func standardInput() throws(FileError) -> any OpenFile {
    try check(.standardInput, "standard input")
    let inode = input.withLock { $0 }
    return MemoryFile(inode, mode: .read, path: "standard input", system: self)
  }

  /// Opens standard output for writing.
  public func standardOutput() throws(FileError) -> any OpenFile {
    try check(.standardOutput, "standard output")
    return MemoryFile(output, mode: .append, path: "standard output", system: self)
  }
}

extension MemoryFileSystem {
  /// Throws what the test wants a call to fail with.
  func check(_ operation: FileOperation, _ path: String) throws(FileError) {
    if let fault = fault.withLock({ $0 }), let error = fault(operation, path) { throw error }
    try check(path)
  }

  /// Refuses what no system takes for a path.
  private func check(_ path: String) throws(FileError) {
    if path.isEmpty { throw .notFound(path) }
    if path.utf8.contains(0) { throw FileError(.other, path: path, "the path has a NUL character") }
  }

  /// The time that files changed now get.
  var now: Timestamp { clock?.now() ?? Timestamp(seconds: 0) }
}
