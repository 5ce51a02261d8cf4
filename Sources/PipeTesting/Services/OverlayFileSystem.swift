public import PipeKit
import Synchronization

/// Files in memory laid over another file system, which is only ever read.
///
/// A file in memory hides what has its path below. Whatever is written, renamed or removed changes
/// the files in memory alone: a file from below is copied first, and one that is removed is only
/// hidden. A directory from below cannot be renamed. Standard input is empty, and what is written to
/// standard output is kept.
public final class OverlayFileSystem: FileSystem {
  /// The files in memory: those that were laid over, and what was written since.
  public let memory: MemoryFileSystem
  private let below: any FileSystem
  /// The absolute paths that are not to be seen below, nor anything in them.
  private let hidden = Mutex<Set<String>>([])

  /// Lays files over a file system.
  ///
  /// - Parameters:
  ///   - below: The file system that is read where there is no file in memory.
  ///   - files: The files in memory, by path; a relative path starts where one does below.
  ///   - clock: What sets the time a file was changed; 1970 without one.
  public init(
    over below: any FileSystem, files: [String: [UInt8]] = [:], clock: (any PipeClock)? = nil
  ) {
    self.below = below
    memory = MemoryFileSystem(
      workingDirectory: (try? below.resolve(".")) ?? "/", clock: clock)
    for (path, bytes) in files {
      memory.put(bytes, at: path)
      hide(path)
    }
  }
}

extension OverlayFileSystem {
  /// Opens a file: one from below is copied into memory before it is appended to.
  public func open(_ path: String, _ mode: FileMode) throws(FileError) -> any OpenFile {
    if try memory.info(path) != nil { return try memory.open(path, mode) }
    guard mode != .read else {
      try checkSeen(path)
      return try below.open(path, .read)
    }
    let old = try infoBelow(path)
    if old?.isDirectory == true { throw .isADirectory(path) }
    try enter(path.directoryPath)
    if mode == .append, old != nil { memory.put(try below.contents(of: path), at: path) }
    let file = try memory.open(path, mode)
    hide(path)
    return file
  }

  /// What is known of a path; `nil` where nothing is.
  public func info(_ path: String) throws(FileError) -> FileInfo? {
    if let info = try memory.info(path) { return info }
    return try infoBelow(path)
  }

  /// The names in a directory, in memory and below, sorted.
  public func list(_ directory: String) throws(FileError) -> [String] {
    let upper = try memory.info(directory) == nil ? nil : try memory.list(directory)
    guard let upper else {
      try checkSeen(directory)
      return try listBelow(directory)
    }
    guard try infoBelow(directory)?.isDirectory == true else { return upper }
    return Set(upper + (try listBelow(directory))).sorted()
  }

  /// The absolute path without `.` and `..`; below, without symbolic links too.
  public func resolve(_ path: String) throws(FileError) -> String {
    if try infoBelow(path) != nil { return try below.resolve(path) }
    return try memory.resolve(path)
  }

  /// What a symbolic link below has been given as its target; `nil` where the path is no link.
  public func linkTarget(_ path: String) throws(FileError) -> String? {
    if try memory.info(path) != nil || isHidden(path) { return nil }
    return try below.linkTarget(path)
  }

  /// Creates a directory in memory, and those above it, where they are missing.
  public func createDirectory(_ path: String) throws(FileError) {
    for parent in parents(of: path) {
      if let info = try info(parent), !info.isDirectory { throw .notADirectory(path) }
    }
    try memory.createDirectory(path)
  }

  /// Gives a file another name, replacing what has that name.
  public func rename(_ path: String, to newPath: String) throws(FileError) {
    guard let old = try info(path) else { throw .notFound(path) }
    if old.isDirectory, try infoBelow(path) != nil {
      throw FileError(.other, path: path, "a directory below an overlay cannot be renamed")
    }
    try enter(newPath.directoryPath)
    if let new = try infoBelow(newPath), new.isDirectory {
      if !old.isDirectory { throw .isADirectory(newPath) }
      if try !list(newPath).isEmpty {
        throw FileError(.other, path: newPath, "directory not empty")
      }
    } else if old.isDirectory, try info(newPath)?.isDirectory == false {
      throw .notADirectory(newPath)
    }
    if try memory.info(path) == nil { memory.put(try below.contents(of: path), at: path) }
    try memory.rename(path, to: newPath)
    hide(path)
    hide(newPath)
  }

  /// Removes a file; no error where there is none.
  public func remove(_ path: String) throws(FileError) {
    if try info(path)?.isDirectory == true { throw .isADirectory(path) }
    try memory.remove(path)
    hide(path)
  }

  /// Checks that the directory is there.
  public func syncDirectory(_ path: String) throws(FileError) {
    guard let info = try info(path) else { throw .notFound(path) }
    if !info.isDirectory { throw .notADirectory(path) }
  }

  /// Opens standard input, which is empty.
  public func standardInput() throws(FileError) -> any OpenFile { try memory.standardInput() }

  /// Opens standard output, which is kept in memory.
  public func standardOutput() throws(FileError) -> any OpenFile { try memory.standardOutput() }
}

extension OverlayFileSystem {
  private func hide(_ path: String) {
    let absolute = absolute(path)
    hidden.withLock { _ = $0.insert(absolute) }
  }

  /// Whether a path, or a directory above it, is not to be seen below.
  private func isHidden(_ path: String) -> Bool {
    let parents = parents(of: path)
    return hidden.withLock { hidden in parents.contains { hidden.contains($0) } }
  }

  private func infoBelow(_ path: String) throws(FileError) -> FileInfo? {
    isHidden(path) ? nil : try below.info(path)
  }

  /// The names in a directory below that are to be seen.
  private func listBelow(_ directory: String) throws(FileError) -> [String] {
    let prefix = absolute(directory)
    return try below.list(directory).filter { !isHidden("\(prefix)/\($0)") }
  }

  /// Makes sure that what is not in memory may be looked for below.
  private func checkSeen(_ path: String) throws(FileError) {
    for parent in parents(of: path).dropLast() {
      if try memory.info(parent)?.isDirectory == false { throw .notADirectory(path) }
    }
    if isHidden(path) { throw .notFound(path) }
  }

  /// Makes a directory that is there below be there in memory too.
  private func enter(_ directory: String) throws(FileError) {
    if try memory.info(directory) != nil { return }
    guard let info = try infoBelow(directory) else {
      try checkSeen(directory)
      throw .notFound(directory)
    }
    if !info.isDirectory { throw .notADirectory(directory) }
    try memory.createDirectory(directory)
  }

  /// An absolute path and those of the directories above it, from the root.
  private func parents(of path: String) -> [String] {
    var parents = ["/"]
    var current = ""
    for part in parts(of: path) {
      current += "/" + part
      parents.append(current)
    }
    return parents
  }

  private func absolute(_ path: String) -> String {
    "/" + parts(of: path).joined(separator: "/")
  }

  /// The names on the way from the root, without `.` and `..`.
  private func parts(of path: String) -> [Substring] {
    var parts: [Substring] = []
    let whole = path.hasPrefix("/") ? path : memory.workingDirectory + "/" + path
    for part in whole.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts
  }
}
