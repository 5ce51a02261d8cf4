import PipeKit

/// Which files, or which pages of a list, are done, as salted hashes of their paths or addresses: these may have
/// a secret in them, which is not to be stored.
///
/// Each is noted by itself, not only the last one, so that a run finds its place whichever are gone or new
/// when it goes on. They are noted in blocks, as a row for each would take longer than to read a small file.
struct PassedNames: Sendable {
  /// How many names are in a block.
  private static let blockSize = 64

  /// What blocks are noted under begins with this.
  private let key: String
  private let salt: String?
  /// The names that were done when the run was interrupted.
  private let before: Set<UInt64>
  /// The hashes of the block that is not full yet.
  private var block = ""
  /// Its number.
  private var index = 0

  /// Reads what was noted.
  ///
  /// - Parameters:
  ///   - key: What it is noted under begins with this.
  ///   - memory: Where it was noted; `nil` where nothing was.
  ///   - salt: Belongs to the database, so that nobody can look up a secret by its hash; `nil` where runs are
  ///     not remembered.
  /// - Throws: ``StageError`` where what was noted cannot be read.
  init(_ key: String, _ memory: (any StageMemory)?, salt: String?) throws {
    self.key = key
    self.salt = salt
    var before: Set<UInt64> = []
    while let noted = try memory?.note("\(key)/passed.\(index)", .position)?.string {
      var rest = noted[...]
      while !rest.isEmpty {
        guard let hash = UInt64(hexadecimal: rest.prefix(16)) else { throw StageError.otherNotes }
        before.insert(hash)
        rest = rest.dropFirst(16)
      }
      // A block that is not full is left as it is: the next begins another.
      index += 1
    }
    self.before = before
  }

  /// Whether a file or page was done when the run was interrupted.
  func contains(_ path: String) -> Bool { !before.isEmpty && before.contains(hash(path)) }

  /// What stands for a path or address in notes.
  func name(of path: String) -> String { hash(path).hexadecimal }

  /// Adds a file or page.
  ///
  /// - Returns: What is to be noted; nothing where runs are not remembered.
  mutating func insert(_ path: String) -> [SourcePlace.Note] {
    guard salt != nil else { return [] }
    block += name(of: path)
    let note = SourcePlace.Note(
      key: "\(key)/passed.\(index)", kind: .position, value: .string(block))
    if block.utf8.count >= 16 * Self.blockSize {
      block = ""
      index += 1
    }
    return [note]
  }

  /// What stands for a name in notes.
  static func hash(_ name: String, salt: String?) -> String {
    value(name, salt: salt).hexadecimal
  }

  private func hash(_ path: String) -> UInt64 { Self.value(path, salt: salt) }

  private static func value(_ name: String, salt: String?) -> UInt64 {
    var hash = ContentHash()
    hash.add((salt ?? "").utf8.span)
    hash.add("\0".utf8.span)
    hash.add(name.utf8.span)
    return hash.value
  }
}

extension StageError {
  /// What was noted is not what this version notes.
  static var otherNotes: StageError {
    StageError(
      .staleResults, "the run was interrupted in another version of pipe",
      hint: "--fresh starts over")
  }
}
