import GRDB
import PipeEngine
import PipeKit

/// Looks at a database before it is used: whether it is ours, whole, and has all that was committed.
///
/// Through a connection that only reads, so that a file that is damaged stays as it was found.
/// Everything is read through where the file is small, or was not closed as it should be; larger
/// ones, and those that nobody has touched since they were closed, only show damage where it is met.
struct StateCheck {
  /// Files up to this size, in bytes, are read through whenever they are opened.
  static let sizeLimit: Int64 = 64 << 20

  let path: String
  /// What the lock file says was committed, read before the database is.
  let mark: CommitMark?
  /// Whether a file that was not closed is read through, however large; not where it may be in use.
  let checksUnclosed: Bool
  /// Whether it is as it was when it was closed.
  let isUntouched: Bool

  /// Whether there is a database.
  ///
  /// - Throws: ``RunStoreError`` where there is something that cannot be one.
  func exists() throws(RunStoreError) -> Bool {
    switch try StateFile.entry(path) {
    case .nothing: return false
    case .file(size: 0):
      throw RunStoreError(
        .damaged, "'\(path)' is empty, and so has lost its content",
        hint: StateFailure.startOver(path))
    case .file: return true
    case .other:
      throw RunStoreError(
        .denied, "'\(path)' is not a file", hint: "name a file, or move that one away")
    }
  }

  /// Looks at it.
  ///
  /// - Returns: What is known of it, and whether it has all migrations.
  func run(_ queue: DatabaseQueue) throws -> (meta: StateMeta, isCurrent: Bool) {
    let isThorough = try isThorough()
    // What is untouched has no transaction that could come between two reads.
    return try isUntouched ? queue.inDatabase(examine) : queue.read(examine)

    func examine(_ db: Database) throws -> (meta: StateMeta, isCurrent: Bool) {
      let version = try checkHeader(db)
      if isThorough {
        let finding = try Row.fetchOne(db, sql: "PRAGMA integrity_check(1)")
        let text = try finding.flatMap { try Cell.text(of: $0, at: 0).text } ?? "?"
        guard text == "ok" else {
          throw StateDamage(text.split(separator: "\n").last.map(String.init) ?? "?")
        }
      }
      let meta = try StateMeta(db, version: version)
      if !isUntouched {
        try checkMigrations(db, version)
        guard try StateSchema.fingerprint(db) == meta.schema else {
          throw StateDamage("its tables are not those that pipe made")
        }
      }
      try checkMark(meta)
      if isThorough {
        for table in StateSchema.checked { try table.forEach(in: db) { _ in } }
      }
      return (meta, version == StateSchema.migrations.count)
    }
  }

  private func isThorough() throws -> Bool {
    if isUntouched { return false }
    if case .file(let size) = try StateFile.entry(path), size > Self.sizeLimit {
      guard checksUnclosed, case .file(let log) = try StateFile.entry(path + "-wal") else {
        return false
      }
      return log > 0
    }
    return true
  }

  /// Checks that it is ours, and of a version that is known; gives that.
  private func checkHeader(_ db: Database) throws -> Int {
    let application = try Int64.fetchOne(db, sql: "PRAGMA application_id")
    guard application == StateSchema.applicationID else {
      throw RunStoreError(
        .damaged, "'\(path)' is a database of another program, or damaged",
        hint: "name another file, or move that one away")
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version <= StateSchema.migrations.count else {
      throw RunStoreError(
        .tooNew, "'\(path)' was written by a newer version of pipe",
        hint: "update pipe, or keep the state of this version in another file")
    }
    guard version >= 1 else { throw StateDamage("it has no version") }
    return version
  }

  private func checkMigrations(_ db: Database, _ version: Int) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT identifier FROM grdb_migrations")
    var names: [String] = []
    while let row = try rows.next() { try names.append(Cell.text(of: row, at: 0).text ?? "?") }
    guard names.sorted() == StateSchema.migrations.prefix(version).sorted() else {
      throw StateDamage("its version and its tables do not go together")
    }
  }

  private func checkMark(_ meta: StateMeta) throws {
    guard let mark, mark.name == meta.name, mark.commits > meta.commits else { return }
    throw RunStoreError(
      .damaged,
      "'\(path)' lacks the last \(mark.commits - meta.commits) of its \(mark.commits) transactions",
      hint: """
        put back the '\(path)-wal' that belongs to it; or, to go on from what is there, remove \
        '\(LockFile.path(path))': outputs may then hold documents twice
        """)
  }
}
