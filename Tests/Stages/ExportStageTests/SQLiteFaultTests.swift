import Foundation
import GRDB
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// Whatever SQLite asks of the disk fails once, or from there on: the run ends with one error, and the
/// same command goes on.
@Suite(.timeLimit(.minutes(10)))
struct SQLiteFaultTests {
  /// Brings in documents, and goes on from the last that were through.
  private struct Counted: Stage {
    static let manual = Manual("counted", "Counts.", roles: .source)
    static let count = 2

    init(options: NoOptions = NoOptions(), setup: StageSetup = StageSetup(id: "")) {}

    func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
      var next = try context.memory?.note("next", .position)?.int ?? 0
      while next < Self.count {
        // Large enough that their pages are not the file's first.
        let text = String(repeating: "\(next) ", count: 1000)
        try await output.write([Document(id: "\(next)", text: text, labels: [Label("x")])])
        next += 1
        try await output.mark(.number(JSONNumber(next)), for: "next")
      }
    }
  }

  private let scratch: Scratch
  private let directory: String
  private let disk: FaultyDisk

  init() throws {
    scratch = try Scratch(inMemory: true)
    directory = try LocalFileSystem().resolve(scratch.path)
    disk = FaultyDisk(directory)
  }

  private func run(
    _ path: String, _ store: MemoryRunStore, files: any FileSystem = LocalFileSystem()
  ) async throws -> RunReport {
    let plan = Plan(
      name: "faults",
      stages: [
        Plan.Step(Counted(), id: "counted"),
        Plan.Step(
          try Export(options: try Export.Options(to: path), setup: StageSetup(id: "rows")),
          id: "rows"),
      ])
    let services = Services(clock: TestClock(), files: files, http: TestHTTPClient())
    let delivery = try Delivery(
      plan, store: store, services: services, interval: .init(first: .zero, most: .zero))
    return try await PipelineRun(plan, services: services, delivery: delivery).run()
  }

  private func expectWhole(_ path: String, _ comment: Comment) throws {
    let (ids, labels, finding) = try DatabaseQueue(path: path).read { db in
      (
        try String.fetchAll(db, sql: "SELECT id FROM documents ORDER BY id"),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM labels"),
        try String.fetchOne(db, sql: "PRAGMA integrity_check")
      )
    }
    #expect(ids == (0..<Counted.count).map(String.init), comment)
    #expect(labels == Counted.count, comment)
    #expect(finding == "ok", comment)
    #expect(!FileManager.default.fileExists(atPath: path + "-journal"), comment)
  }

  @Test(arguments: [false, true])
  func eachFailureOfTheDiskEndsInTheSameRowsAfterAll(_ onwards: Bool) async throws {
    disk.fail(at: nil)
    _ = try await run(directory + "/whole.db", MemoryRunStore())
    let calls = disk.calls
    for call in [.open, .delete, .read, .write, .sync, .lock, .unlock] as Set<FaultyDisk.Call> {
      #expect(calls.contains(call), "\(call)")
    }
    var noticed: [FaultyDisk.Call: Int] = [:]
    for (index, call) in calls.enumerated() {
      let comment = Comment("\(call.rawValue) as call \(index)")
      let path = directory + "/\(index).db"
      let store = MemoryRunStore()
      disk.fail(at: index, onwards: onwards)
      var failure: (any Error)?
      do {
        let report = try await run(path, store)
        #expect(report.outputs.map(\.documents) == [Counted.count], comment)
      } catch {
        failure = error
        noticed[call, default: 0] += 1
      }
      disk.fail(at: nil)
      if let failure {
        let error = try #require(failure as? StageError, comment)
        #expect(error.code == .file || error.code == .database, comment)
        #expect(error.message.contains("'\(path)'"), "\(comment): \(error)")
        #expect(error.stage == "rows", comment)
        let report = try await run(path, store)
        #expect(report.outputs.map(\.path) == [path], comment)
        #expect(report.outputs.map(\.documents) == [Counted.count], comment)
        #expect(try store.unfinishedRun() == nil, comment)
      }
      try expectWhole(path, comment)
      try FileManager.default.removeItem(atPath: path)
    }
    // Begin locks and reads; create and insert open the journal and write it; commit writes, makes
    // durable, and deletes the journal.
    for call in [.open, .delete, .read, .write, .sync, .lock] as Set<FaultyDisk.Call> {
      #expect(noticed[call, default: 0] > 0, "\(call)")
    }
  }

  @Test func eachFailureOfTheFilesBesideItEndsInTheSameRowsAfterAll() async throws {
    var index = 0
    while true {
      // The directory is there twice, in memory for the stage and on disk for SQLite.
      let files = MemoryFileSystem(workingDirectory: directory)
      let (path, store, fault) = (directory + "/\(index).db", MemoryRunStore(), CountedFault())
      files.setFault { [index] in fault.fails(at: index, onwards: false, $0, $1) }
      do {
        _ = try await run(path, store, files: files)
        #expect(fault.calls.count <= index)
        break
      } catch {
        let comment = Comment("\(fault.calls[index]) as call \(index)")
        #expect((error as? StageError)?.code == .file, comment)
        #expect((error as? StageError)?.message.hasSuffix("made up") == true, comment)
        files.setFault(nil)
        _ = try await run(path, store, files: files)
        try expectWhole(path, comment)
      }
      index += 1
    }
    #expect(index > 5)
  }

  @Test func saysThatAFileCanOnlyBeRead() async throws {
    let path = directory + "/news.db"
    _ = try await run(path, MemoryRunStore())
    disk.fail(at: nil, isReadOnly: true)
    let error = await #expect(throws: StageError.self) { try await run(path, MemoryRunStore()) }
    #expect(error?.code == .file)
    #expect(error?.message == "cannot write to the database '\(path)': it is read-only")
    disk.fail(at: nil)
    try expectWhole(path, "read-only")
  }

  @Test(arguments: ["IMMEDIATE", "EXCLUSIVE"])
  func saysThatAnotherProgramUsesTheDatabaseAndGoesOnAfterwards(_ lock: String) async throws {
    let path = directory + "/news.db"
    try await DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE mine (x)") }
    let store = MemoryRunStore()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN \(lock)") }
    let error = await SQLiteWriter.$patience.withValue(0) {
      await #expect(throws: StageError.self) { try await run(path, store) }
    }
    #expect(error?.code == .database)
    #expect(error?.isTransient == true)
    #expect(error?.message == "the database '\(path)' is in use by another program")
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try other.close()
    _ = try await run(path, store)
    try expectWhole(path, "in use")
  }

  @Test func saysThatTheFolderCannotBeWritten() async throws {
    let path = directory + "/news.db"
    disk.fail(at: nil)
    _ = try await run(path, MemoryRunStore())
    let delete = try #require(disk.calls.firstIndex(of: .delete))
    try FileManager.default.removeItem(atPath: path)
    disk.fail(at: delete)
    let error = await #expect(throws: StageError.self) { try await run(path, MemoryRunStore()) }
    #expect(error?.code == .file)
    #expect(error?.message == "cannot remove the journal of the database '\(path)'")
    #expect(error?.hint == "check who may write in its folder")
  }

  @Test func saysThatTheDiskIsFull() async throws {
    let path = directory + "/news.db"
    disk.fail(at: nil)
    _ = try await run(path, MemoryRunStore())
    let write = try #require(disk.calls.firstIndex(of: .write))
    try FileManager.default.removeItem(atPath: path)
    disk.fail(at: write, onwards: true)
    let error = await #expect(throws: StageError.self) { try await run(path, MemoryRunStore()) }
    #expect(error?.code == .file)
    #expect(error?.message.hasSuffix("no space left on device") == true)
  }
}
