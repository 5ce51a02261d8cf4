import GRDB
package import PipeEngine
package import PipeKit

extension SQLiteRunStore {
  /// Removes what is older than a time, and gives the space back.
  ///
  /// What an unfinished run needs stays: itself, where it and its outputs are, what was noted since it
  /// began, and what failed in it. Times are compared in whole seconds; the same second is not before.
  package func prune(
    before time: Timestamp
  ) throws(RunStoreError) -> (runs: Int, letters: Int, notes: Int) {
    let counts = try write { db, _ in
      let notes = try pruneNotes(db, before: time)
      let letters = try delete(
        db, "dead_letters", "last_seconds < ? AND run NOT IN (\(RunTable.unfinished))",
        [time.seconds])
      let runs = try delete(
        db, "runs",
        """
        ended_seconds < ? AND id NOT IN (\(RunTable.unfinished))
        AND id <> (SELECT MAX(id) FROM runs)
        """, [time.seconds])
      // Within the transaction, unlike VACUUM, and quick where there is little to give back.
      try db.execute(sql: "PRAGMA incremental_vacuum")
      return (runs, letters, notes)
    }
    // The file gets shorter once the log is played into it.
    _ = try? queue.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    return counts
  }

  private func pruneNotes(_ db: Database, before time: Timestamp) throws -> Int {
    let unfinished = try RunTable.table.rows("WHERE id IN (\(RunTable.unfinished))", in: db)
      .map { try RunTable.run($0).started.seconds }
    let kept = min(time.seconds, unfinished.min() ?? time.seconds)
    var count = 0
    for kind in NoteKind.allCases {
      count += try delete(
        db, "notes", "kind = ? AND time < ? AND run NOT IN (\(RunTable.unfinished))",
        [kind.rawValue, kind.endsWithRun ? time.seconds : kept])
    }
    return count
  }

  private func delete(
    _ db: Database, _ table: String, _ condition: String, _ arguments: StatementArguments
  ) throws -> Int {
    try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: arguments)
    return db.changesCount
  }
}
