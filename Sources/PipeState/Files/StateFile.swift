import PipeEngine
import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is done to files here, past SQLite.
///
/// A database that SQLite may have open in this process is never opened here: closing any descriptor
/// of a file gives up all the process's POSIX locks on it, and SQLite's are such.
enum StateFile {
  /// What a path leads to.
  enum Entry: Hashable {
    case nothing
    case file(size: Int64)
    case other
  }

  /// What is there.
  static func entry(_ path: String) throws(RunStoreError) -> Entry {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return .nothing }
      throw RunStoreError(errno: errno, "cannot look at '\(path)'")
    }
    return status.st_mode & S_IFMT == S_IFREG ? .file(size: Int64(status.st_size)) : .other
  }

  /// What tells a file from what it becomes when anybody writes to it, or puts another in its place;
  /// `nil` where there is none.
  static func version(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    return "\(status.st_ino) \(status.st_size) \(modified.tv_sec) \(modified.tv_nsec)"
  }

  /// A path without symbolic links, so that whoever comes by another takes the same lock.
  static func resolve(_ path: String) -> String {
    if let real = real(path) { return real }
    guard let directory = real(path.directoryPath.isEmpty ? "." : path.directoryPath) else {
      return path
    }
    return (directory.hasSuffix("/") ? directory : directory + "/") + path.lastPathPart
  }

  /// Creates a directory that only its owner sees, and those above it that are missing.
  static func makeDirectory(_ path: String) throws(RunStoreError) {
    if path.isEmpty || mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, path.directoryPath.count < path.count, !path.directoryPath.isEmpty
    else { throw RunStoreError(errno: errno, "cannot create the directory '\(path)'") }
    try makeDirectory(path.directoryPath)
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw RunStoreError(errno: errno, "cannot create the directory '\(path)'")
    }
  }

  /// Creates an empty file that only its owner reads; SQLite gives the files beside it the same mode.
  static func create(_ path: String) throws(RunStoreError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw RunStoreError(errno: errno, "cannot create '\(path)'") }
    close(descriptor)
  }

  /// Removes files that may be there.
  static func remove(_ paths: [String]) throws(RunStoreError) {
    for path in paths where unlink(path) != 0 && errno != ENOENT {
      throw RunStoreError(errno: errno, "cannot remove '\(path)'")
    }
  }

  /// Gives a file its name, so that it is there after a loss of power, whole.
  static func publish(_ path: String, as name: String) throws(RunStoreError) {
    try sync(path)
    guard rename(path, name) == 0 else {
      throw RunStoreError(errno: errno, "cannot create '\(name)'")
    }
    let directory = name.directoryPath
    try sync(directory.isEmpty ? "." : directory)
  }

  private static func sync(_ path: String) throws(RunStoreError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw RunStoreError(errno: errno, "cannot open '\(path)'") }
    defer { close(descriptor) }
    #if canImport(Darwin)
      // `fsync` leaves it in the drive's cache there.
      if fcntl(descriptor, F_FULLFSYNC) != -1 { return }
    #endif
    // Some file systems cannot make a directory durable, and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw RunStoreError(errno: errno, "cannot make '\(path)' durable")
    }
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension RunStoreError {
  /// What the system reports by a number.
  ///
  /// - Parameters:
  ///   - code: The number.
  ///   - what: What could not be done, with the file's name.
  init(errno code: CInt, _ what: String) {
    let text = String(cString: strerror(code))
    let message = "\(what): \(text.prefix(1).lowercased() + text.dropFirst())"
    switch code {
    case ENOSPC, EDQUOT:
      self.init(.noSpace, message, hint: "free some space; nothing that was committed is lost")
    case EACCES, EPERM, EROFS, ENOTDIR, EISDIR, ELOOP:
      self.init(.denied, message, hint: "check who may write there")
    default: self.init(.other, message)
    }
  }
}
