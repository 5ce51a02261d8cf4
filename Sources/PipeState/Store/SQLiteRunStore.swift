import GRDB
package import PipeEngine
package import PipeKit
import Synchronization

/// Remembers runs in an SQLite database.
///
/// One store at a time, of all processes, is opened for writing; others read beside it. The database
/// has a write-ahead log while it is written to, and is one file when it is closed.
package final class SQLiteRunStore: RunStore {
  /// What a store is opened for.
  package enum Access: Sendable {
    /// Reading and writing; the database is created if there is none.
    case write
    /// Reading, beside one who may be writing.
    case read
  }

  /// A random number that belongs to this database, from 1.
  package let salt: UInt64
  /// A short name that belongs to this database: 8 letters and digits.
  package let name: String
  /// Where the database is.
  package let path: String
  /// The name of a database that was at the same place before and is gone, as the file beside it says.
  package let lost: String?
  let queue: DatabaseQueue
  private let lock: LockFile?
  /// What is known of the database as it is committed; of one that others write to, as it was opened.
  private let last: Mutex<StateMeta>

  /// Opens a database, after a look at whether it is whole.
  ///
  /// - Parameters:
  ///   - path: Where it is; for writing, directories that are missing are made.
  ///   - access: What it is opened for.
  ///   - clock: Says since when it is open, and when it was created.
  /// - Throws: ``RunStoreError`` where it is in use, damaged, not there, or cannot be opened.
  package init(
    path: String, access: Access, clock: any PipeClock
  ) throws(RunStoreError) {
    if access == .write { try StateFile.makeDirectory(path.directoryPath) }
    let path = StateFile.resolve(path)
    let lock = access == .write ? try LockFile(path, at: clock.now()) : nil
    let hasLog = try StateFile.entry(path + "-wal") != .nothing
    let check = StateCheck(
      path: path, mark: lock?.mark ?? LockFile.mark(path), checksUnclosed: access == .write,
      isUntouched: !hasLog && lock?.closed != nil && lock?.closed == StateFile.version(path))
    let isThere = try check.exists()
    lost = isThere ? nil : lock?.mark?.name
    if !isThere {
      guard access == .write else {
        throw RunStoreError(
          .other, "there is no '\(path)'", hint: "it is made by the first run of the pipeline")
      }
      try StateCreation.create(path, at: clock.now())
    }
    do {
      // One that was not closed as it should be is looked at without being changed.
      let looksFirst = lock == nil || hasLog
      var queue = try StateConnection.open(path, readOnly: looksFirst)
      var (meta, isCurrent) = try check.run(queue)
      if let lock {
        if looksFirst {
          try queue.close()
          queue = try StateConnection.open(path, readOnly: false)
        }
        try StateConnection.useLog(queue)
        if !isCurrent {
          try StateSchema.migrator.migrate(queue)
          meta = try queue.inDatabase { try StateMeta($0) }
        }
        lock.write(meta.mark)
      }
      self.queue = queue
      last = Mutex(meta)
      (salt, name) = (meta.salt, meta.name)
    } catch {
      throw StateFailure.explain(error, path: path)
    }
    self.path = path
    self.lock = lock
  }

  deinit { close() }

  /// Closes the database; it then is one file, unless somebody reads it or the disk is full.
  ///
  /// Everything that was done is durable then, as it is played into the database. What is called later
  /// throws.
  package func close() {
    if let lock {
      try? queue.inDatabase { db in
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        // Makes the log durable first, and then the database.
        let log = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        if log?[0] == 0 { lock.write(last.withLock { $0.mark }) }
      }
    }
    try? queue.close()
    let isClosed = (try? StateFile.entry(path + "-wal")) == .nothing
    lock?.release(closed: isClosed ? StateFile.version(path) : nil)
  }

  /// The numbers of the runs that are neither done nor abandoned, in order.
  func unfinishedRuns(_ db: Database) throws -> [Int64] {
    // Beside one who writes, they change.
    guard lock != nil else {
      return try Int64.fetchAll(db, sql: "\(RunTable.unfinished) ORDER BY id")
    }
    return last.withLock { $0.unfinished }
  }

  /// Reads; the function's statements are one each, and so need no transaction.
  func read<Value>(_ body: (Database) throws -> Value) throws(RunStoreError) -> Value {
    do {
      return try queue.inDatabase(body)
    } catch {
      throw StateFailure.explain(error, path: path)
    }
  }

  /// Writes what a function does, or nothing of it.
  ///
  /// - Parameters:
  ///   - durably: Whether it is to survive a loss of power when this has returned; else it does once
  ///     something later does, or the store is closed.
  ///   - body: What is done.
  /// - Returns: What the function returns.
  /// - Throws: ``RunStoreError``.
  func write<Value>(
    durably: Bool = true, _ body: (Database, inout StateMeta) throws -> Value
  ) throws(RunStoreError) -> Value {
    guard let lock else {
      throw RunStoreError(.denied, "'\(path)' is open for reading only")
    }
    do {
      return try queue.inDatabase { db in
        var result: (value: Value, meta: StateMeta)?
        try db.cachedStatement(sql: "PRAGMA synchronous = \(durably ? "FULL" : "NORMAL")").execute()
        try db.inTransaction(.immediate) {
          // Nobody else writes, so it is as it was committed last.
          var meta = last.withLock { $0 }
          let value = try body(db, &meta)
          meta.commits += 1
          try meta.put(in: db)
          result = (value, meta)
          return .commit
        }
        guard let result else { throw StateDamage("a transaction had no result") }
        last.withLock { $0 = result.meta }
        if durably { lock.write(result.meta.mark) }
        return result.value
      }
    } catch {
      throw StateFailure.explain(error, path: path)
    }
  }
}
