import GRDB
package import PipeEngine
package import PipeKit

extension SQLiteRunStore {
  /// Stores what is noted in a checkpoint of a run.
  package func commit(
    _ notes: [(entry: Checkpoint.Entry, value: JSON?)], at time: Timestamp
  ) throws(RunStoreError) {
    if notes.isEmpty { return }
    try write { db, _ in
      let endsWithRun = notes.contains { $0.entry.kind.endsWithRun }
      let unfinished = endsWithRun ? try NoteTable.unfinishedRun(in: db) : 0
      let put = try NoteTable.table.replacement(in: db)
      for (entry, value) in notes {
        let run = entry.kind.endsWithRun ? unfinished : 0
        if let value {
          try NoteTable.table.put(NoteTable.cells(entry, run: run, value, at: time), with: put)
        } else {
          let key = NoteTable.key(entry, run: run).map(\.databaseValue)
          try db.cachedStatement(sql: "DELETE FROM notes \(NoteTable.one)")
            .execute(arguments: StatementArguments(key))
        }
      }
    }
  }

  /// A note.
  package func note(_ entry: Checkpoint.Entry) throws(RunStoreError) -> JSON? {
    try read { db in
      let key = try NoteTable.key(entry, run: NoteTable.run(of: entry.kind, in: db))
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
        [.text(kind.rawValue), .integer(NoteTable.run(of: kind, in: db))], in: db
      ) { notes.append(try NoteTable.note($0)) }
      return notes
    }
  }
}
