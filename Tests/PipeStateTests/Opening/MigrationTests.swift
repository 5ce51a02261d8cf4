import GRDB
import PipeEngine
import Testing

@testable import PipeState

@Suite struct MigrationTests {
  /// Takes a database back to the first version.
  private func downgrade(_ path: String) throws {
    try DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: """
          DROP INDEX runs_unfinished;
          DELETE FROM grdb_migrations WHERE identifier <> 'state 1';
          PRAGMA user_version = 1;
          """)
      var meta = try StateMeta(db)
      meta.schema = try StateSchema.fingerprint(db)
      try meta.put(in: db)
    }
  }

  @Test func bringsAnOlderDatabaseUpToDateWithAllThatItHas() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    try fill(store)
    let content = try Content(store)
    store.close()
    try downgrade(scratch.path)
    // One who only reads leaves it as it is.
    #expect(try Content(scratch.open(.read), expecting: content) == content)
    let migrated = try scratch.open()
    #expect(try Content(migrated, expecting: content) == content)
    migrated.close()
    let again = try scratch.open()
    #expect(try Content(again, expecting: content) == content)
    let (version, meta, fingerprint) = try again.queue.inDatabase { db in
      try (
        Int.fetchOne(db, sql: "PRAGMA user_version"), StateMeta(db), StateSchema.fingerprint(db)
      )
    }
    #expect(version == StateSchema.migrations.count)
    #expect(meta.schema == fingerprint)
  }

  @Test(arguments: [RunTable.unfinished, "\(RunTable.unfinished) ORDER BY id DESC LIMIT 1"])
  func findsTheUnfinishedRunWithoutLookingAtAllRuns(_ query: String) throws {
    let store = try Scratch().open()
    defer { store.close() }
    let plan = try store.queue.inDatabase { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(query)").map { $0["detail"] as String }
    }
    // Which kind of use it says depends on SQLite's version.
    #expect(plan.count == 1)
    #expect(plan.first?.hasSuffix("INDEX runs_unfinished") == true)
  }
}
