import Dispatch
import GRDB
import PipeKit

/// Adds documents to an SQLite database, or brings those that it has up to date.
///
/// The database keeps a rollback journal instead of a write-ahead log, so that between
/// transactions it is one file, which can be copied and put on any file system. SQLite opens the
/// file itself, past the stage's file system.
struct SQLiteWriter: RowWriter {
  /// The database's page cache, in KiB.
  ///
  /// Identifiers come in no order: with SQLite's 2 MB the index's pages would come and go. Where the pages of a transaction
  /// fit, others can read until it is committed.
  private static let cacheKiB = 64 << 10
  /// How many bytes of documents a transaction has at most, about, where a full-text index has to be kept: it takes some six
  /// times as long as without one, and for half of that others cannot read.
  private static let heaviestIndexed = 16 << 20
  /// How long a transaction waits while somebody else writes, in seconds.
  @TaskLocal static var patience = 10.0

  private let context: StageContext
  private let path: String
  private let directory: String
  private let exported: String
  private let queue: DatabaseQueue
  var pending: PendingRows

  /// Opens the database, and creates or updates its tables.
  init(_ order: ExportOrder) async throws {
    path = order.path
    pending = PendingRows(behind: order.note)
    exported = Timestamp(seconds: order.started.seconds).description
    context = order.context
    directory = order.path.directoryPath
    let files = context.files
    try files.createDirectory(directory)
    if let known = try files.info(order.path), !known.isRegular {
      throw FileError(
        .wrongKind, path: order.path, known.isDirectory ? "is a directory" : "is not a file")
    }
    let place = try files.place(of: order.path)
    try order.claim(place)
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(Self.patience)
      configuration.label = "export"
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA cache_size = -\(Self.cacheKiB)")
        // What is committed at a checkpoint has to outlast a power failure.
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
      queue = try DatabaseQueue(path: place, configuration: configuration)
      let migrator = SQLiteSchema.migrator
      guard try await !access(migrator.hasBeenSuperseded) else {
        throw StageError(
          .database, "'\(order.path)' was written by a newer version of pipe",
          hint: "update pipe, or export to another file")
      }
      try await migrate(migrator)
      let isIndexed = try await access { db in
        if try SQLiteIndex.isThere(db) { return true }
        if order.options.search == false { return false }
        try db.inTransaction(.immediate) {
          try SQLiteIndex.create(db)
          return .commit
        }
        return true
      }
      if isIndexed { pending.heaviest = Self.heaviestIndexed }
      let last = try await access { try Int.fetchOne($0, sql: "SELECT max(number) FROM documents") }
      guard last ?? 0 >= pending.earlierRow else {
        throw StageError(
          .database, "'\(order.path)' lacks documents that the interrupted run has exported",
          hint: "put back the file of that run, or " + ExportOrder.startOver)
      }
    } catch {
      throw SQLiteFailure.explain(error, path: order.path)
    }
  }

  mutating func keep() async throws -> ExportNote? {
    // Rows need not be cut back: documents that come again only bring theirs up to date.
    try await flush()
    // A journal whose removal is not durable would undo its transaction again.
    try context.files.syncDirectory(directory)
    return pending.note
  }

  mutating func finish() async throws -> ExportEnd {
    try await flush()
    do {
      try queue.close()
    } catch {
      throw SQLiteFailure.explain(error, path: path)
    }
    return ExportEnd(note: pending.note, kept: directory)
  }

  mutating func discard() async {
    _ = pending.take()
    try? queue.close()
  }

  mutating func flush() async throws {
    let batch = pending.take()
    if batch.isEmpty { return }
    do {
      let written = try await access { [exported] db in
        var written: [Int64] = []
        try db.inTransaction(.immediate) {
          var rows = try SQLiteRows(db, exported: exported, index: try SQLiteIndex(db))
          written = try rows.upsert(batch)
          return .commit
        }
        return written
      }
      pending.insert(written)
    } catch {
      throw SQLiteFailure.explain(error, path: path)
    }
  }

  /// Does something with the database, on its own queue: waiting for it holds up nobody, and the time
  /// is the stage's all the same.
  private func access<Result: Sendable>(
    _ body: @Sendable (Database) throws -> Result
  ) async throws -> Result {
    try await queue.writeWithoutTransaction { [context] db in
      try context.metered { () throws in try body(db) }
    }
  }

  /// Creates the tables, or brings them up to date.
  private func migrate(_ migrator: DatabaseMigrator) async throws {
    try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<Void, any Error>) in
      DispatchQueue.global().async { [queue, context] in
        // The queue lends itself to a thread that waits for it, so the time is that of this thread.
        continuation.resume(
          with: Result { try context.metered { () throws in try migrator.migrate(queue) } })
      }
    }
  }
}
