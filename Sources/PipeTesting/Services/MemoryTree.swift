import PipeKit

/// The names of a ``MemoryFileSystem``, by absolute path without `.` and `..`.
struct MemoryTree {
  private enum Node {
    case directory(modified: Timestamp)
    case file(MemoryInode)
  }

  private let workingDirectory: String
  private var nodes: [String: Node]

  init(workingDirectory: String, now: Timestamp) {
    nodes = ["/": .directory(modified: now)]
    self.workingDirectory = workingDirectory
    for parent in Self.parents(of: absolute(workingDirectory) + "/") {
      nodes[parent] = .directory(modified: now)
    }
  }

  var filePaths: [String] {
    nodes.compactMap { if case .file = $0.value { $0.key } else { nil } }
  }

  func inode(at path: String) -> MemoryInode? {
    if case .file(let inode) = nodes[absolute(path)] { inode } else { nil }
  }

  mutating func put(_ inode: MemoryInode, at path: String, now: Timestamp) {
    let path = absolute(path)
    for parent in Self.parents(of: path) { nodes[parent] = .directory(modified: now) }
    nodes[path] = .file(inode)
  }

  mutating func open(
    _ path: String, creating: Bool, now: Timestamp
  ) throws(FileError) -> MemoryInode {
    let key = absolute(path)
    switch nodes[key] {
    case .file(let inode):
      if path.hasSuffix("/") { throw .notADirectory(path) }
      return inode
    case .directory: throw .isADirectory(path)
    case nil:
      try checkParent(of: key, named: path)
      guard creating else { throw .notFound(path) }
      if path.hasSuffix("/") { throw .isADirectory(path) }
      let inode = MemoryInode([], modified: now)
      nodes[key] = .file(inode)
      return inode
    }
  }

  func info(_ path: String) -> FileInfo? {
    switch nodes[absolute(path)] {
    case .file(let inode): inode.info
    case .directory(let modified): FileInfo(isDirectory: true, size: 0, modified: modified)
    case nil: nil
    }
  }

  func list(_ directory: String) throws(FileError) -> [String] {
    let key = absolute(directory)
    switch nodes[key] {
    case .file: throw .notADirectory(directory)
    case nil:
      try checkParent(of: key, named: directory)
      throw .notFound(directory)
    case .directory: return children(of: key).map(\.lastPathPart).sorted()
    }
  }

  func resolve(_ path: String) throws(FileError) -> String {
    let key = absolute(path)
    if nodes[key] != nil { return key }
    try checkParent(of: key, named: path)
    throw .notFound(path)
  }

  mutating func createDirectory(_ path: String, now: Timestamp) throws(FileError) {
    for directory in Self.parents(of: absolute(path) + "/") {
      switch nodes[directory] {
      case .file: throw .notADirectory(path)
      case .directory: break
      case nil: nodes[directory] = .directory(modified: now)
      }
    }
  }

  mutating func rename(_ path: String, to newPath: String) throws(FileError) {
    let (old, new) = (absolute(path), absolute(newPath))
    guard let node = nodes[old] else {
      try checkParent(of: old, named: path)
      throw .notFound(path)
    }
    try checkParent(of: new, named: newPath)
    if old == new { return }
    switch (node, nodes[new]) {
    case (.file, .directory): throw .isADirectory(newPath)
    case (.directory, .file): throw .notADirectory(newPath)
    case (.directory, .directory) where !children(of: new).isEmpty:
      throw FileError(.other, path: newPath, "directory not empty")
    case (.directory, _) where new.hasPrefix(old + "/"):
      throw FileError(.other, path: path, "invalid argument")
    default: break
    }
    nodes[old] = nil
    nodes[new] = node
    guard case .directory = node else { return }
    for (key, below) in nodes where key.hasPrefix(old + "/") {
      nodes[key] = nil
      nodes[new + key.dropFirst(old.count)] = below
    }
  }

  mutating func remove(_ path: String) throws(FileError) {
    let key = absolute(path)
    switch nodes[key] {
    case .directory: throw .isADirectory(path)
    case .file: nodes[key] = nil
    case nil: break
    }
  }
}

extension MemoryTree {
  /// The path from the root, without `.`, `..` and empty parts.
  func absolute(_ path: String) -> String {
    var parts: [Substring] = []
    let whole = path.hasPrefix("/") ? path : workingDirectory + "/" + path
    for part in whole.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The directories above an absolute path, from the root.
  private static func parents(of path: String) -> [String] {
    var parents = ["/"]
    var current = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().dropLast()
    where !part.isEmpty {
      current += "/" + part
      parents.append(current)
    }
    return parents
  }

  /// Everything in a directory, not in those below.
  private func children(of directory: String) -> [String] {
    nodes.keys.filter { $0 != "/" && $0.directoryPath == directory }
  }

  /// Throws where something above a path is missing or no directory.
  private func checkParent(of key: String, named path: String) throws(FileError) {
    for parent in Self.parents(of: key) {
      switch nodes[parent] {
      case .directory: break
      case .file: throw .notADirectory(path)
      case nil: throw .notFound(path)
      }
    }
  }
}
