import GRDB
package import PipeEngine
import PipeKit

extension SQLiteRunStore {
  /// Stores dead letters, or brings those of the same stage and name up to date.
  package func add(_ letters: [DeadLetter]) throws(RunStoreError) {
    if letters.isEmpty { return }
    try write { db, meta in
      for var letter in letters {
        if let known = try DeadLetterTable.letter(of: letter.name, in: letter.stage, db) {
          letter.succeed(known)
        } else {
          meta.letters += 1
          letter.id = meta.letters
        }
        try DeadLetterTable.table.put(DeadLetterTable.cells(letter), in: db)
      }
    }
  }

  /// Dead letters by number, oldest first, with numbers above a given one.
  package func deadLetters(
    stage: String?, after id: Int64, limit: Int
  ) throws(RunStoreError) -> [DeadLetter] {
    try read { db in
      let limit = Cell.integer(Int64(max(0, limit)))
      let rows =
        if let stage {
          try DeadLetterTable.table.rows(
            "WHERE id > ? AND stage = CAST(? AS TEXT) ORDER BY id LIMIT ?",
            [.integer(id), .text(stage), limit], in: db)
        } else {
          try DeadLetterTable.table.rows(
            "WHERE id > ? ORDER BY id LIMIT ?", [.integer(id), limit], in: db)
        }
      return try rows.map { try DeadLetterTable.letter($0) }
    }
  }

  /// A dead letter.
  package func deadLetter(_ id: Int64) throws(RunStoreError) -> DeadLetter? {
    try read { db in
      try DeadLetterTable.table.rows("WHERE id = ?", [.integer(id)], in: db).first
        .map { try DeadLetterTable.letter($0) }
    }
  }

  /// The dead letter of a name in a stage.
  package func deadLetter(
    of name: String, in stage: String
  ) throws(RunStoreError) -> DeadLetter? {
    try read { db in try DeadLetterTable.letter(of: name, in: stage, db) }
  }

  /// How many dead letters there are, by stage.
  package func deadLetterCounts() throws(RunStoreError) -> [(stage: String, count: Int)] {
    try read { db in
      var counts: [(stage: String, count: Int)] = []
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT stage, COUNT(*) FROM dead_letters GROUP BY stage ORDER BY stage"))
      while let row = try rows.next() {
        guard let stage = try Cell.text(of: row, at: 0).text,
          let count = Cell.integer(of: row, at: 1).integer
        else { throw StateDamage("its table 'dead_letters'") }
        counts.append((stage, Int(count)))
      }
      return counts
    }
  }

  /// Removes dead letters; unknown numbers are passed over.
  package func removeDeadLetters(_ ids: [Int64]) throws(RunStoreError) {
    if ids.isEmpty { return }
    try write { db, _ in try DeadLetterTable.remove(ids, in: db) }
  }

  /// Hands over what names each dead letter, oldest first.
  package func forEachDeadLetter(_ body: (DeadLetterKey) -> Void) throws(RunStoreError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT id, run, stage, name, document IS NOT NULL FROM dead_letters
            ORDER BY id
            """))
      while let row = try rows.next() {
        guard let id = Cell.integer(of: row, at: 0).integer,
          let run = Cell.integer(of: row, at: 1).integer,
          let stage = try Cell.text(of: row, at: 2).text,
          let name = try Cell.text(of: row, at: 3).text
        else { throw StateDamage("its table 'dead_letters'") }
        body(
          DeadLetterKey(
            id: id, run: run, stage: stage, name: name,
            hasDocument: Cell.integer(of: row, at: 4).integer == 1))
      }
    }
  }

  /// Whether a dead letter's last failure was in a run.
  package func hasDeadLetters(of run: Int64) throws(RunStoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM dead_letters WHERE run = ?)"),
        arguments: [run]) ?? false
    }
  }
}
