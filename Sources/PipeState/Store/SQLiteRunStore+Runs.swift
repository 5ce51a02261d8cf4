import GRDB
package import PipeEngine
package import PipeKit

extension SQLiteRunStore {
  /// The newest run that is neither done nor abandoned, if there is one.
  package func unfinishedRun() throws(RunStoreError) -> RunRecord? {
    try read { db in
      guard let id = try unfinishedRuns(db).last else { return nil }
      guard let cells = try RunTable.table.rows("WHERE id = ?", [.integer(id)], in: db).first
      else { throw StateDamage("its table 'runs' lacks the run \(id)") }
      return try RunTable.run(cells)
    }
  }

  /// Stores a new run, and returns its number.
  package func begin(
    _ run: RunRecord, noting notes: [(entry: Checkpoint.Entry, value: JSON?)]
  ) throws(RunStoreError) -> Int64 {
    try write(durably: false) { db, meta in
      // The newest run is never pruned, so a number is never given twice.
      let newest = try RunTable.newest(1, in: db).first
      var run = run
      run.id = try (newest.map { try RunTable.run($0).id } ?? 0) + 1
      try RunTable.table.put(RunTable.cells(run), in: db)
      meta.note(run)
      try put(notes, at: run.started, in: db, meta)
      return run.id
    }
  }

  /// Stores a run's status, end, attempts, report and error, and removes dead letters.
  package func update(
    _ run: RunRecord, removing letters: [Int64]
  ) throws(RunStoreError) {
    try write(durably: run.status == .abandoning) { db, meta in
      try DeadLetterTable.remove(letters, in: db)
      guard let cells = try RunTable.table.rows("WHERE id = ?", [.integer(run.id)], in: db).first
      else {
        throw RunStoreError(.other, "'\(path)' has no run \(run.id)")
      }
      var stored = try RunTable.run(cells)
      stored.status = run.status
      stored.ended = run.ended
      stored.attempts = run.attempts
      stored.report = run.report
      stored.error = run.error
      try RunTable.table.put(RunTable.cells(stored), in: db)
      meta.note(stored)
      if run.status == .done || run.status == .abandoned {
        for kind in NoteKind.allCases where kind.endsWithRun {
          try db.cachedStatement(sql: "DELETE FROM notes WHERE kind = ? AND run = ?")
            .execute(arguments: [kind.rawValue, run.id])
        }
      }
    }
  }

  /// The newest full run that is done.
  package func lastDone() throws(RunStoreError) -> RunRecord? {
    try read { db in
      try RunTable.table.rows(
        "WHERE status = 'done' AND kind = 'full' ORDER BY id DESC LIMIT 1", in: db
      ).first.map { try RunTable.run($0) }
    }
  }

  /// Runs, newest first.
  package func runs(limit: Int) throws(RunStoreError) -> [RunRecord] {
    try read { db in
      try RunTable.newest(limit, in: db).map { try RunTable.run($0) }
    }
  }

  /// A run.
  package func run(_ id: Int64) throws(RunStoreError) -> RunRecord? {
    try read { db in
      try RunTable.table.rows("WHERE id = ?", [.integer(id)], in: db).first
        .map { try RunTable.run($0) }
    }
  }
}
