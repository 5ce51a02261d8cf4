package import PipeKit

/// Finds the files that a path, a directory or a pattern stands for, sorted, one at a time.
///
/// Names that begin with a dot are passed over unless they are asked for. A directory that leads
/// back to one above it is not entered, and neither is a link that leads out of the directory that the walk began
/// in: a link to `/` would bring in the whole machine.
package struct FileWalker {
  /// Directories nested deeper than this are not entered.
  private static let maxDepth = 100

  /// The links to directories that were not entered, as they lead elsewhere.
  package struct SkippedLinks: Sendable {
    /// How many.
    package fileprivate(set) var count = 0
    /// The first of them.
    package let first: String

    /// What is to be said of them.
    package var words: String {
      let others = count == 1 ? "" : " and \(count - 1) \(count == 2 ? "other" : "others")"
      return "link '\(first)'\(others), which lead\(count == 1 ? "s" : "")"
    }
  }

  private struct Level {
    var path: String
    var resolved: String
    /// The names that are left, last first.
    var names: [String]
  }

  private let files: any FileSystem
  private let pattern: Glob?
  /// How many levels below the root a match can lie.
  private let depth: Int
  private let showsHidden: Bool
  private var levels: [Level] = []
  private var single: String?
  /// What the directory is that the walk began in.
  private var root: String?
  /// The links that were not entered.
  package private(set) var skippedLinks: SkippedLinks?

  /// Prepares a walk.
  ///
  /// - Throws: `FileError` for a path that is not there, ``OptionProblem`` for a faulty pattern.
  package init(_ text: String, _ files: any FileSystem) throws {
    self.files = files
    if let info = try files.info(text) {
      // What is there by that very name is meant, whatever characters it has.
      pattern = nil
      depth = Self.maxDepth
      showsHidden = false
      if info.isDirectory { try enter(text) } else { single = text }
      return
    }
    guard Glob.isPattern(text) else {
      throw FileError(.notFound, path: text, "no such file or directory")
    }
    let glob = try Glob(text)
    pattern = glob
    let root = glob.root
    let rest = root == "." ? text[...] : text.dropFirst(root.count).drop { $0 == "/" }
    depth = text.contains("**") ? Self.maxDepth : rest.count { $0 == "/" } + 1
    showsHidden = rest.hasPrefix(".") || rest.contains("/.")
    if try files.info(root)?.isDirectory == true { try enter(root) }
  }

  /// The next file; nil when there are no more.
  ///
  /// - Throws: `FileError` for a directory that cannot be read, which is then passed over.
  package mutating func next() throws -> String? {
    if let single {
      self.single = nil
      return single
    }
    while var level = levels.popLast() {
      guard let name = level.names.popLast() else { continue }
      levels.append(level)
      if name.hasPrefix("."), !showsHidden { continue }
      let path = level.path == "." && pattern != nil ? name : Self.join(level.path, name)
      guard let info = try files.info(path) else {
        // It may have been removed meanwhile; but a name that is not UTF-8 cannot be asked for at all.
        if name.unicodeScalars.contains("\u{FFFD}") {
          throw FileError(.notFound, path: path, "its name is not valid UTF-8")
        }
        continue
      }
      if info.isDirectory {
        if levels.count < depth { try enter(path) }
      } else if info.isRegular, pattern?.matches(path) ?? true {
        return path
      }
    }
    return nil
  }

  private mutating func enter(_ path: String) throws {
    let resolved = try files.resolve(path)
    if levels.contains(where: { $0.resolved == resolved }) { return }
    let root = root ?? resolved
    self.root = root
    guard Self.isInside(resolved, root) else {
      skippedLinks = skippedLinks ?? SkippedLinks(first: path)
      skippedLinks?.count += 1
      return
    }
    let names = try files.list(path).sorted { Self.isName($1, before: $0) }
    levels.append(Level(path: path, resolved: resolved, names: names))
  }

  /// Names are compared by their bytes: two that only Unicode takes for the same are two files.
  private static func isName(_ name: String, before other: String) -> Bool {
    name.utf8.lexicographicallyPrecedes(other.utf8)
  }

  private static func isInside(_ path: String, _ root: String) -> Bool {
    path == root || path.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }

  private static func join(_ directory: String, _ name: String) -> String {
    directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
  }
}
