import Foundation
import GRDB
import PipeEngine
import PipeKit
import Testing

@testable import PipeState

@Suite struct MigrationTests {
  /// Takes a database back to the first version.
  private func downgrade(_ path: String) throws {
    try DatabaseQueue(path: path).write { db in
      var meta = try StateMeta(db)
      try db.execute(
        sql: """
          ALTER TABLE meta DROP COLUMN unfinished;
          DELETE FROM grdb_migrations WHERE identifier <> 'state 1';
          PRAGMA user_version = 1;
          """)
      meta.schema = try StateSchema.fingerprint(db)
      let checksum = Checksum([
        .integer(1), .text(meta.name), .integer(Int64(bitPattern: meta.salt)),
        .text(meta.created.description), .integer(meta.commits), .integer(meta.letters),
        .integer(meta.schema),
      ])
      try db.execute(
        sql: "UPDATE meta SET schema = ?, checksum = ?",
        arguments: [meta.schema, checksum.stored])
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

  @Test func knowsTheUnfinishedRunsOfAnOlderDatabase() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    for status in [RunRecord.Status.done, .stopped, .abandoned, .running, .failed] {
      _ = try store.begin(RunRecord(status: status, started: time(0)))
    }
    store.close()
    try downgrade(scratch.path)
    #expect(try scratch.open(.read).unfinishedRun()?.id == 5)
    let migrated = try scratch.open()
    for id in [Int64(5), 4, 2] {
      var run = try #require(try migrated.unfinishedRun())
      #expect(run.id == id)
      run.status = .done
      try migrated.update(run)
    }
    #expect(try migrated.unfinishedRun() == nil)
  }

  /// Damage that nobody sees from outside: the file is as long and as old as when it was closed.
  @Test func noticesThatTheUnfinishedRunIsHiddenByDamage() throws {
    let scratch = try Scratch()
    try fill(try scratch.open())
    let before = try FileManager.default.attributesOfItem(atPath: scratch.path)
    // The write-ahead log would change the file's length.
    try DatabaseQueue(path: scratch.path).inDatabase {
      try $0.execute(sql: "UPDATE meta SET unfinished = ' '; PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try FileManager.default.setAttributes(
      [.modificationDate: before[.modificationDate] as Any], ofItemAtPath: scratch.path)
    let error = #expect(throws: RunStoreError.self) { _ = try scratch.open() }
    #expect(error?.kind == .damaged)
  }
}
