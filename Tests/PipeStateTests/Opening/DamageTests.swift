import Foundation
import GRDB
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import PipeState

/// Whatever becomes of the files: all that was committed is there, or an error says that it is not.
@Suite struct DamageTests {
  /// A store that was closed, or that of a process that was killed, and what was in it.
  private static func sample(killed: Bool) throws -> (files: Files, content: Content) {
    let scratch = try Scratch()
    var store = try scratch.open()
    try fill(store)
    store.close()
    store = try scratch.open()
    try fill(store, from: 60, count: 12)
    let content = try Content(store)
    if !killed { store.close() }
    return (try Files(of: scratch), content)
  }

  /// Opens the files both ways, and reads all there is.
  ///
  /// - Returns: How many of the two found damage.
  @discardableResult
  private func check(_ files: Files, _ content: Content, _ what: String) throws -> Int {
    let scratch = try Scratch()
    try files.write(to: scratch)
    var failures = 0
    for access in [SQLiteRunStore.Access.read, .write] {
      do {
        let store = try scratch.open(access)
        let found = try Content(store, expecting: content)
        #expect(found == content, "\(what), \(access)")
      } catch {
        failures += 1
        #expect(error.message.contains(scratch.path), "\(what)")
        #expect(error.hint != nil, "\(what): \(error)")
      }
    }
    return failures
  }

  @Test(arguments: [false, true]) func aStoreThatIsWholeOpens(_ killed: Bool) throws {
    let (files, content) = try Self.sample(killed: killed)
    #expect(files.contents["state.db-wal"]?.isEmpty == (killed ? false : nil))
    #expect(try check(files, content, "whole") == 0)
  }

  @Test(arguments: ["state.db", "state.db-wal"]) func noticesThatAFileIsCutOff(
    _ name: String
  ) throws {
    let (files, content) = try Self.sample(killed: name != "state.db")
    let size = try #require(files.contents[name]?.count)
    for length in stride(from: 0, to: min(size, 64 << 10), by: 512) {
      var damaged = files
      damaged.contents[name] = files.contents[name].map { Array($0.prefix(length)) }
      #expect(try check(damaged, content, "\(length) bytes of \(name)") > 0, "\(length) of \(size)")
    }
  }

  @Test(arguments: [("state.db", 1), ("state.db-wal", 2)])
  func noticesBitsThatFlip(_ name: String, _ seed: UInt64) throws {
    let (files, content) = try Self.sample(killed: name != "state.db")
    var generator = SeededGenerator(seed: seed)
    let size = try #require(files.contents[name]?.count)
    for round in 0..<200 {
      // Half of them where most depends on it: in the headers.
      let at = Int.random(in: 0..<(round % 2 == 0 ? size : 120), using: &generator)
      let bit = UInt8.random(in: 0..<8, using: &generator)
      var damaged = files
      damaged.contents[name]?[at] ^= 1 << bit
      try check(damaged, content, "seed \(seed), bit \(bit) of byte \(at) of \(name)")
    }
  }

  @Test func noticesPagesOfZeros() throws {
    let (files, content) = try Self.sample(killed: false)
    let size = try #require(files.contents["state.db"]?.count)
    for page in 0..<size / 4096 {
      var damaged = files
      damaged.contents["state.db"]?.replaceSubrange(
        page * 4096..<(page + 1) * 4096, with: [UInt8](repeating: 0, count: 4096))
      #expect(try check(damaged, content, "page \(page)") == 2)
    }
  }

  @Test func noticesThatTheLogIsGone() throws {
    var (files, content) = try Self.sample(killed: true)
    files.contents["state.db-wal"] = nil
    #expect(try check(files, content, "no log") == 2)
    let scratch = try Scratch()
    try files.write(to: scratch)
    let error = #expect(throws: RunStoreError.self) { _ = try scratch.open() }
    #expect(error?.kind == .damaged)
    #expect(error?.message.hasSuffix("lacks the last 13 of its 77 transactions") == true)
    // As the hint says.
    try FileManager.default.removeItem(atPath: scratch.path + ".lock")
    #expect(try scratch.open().runs(limit: 9).count == 2)
  }

