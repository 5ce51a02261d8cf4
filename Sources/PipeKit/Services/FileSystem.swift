/// The files a stage can reach.
///
/// Tests hand in one in memory; fault injection wraps one.
///
/// Paths are POSIX paths; a relative one starts at the working directory. Calls block.
public protocol FileSystem: Sendable {
  /// Opens a file.
  func open(_ path: String, _ mode: FileMode) throws(FileError) -> any OpenFile
  /// Opens a file for writing that is to take the place of another, or to be added to it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - mode: How it is opened.
  ///   - model: The other file: nobody may read this one who may not read that, where it is there.
  /// - Returns: The open file.
  /// - Throws: ``FileError``.
  func open(_ path: String, _ mode: FileMode, like model: String) throws(FileError) -> any OpenFile
  /// What is known of a path, following symbolic links; `nil` where nothing is.
  func info(_ path: String) throws(FileError) -> FileInfo?
  /// The names in a directory, sorted, without `.` and `..`.
  func list(_ directory: String) throws(FileError) -> [String]
  /// The absolute path without symbolic links, `.` and `..`.
  func resolve(_ path: String) throws(FileError) -> String
  /// What a symbolic link has been given as its target, which need not be there; `nil` where the path
  /// is no link.
  func linkTarget(_ path: String) throws(FileError) -> String?
  /// Creates a directory and those above it, where they are missing.
  func createDirectory(_ path: String) throws(FileError)
  /// Gives a file another name, replacing what has that name, whose permissions it gets.
  func rename(_ path: String, to newPath: String) throws(FileError)
  /// Removes a file; no error where there is none.
  func remove(_ path: String) throws(FileError)
  /// Makes the names in a directory durable.
  func syncDirectory(_ path: String) throws(FileError)
  /// Does something while nobody else does so who asks for the same directory, in this process or another.
  ///
  /// - Parameters:
  ///   - directory: The directory.
  ///   - body: What is done: it is short, and asks for no other directory.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws. Where there are no locks, it is done without.
  func locking<Result>(_ directory: String, _ body: () throws -> Result) throws -> Result
  /// Opens standard input; ``FileMode/read`` only.
  func standardInput() throws(FileError) -> any OpenFile
  /// Opens standard output for writing.
  func standardOutput() throws(FileError) -> any OpenFile
}

extension FileSystem {
  /// Does something; there is nobody else.
  public func locking<Result>(_ directory: String, _ body: () throws -> Result) throws -> Result {
    try body()
  }
}

/// An open file.
///
/// Used by one task at a time.
public protocol OpenFile: Sendable {
  /// Appends up to `count` bytes of the file to a buffer, and says how many; 0 at the end.
  ///
  /// - Throws: ``FileError``; of the kind `interrupted` where a run is asked to stop while a pipe or
  ///   terminal has nothing to read.
  func read(into buffer: inout [UInt8], count: Int) throws(FileError) -> Int
  /// Goes on reading at an offset from the file's start; ``FileMode/read`` only.
  func seek(to offset: Int) throws(FileError)
  /// Writes all bytes where the file stands, which for ``FileMode/append`` is its end.
  func write(_ bytes: [UInt8]) throws(FileError)
  /// Makes what was written durable.
  func sync() throws(FileError)
  /// Cuts the file to a length in bytes, and goes on writing there.
  func truncate(to length: Int) throws(FileError)
  /// The file's length in bytes.
  func length() throws(FileError) -> Int
  /// What is known of the file, whatever has become of its name.
  func info() throws(FileError) -> FileInfo
  /// The whole file in memory that the system fills as it is looked at; `nil` where it cannot.
  func mapped() throws(FileError) -> MappedFile?
  /// Closes the file; calling it twice is harmless.
  func close() throws(FileError)
}

/// How a file is opened.
public enum FileMode: Sendable, Hashable {
  /// For reading.
  case read
  /// For writing from the start; created where missing, emptied where not.
  case replace
  /// For writing at the end; created where missing.
  case append
}

/// What is known of a path.
public struct FileInfo: Sendable, Hashable {
  /// Whether it is a directory.
  public var isDirectory: Bool
  /// Whether it is a file that has a length and an end, and no pipe or device.
  public var isRegular: Bool
  /// The length in bytes.
  public var size: Int
  /// When the content was last changed.
  public var modified: Timestamp
  /// What tells the file from every other there is, whatever its name; `nil` where nothing does.
  public var identity: FileIdentity?

  /// Creates a description.
  public init(
    isDirectory: Bool, isRegular: Bool? = nil, size: Int, modified: Timestamp,
    identity: FileIdentity? = nil
  ) {
    self.isDirectory = isDirectory
    self.isRegular = isRegular ?? !isDirectory
    self.size = size
    self.modified = modified
    self.identity = identity
  }
}

/// What tells a file from every other, whatever its name; another file may get it when this one is gone.
public struct FileIdentity: Sendable, Hashable {
  /// The device that the file is on.
  public var device: UInt64
  /// Its number there.
  public var inode: UInt64

  /// Creates an identity.
  public init(device: UInt64, inode: UInt64) {
    self.device = device
    self.inode = inode
  }
}

