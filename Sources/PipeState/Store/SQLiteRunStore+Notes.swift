import GRDB
package import PipeEngine
package import PipeKit

extension SQLiteRunStore {
  /// Stores what is noted in a checkpoint of a run.
  package func commit(
    _ notes: [(entry: Checkpoint.Entry, value: JSON?)], at time: Timestamp, durably: Bool
  ) throws(RunStoreError) {
    if notes.isEmpty { return }
    try write(durably: durably) { db, meta in try put(notes, at: time, in: db, meta) }
  }

  /// Stores notes, in a transaction.
  func put(
    _ notes: [(entry: Checkpoint.Entry, value: JSON?)], at time: Timestamp, in db: Database,
    _ meta: StateMeta
  ) throws {
    if notes.isEmpty { return }
    let put = try NoteTable.table.replacement(in: db)
    for (entry, value) in notes {
      let run = entry.kind.endsWithRun ? meta.unfinished.last ?? 0 : 0
      if let value {
        try NoteTable.table.put(NoteTable.cells(entry, run: run, value, at: time), with: put)
      } else {
        let key = NoteTable.key(entry, run: run).map(\.databaseValue)
        try db.cachedStatement(sql: "DELETE FROM notes \(NoteTable.one)")
          .execute(arguments: StatementArguments(key))
      }
    }
  }

  /// A note.
  package func note(_ entry: Checkpoint.Entry) throws(RunStoreError) -> JSON? {
    try read { db in
      let key = try NoteTable.key(entry, run: run(of: entry.kind, db))
      let rows = try NoteTable.table.rows(NoteTable.one, key, in: db)
      return try rows.first.map { try NoteTable.note($0).value }
    }
  }

  /// All notes of a kind, by stage and key.
  package func notes(
    _ kind: NoteKind
  ) throws(RunStoreError) -> [(entry: Checkpoint.Entry, value: JSON)] {
    try read { db in
      var notes: [(entry: Checkpoint.Entry, value: JSON)] = []
      try NoteTable.table.forEach(
        "WHERE kind = ? AND run = ? ORDER BY stage, key",
        [.text(kind.rawValue), .integer(run(of: kind, db))], in: db
      ) { notes.append(try NoteTable.note($0)) }
      return notes
    }
  }

  /// The run that notes of a kind belong to now: the newest that is unfinished, where they end with it.
  ///
  /// So a run that is begun while another waits to be continued leaves that one's notes alone.
  private func run(of kind: NoteKind, _ db: Database) throws -> Int64 {
    kind.endsWithRun ? try unfinishedRuns(db).last ?? 0 : 0
  }
}
