import Foundation
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import PipeState

@Suite struct LockTests {
  @Test func onlyOneWrites() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    let error = try #require(throws: RunStoreError.self) { _ = try scratch.open() }
    #expect(error.kind == .busy)
    #expect(
      error.message == """
        another pipe run (process \(ProcessInfo.processInfo.processIdentifier), since \
        2026-01-01T00:00:00Z) is using '\(StateFile.resolve(scratch.path))'
        """)
    #expect(error.hint != nil)
    store.close()
    _ = try scratch.open()
  }

  @Test func findsTheSameLockByAnotherPath() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    let link = scratch.directory + "/link.db"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "state.db")
    let error = #expect(throws: RunStoreError.self) {
      try SQLiteRunStore(path: link, access: .write, clock: TestClock())
    }
    #expect(error?.kind == .busy)
    store.close()
  }

  @Test(arguments: [
    "", "rubbish", String(repeating: "\0", count: 5000), "\u{1b}[2J process x since y",
  ])
  func aLockFileThatWasLeftBehindIsNotInTheWay(_ text: String) throws {
    let scratch = try Scratch()
    try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path + ".lock"))
    let store = try scratch.open()
    try fill(store)
    let content = try Content(store)
    store.close()
    try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path + ".lock"))
    #expect(try Content(scratch.open(), expecting: content) == content)
  }

  @Test func namesNoHolderThatIsNone() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    try Data("\u{1b}[2J".utf8).write(
      to: URL(fileURLWithPath: scratch.path + ".lock"))
    let error = #expect(throws: RunStoreError.self) { _ = try scratch.open() }
    #expect(error?.message.hasPrefix("another pipe run is using") == true)
    store.close()
  }

  @Test func looksAgainOnlyAtWhatWasTouched() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    try fill(store)
    let content = try Content(store)
    store.close()
    let lock = scratch.path + ".lock"
    let closed = try #require(LockFile(scratch.path, at: time(0)).closed)
    #expect(closed == StateFile.version(scratch.path))
    // Whoever had it then has not closed it.
    #expect(try LockFile(scratch.path, at: time(0)).closed == nil)
    #expect(try String(contentsOfFile: lock, encoding: .utf8).split(separator: "\n").count == 1)
    let next = try scratch.open()
    #expect(try Content(next, expecting: content) == content)
    next.close()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(fileURLWithPath: scratch.path))
    #expect(try LockFile(scratch.path, at: time(0)).closed != StateFile.version(scratch.path))
  }

  @Test func readsBesideAWriter() throws {
    let scratch = try Scratch()
    let writer = try scratch.open()
    try fill(writer)
    let reader = try scratch.open(.read)
    let content = try Content(writer)
    #expect(try Content(reader, expecting: content) == content)
    let note = entry("s", .seen, "later")
    try writer.commit([(note, 1)], at: time(0))
    #expect(try reader.note(note) == 1)
    writer.close()
    #expect(try reader.note(note) == 1)
    let next = try scratch.open()
    try next.commit([(note, 2)], at: time(0))
    #expect(try reader.note(note) == 2)
  }

  @Test func readersDoNotWrite() throws {
    let scratch = try Scratch()
    #expect(throws: RunStoreError.self) { _ = try scratch.open(.read) }
    #expect(try scratch.files() == [])
    try fill(try scratch.open())
    let reader = try scratch.open(.read)
    let error = #expect(throws: RunStoreError.self) { try reader.add([.sample("a")]) }
    #expect(error?.kind == .denied)
  }

  @Test func saysThatItIsClosed() throws {
    let store = try Scratch().open()
    store.close()
    store.close()
    let error = #expect(throws: RunStoreError.self) { try store.runs(limit: 1) }
    #expect(error?.message.hasSuffix("is closed") == true)
    #expect(throws: RunStoreError.self) { try store.begin(RunRecord(started: time(0))) }
  }
}