  @Test func forgetsATransactionThatALossOfPowerInterrupted() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    try fill(store)
    let content = try Content(store)
    let before = try Files(of: scratch)
    try store.commit((0..<100).map { (entry("s", .seen, "\($0)"), 1) }, at: time(0))
    let after = try Files(of: scratch)
    let log = try #require(after.contents["state.db-wal"])
    let start = try #require(before.contents["state.db-wal"]).count
    #expect(log.count > start)
    for end in stride(from: start, to: log.count, by: 1000) {
      var files = before
      files.contents["state.db-wal"] = Array(log[..<end]) + [UInt8](repeating: 0, count: 500)
      #expect(try check(files, content, "\(end) of \(log.count)") == 0)
    }
  }

  @Test func aDamagedLogIsLeftAsItWasFound() throws {
    var (files, content) = try Self.sample(killed: true)
    let whole = files
    files.contents["state.db-wal"]?[9000] ^= 1
    let scratch = try Scratch()
    try files.write(to: scratch)
    #expect(throws: RunStoreError.self) { _ = try scratch.open() }
    #expect(try Files(of: scratch).contents["state.db-wal"] == files.contents["state.db-wal"])
    try whole.write(to: scratch)
    #expect(try Content(scratch.open(), expecting: content) == content)
  }

  @Test(arguments: ["", "a text\n", String(repeating: "\0", count: 8192), "SQLite format 3\0"])
  func refusesWhatIsNoDatabase(_ text: String) throws {
    let scratch = try Scratch()
    try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path))
    for access in [SQLiteRunStore.Access.write, .read] {
      let error = #expect(throws: RunStoreError.self) { _ = try scratch.open(access) }
      #expect(error?.kind == .damaged)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == Data(text.utf8))
  }

  @Test func refusesTheDatabaseOfAnother() throws {
    let scratch = try Scratch()
    try DatabaseQueue(path: scratch.path).write { try $0.execute(sql: "CREATE TABLE notes (a)") }
    let error = #expect(throws: RunStoreError.self) { _ = try scratch.open() }
    #expect(error?.kind == .damaged)
    #expect(error?.message.contains("of another program") == true)
  }

  @Test func refusesWhatANewerVersionWrote() throws {
    let scratch = try Scratch()
    try fill(try scratch.open())
    try DatabaseQueue(path: scratch.path).inDatabase {
      try $0.execute(sql: "PRAGMA user_version = 3")
    }
    let error = #expect(throws: RunStoreError.self) { _ = try scratch.open() }
    #expect(error?.kind == .tooNew)
  }

  @Test(arguments: [
    "UPDATE notes SET value = '{\"offset\":' WHERE kind = 'position'",
    "UPDATE runs SET report = x'00ff' WHERE id = 1", "UPDATE dead_letters SET document = NULL",
    "UPDATE meta SET salt = salt + 1", "DELETE FROM meta",
    "ALTER TABLE notes ADD COLUMN more", "DROP TABLE dead_letters",
    "UPDATE runs SET attempts = 0.5",
    "DELETE FROM grdb_migrations",
    "UPDATE grdb_migrations SET identifier = x'00' WHERE identifier = 'state 1'",
    "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM runs; END",
  ]) func noticesWhatPipeDidNotWrite(_ statement: String) throws {
    let scratch = try Scratch()
    try fill(try scratch.open())
    try? DatabaseQueue(path: scratch.path).inDatabase { try $0.execute(sql: statement) }
    let error = #expect(throws: RunStoreError.self) { _ = try scratch.open() }
    #expect(error?.kind == .damaged)
  }

  @Test func namesTheRowThatIsDamaged() throws {
    let scratch = try Scratch()
    try fill(try scratch.open())
    // With its checksum, as if pipe had written it.
    try DatabaseQueue(path: scratch.path).inDatabase { db in
      var cells = NoteTable.cells(entry("fetch", .seen, "k"), run: 0, 1, at: time(0))
      cells[4] = .text("{\"a\":")
      try NoteTable.table.put(cells, in: db)
    }
    let store = try scratch.open()
    let error = #expect(throws: RunStoreError.self) { try store.note(entry("fetch", .seen, "k")) }
    #expect(error?.kind == .damaged)
    #expect(error?.message.contains("the row 'seen / 0 / fetch / k' of its table 'notes'") == true)
    #expect(throws: RunStoreError.self) { try store.notes(.seen) }
  }
}
