import Foundation
import GRDB
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import PipeState

@Suite struct FileTests {
  @Test func onlyTheOwnerSeesTheFiles() throws {
    let scratch = try Scratch()
    let path = scratch.directory + "/a/b/state.db"
    let store = try SQLiteRunStore(path: path, access: .write, clock: TestClock())
    try fill(store)
    for name in ["/a", "/a/b"] { #expect(try scratch.mode(scratch.directory + name) == 0o700) }
    for name in ["", "-wal", "-shm", ".lock"] { #expect(try scratch.mode(path + name) == 0o600) }
  }

  @Test func leavesADirectoryThatIsThereAsItIs() throws {
    let scratch = try Scratch()
    let mode = try scratch.mode(scratch.directory)
    _ = try scratch.open()
    #expect(try scratch.mode(scratch.directory) == mode)
  }

  @Test func isOneFileWhenItIsClosed() throws {
    let scratch = try Scratch()
    try fill(try scratch.open())
    #expect(try scratch.files() == ["state.db", "state.db.lock"])
  }

  @Test func aTransactionSurvivesALossOfPower() throws {
    let store = try Scratch().open()
    let pragmas = try store.queue.inDatabase { db in
      try ["journal_mode", "synchronous"].map { name in
        try String.fetchOne(db, sql: "PRAGMA \(name)")
      }
    }
    #expect(pragmas == ["wal", "2"])
  }

  @Test func forgetsTheLogOfADatabaseThatWasMovedAway() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    try fill(store)
    let files = try Files(of: scratch)
    store.close()
    let other = try Scratch()
    try files.write(to: other)
    try FileManager.default.removeItem(atPath: other.path)
    try Data("half".utf8).write(to: URL(fileURLWithPath: other.path + ".new"))
    let new = try other.open()
    #expect(try new.runs(limit: 1).isEmpty)
    #expect(new.name != store.name)
    // What is left of it elsewhere can be found by its name.
    #expect(new.lost == store.name)
    #expect(store.lost == nil)
    new.close()
    #expect(try other.files() == ["state.db", "state.db.lock"])
    #expect(try other.open().lost == nil)
  }

  @Test func saysThatADirectoryIsNoFile() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path, withIntermediateDirectories: false)
    let error = #expect(throws: RunStoreError.self) { _ = try scratch.open() }
    #expect(error?.kind == .denied)
    let below = #expect(throws: RunStoreError.self) {
      try SQLiteRunStore(
        path: scratch.path + ".lock/state.db", access: .write, clock: TestClock())
    }
    #expect(below?.kind == .denied)
  }

  @Test func aFullDiskKeepsWhatWasCommitted() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    try fill(store)
    let content = try Content(store)
    try store.queue.inDatabase { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let notes = (0..<1000).map { (entry: entry("s", .seen, "\($0)"), value: JSON?(1)) }
    let error = #expect(throws: RunStoreError.self) { try store.commit(notes, at: time(0)) }
    #expect(error?.kind == .noSpace)
    #expect(error?.message.contains(scratch.path) == true)
    #expect(try Content(store, expecting: content) == content)
    store.close()
    let again = try scratch.open()
    #expect(try Content(again, expecting: content) == content)
    try again.commit(notes, at: time(0))
    #expect(try again.note(entry("s", .seen, "999")) == 1)
  }
}