/// Why a file could not be used.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The class of the error.
  public enum Kind: String, Sendable {
    /// Nothing has that path.
    case notFound
    /// The system does not allow it.
    case denied
    /// A directory where a file is needed, or the other way round.
    case wrongKind
    /// The disk, or the quota, is full.
    case noSpace
    /// It is larger than a limit allows.
    case tooLarge
    /// Whoever read the other end has gone (`EPIPE`).
    case brokenPipe
    /// The run was asked to stop while a read waited for input, which is not the end of the input, or
    /// while nobody had opened a named pipe to read what was to be written. A stage throws
    /// `CancellationError` then, which such a run takes for a normal end.
    case interrupted
    /// Any other error.
    case other
  }

  /// The class of the error.
  public var kind: Kind
  /// The path.
  public var path: String
  /// What the system says: `permission denied`.
  public var message: String

  /// Creates an error.
  public init(_ kind: Kind, path: String, _ message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }

  /// Path and message on one line.
  public var description: String { "'\(path)': \(message)" }
}

extension FileSystem {
  /// Opens a file; there are no permissions.
  public func open(
    _ path: String, _ mode: FileMode, like model: String
  ) throws(FileError) -> any OpenFile {
    try open(path, mode)
  }

  /// No path is a symbolic link.
  public func linkTarget(_ path: String) throws(FileError) -> String? { nil }

  /// The absolute path, without symbolic links, of the file that writing to a path changes or creates.
  ///
  /// A link to a file that is not there stands for that file, as it does for the system.
  ///
  /// - Parameter path: The path; the directory of the file has to be there.
  /// - Returns: The file's path.
  /// - Throws: ``FileError``.
  package func place(of path: String) throws(FileError) -> String {
    var path = path
    // As many links as Linux follows.
    for _ in 0..<40 {
      if try info(path) != nil { return try resolve(path) }
      let directory = try resolve(path.directoryPath)
      let inside = directory.hasSuffix("/") ? directory : directory + "/"
      let place = inside + path.lastPathPart
      guard let target = try linkTarget(place) else { return place }
      path = target.hasPrefix("/") ? target : inside + target
    }
    throw FileError(.other, path: path, "too many levels of symbolic links")
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The largest length allowed, in bytes.
  /// - Returns: The content.
  /// - Throws: ``FileError``, with the kind `tooLarge` for a file beyond the limit.
  public func contents(of path: String, limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
    let file = try open(path, .read)
    defer { try? file.close() }
    return try file.contents(limit: limit, path: path)
  }

  /// Writes a whole file so that it appears whole or not at all: under a temporary name in the same
  /// directory, made durable, then renamed.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: The file; directories above it are created.
  /// - Throws: ``FileError``; nothing is left of the temporary file.
  public func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let directory = path.directoryPath
    try createDirectory(directory)
    let temporary = path + ".pipe-tmp"
    do {
      let file = try open(temporary, .replace, like: path)
      defer { try? file.close() }
      try file.write(bytes)
      try file.sync()
      try file.close()
      try rename(temporary, to: path)
      try syncDirectory(directory)
    } catch {
      try? remove(temporary)
      throw error
    }
  }
}

extension OpenFile {
  /// `nil`: the file has to be read.
  public func mapped() throws(FileError) -> MappedFile? { nil }

  /// Goes to an offset in a file that was just opened; in a pipe, by reading what is before it.
  ///
  /// - Parameter offset: How many bytes are passed over; beyond the end there is nothing to read.
  /// - Throws: ``FileError``.
  public func skip(to offset: Int) throws(FileError) {
    do throws(FileError) {
      return try seek(to: offset)
    } catch {
      // A pipe cannot be sought in.
    }
    var left = offset
    var bytes: [UInt8] = []
    while left > 0 {
      let count = try read(into: &bytes, count: min(left, 1 << 16))
      if count == 0 { return }
      left -= count
      bytes.removeAll(keepingCapacity: true)
    }
  }

  /// Reads to the end.
  ///
  /// - Parameters:
  ///   - limit: The largest length allowed, in bytes.
  ///   - path: What the file is called in an error.
  /// - Returns: What is left of the file.
  /// - Throws: ``FileError``, with the kind `tooLarge` for a file beyond the limit.
  public func contents(limit: Int, path: String) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    // Room for all of it at once, and for the attempt to read more that tells the end.
    let info = try? info()
    let size = info?.isRegular == true ? min(info?.size ?? 0, limit) + 1 : 0
    bytes.reserveCapacity(size)
    while true {
      let room = size - bytes.count
      if try read(into: &bytes, count: room > 0 ? room : 1 << 16) == 0 { return bytes }
      if bytes.count > limit {
        throw FileError(.tooLarge, path: path, "larger than \(ByteSize(limit))")
      }
    }
  }
}

extension String {
  /// The path of the directory that holds a path's last part; `.` where there is none.
  package var directoryPath: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }

  /// A path's last part.
  package var lastPathPart: String {
    guard let slash = lastIndex(of: "/") else { return self }
    return String(self[index(after: slash)...])
  }

  /// Whether a file of this path has to be written in place: replacing `/dev/null` by a file would be a
  /// disaster.
  ///
  /// `/dev/shm` has files like any other folder.
  package var isDevicePath: Bool {
    (hasPrefix("/dev/") && !hasPrefix("/dev/shm/")) || hasPrefix("/proc/")
  }

  /// What follows the last dot of a path's last part, in lower case; empty where there is no dot.
  package var pathExtension: String {
    let name = lastPathPart
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
