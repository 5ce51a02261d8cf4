import Foundation
import GRDB
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

@Suite struct SQLiteTests {
  /// Runs the stage on a database in a directory of the test's own.
  private func export(
    _ documents: [Document], to path: String, at seconds: Int64 = 1_795_424_400,
    batchSize: Int = 64, search: Bool? = nil, ending: Ending = .finished
  ) async throws -> Outcome {
    var options = try Export.Options(to: path)
    options.search = search
    let services = Services(
      clock: TestClock(Timestamp(seconds: seconds)), files: LocalFileSystem(),
      http: TestHTTPClient())
    return await ExportStageTests.export(
      options, documents, services: services, batchSize: batchSize, ending: ending)
  }

  private func rows(_ path: String, _ sql: String) throws -> [Row] {
    try DatabaseQueue(path: path).read { try Row.fetchAll($0, sql: sql) }
  }

  @Test func aDocumentComesBackWhoseRowSomebodyHasDeletedWithoutItsLabels() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.sqlite"
    _ = try await export(Samples.news, to: path)
    try await DatabaseQueue(path: path).writeWithoutTransaction { db in
      // As the shell of SQLite does.
      try db.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM documents WHERE id = '1'")
    }
    #expect(try await export(Samples.news, to: path).error == nil)
    #expect(try rows(path, "SELECT * FROM documents WHERE id = '1'").count == 1)
    let labels = try rows(path, "SELECT * FROM labels WHERE document = '1'")
    #expect(labels.count == Samples.news.first { $0.id == "1" }?.labels.count)
  }

  @Test func keepsEveryField() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/new/news.sqlite"
    let outcome = try await export(Samples.news + [Samples.hostile], to: path)
    #expect(outcome.error == nil)
    #expect(outcome.output.count == 7)
    #expect(outcome.produced == [path: 7])
    let row = try #require(try rows(path, "SELECT * FROM documents WHERE id = '1'").first)
    let expected: [String: String] = [
      "url": "https://www.example.org/politics/talks?a=1&lt=2", "source": "https://example.org/rss",
      "title": "Talks in Geneva go on", "authors": #"["Jane Doe","Li Wei"]"#,
      "published": "2026-11-22T22:30:00Z", "updated": "2026-11-23T06:00:00Z", "language": "en",
      "summary": "Both sides meet again.\n\nA result is not expected before Friday.",
      "keywords": #"["Geneva","talks"]"#,
      "image": #"{"url":"https://example.org/1.jpg","caption":"Geneva"}"#,
      "links": #"[{"url":"https://example.org/next","text":"Next","rel":"next"}]"#,
      "metadata": #"{"section":"world","words":700}"#,
      "trail": #"[{"stage":"clean","note":"title from json-ld"}]"#,
      "exported": "2026-11-23T09:00:00Z",
    ]
    for (column, value) in expected { #expect(row[column] == value, "\(column)") }
    for (row, document) in zip(
      try rows(path, "SELECT json, text FROM documents ORDER BY rowid"),
      Samples.news + [Samples.hostile])
    {
      var stored = try Document(json: Array((row["json"] as String).utf8))
      #expect(stored.text == nil)
      stored.text = row["text"]
      #expect(stored == document)
    }
    let day = try rows(path, "SELECT published, authors, image FROM documents WHERE id = '2'")[0]
    #expect(day["published"] == "2026-11-23")
    #expect(day["authors"] == String?.none)
    #expect(day["image"] == String?.none)
  }

  @Test func keepsLabelsInTheirOrder() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.db"
    _ = try await export(Samples.news, to: path)
    let labels = try rows(path, "SELECT * FROM labels WHERE document = '1' ORDER BY position")
    #expect(labels.map { $0["name"] as String } == ["politics", "economy"])
    #expect(labels.map { $0["score"] as Double } == [0.93, 0.4])
    #expect(labels.map { $0["scheme"] as String? } == ["iptc", "iptc"])
    #expect(labels.map { $0["code"] as String? } == ["medtop:11000000", nil])
  }

  @Test func bringsKnownDocumentsUpToDate() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.db"
    _ = try await export(Samples.news, to: path, at: 0)
    var changed = Samples.news[0]
    changed.title = "Talks are over"
    changed.summary = nil
    changed.labels = [Label("peace")]
    let outcome = try await export([changed, Document(id: "new")], to: path)
    #expect(outcome.error == nil)
    let all = try rows(path, "SELECT id, title, summary, exported FROM documents ORDER BY rowid")
    #expect(all.map { $0["id"] as String } == ["1", "2", "3", "4", "5", "6", "new"])
    #expect(all[0]["title"] == "Talks are over")
    #expect(all[0]["summary"] == String?.none)
    #expect(all[0]["exported"] == "2026-11-23T09:00:00Z")
    #expect(all[1]["exported"] == "1970-01-01T00:00:00Z")
    let labels = try rows(path, "SELECT name FROM labels WHERE document = '1'")
    #expect(labels.map { $0["name"] as String } == ["peace"])
  }

  @Test func writesTheSameTwiceWithoutATrace() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.db"
    let many = (0..<600).map { Document(id: "\($0)", title: "T\($0)", labels: [Label("x")]) }
    for batchSize in [64, 1] {
      let outcome = try await export(many, to: path, batchSize: batchSize)
      #expect(outcome.error == nil)
      #expect(try rows(path, "SELECT count(*) AS n FROM documents")[0]["n"] == 600)
      #expect(try rows(path, "SELECT count(*) AS n FROM labels")[0]["n"] == 600)
    }
  }

  @Test func isOneFileWithAVersionAndIndices() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.sqlite"
    _ = try await export(Samples.news, to: path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["news.sqlite"])
    #expect(try rows(path, "PRAGMA user_version")[0][0] == 2)
    #expect(try rows(path, "PRAGMA application_id")[0][0] == 0x7069_7065)
    #expect(try rows(path, "PRAGMA journal_mode")[0][0] == "delete")
    #expect(try rows(path, "PRAGMA integrity_check")[0][0] == "ok")
    let plan = try rows(
      path, "EXPLAIN QUERY PLAN SELECT document FROM labels WHERE name = 'economy'")
    #expect((plan[0]["detail"] as String).contains("labels_by_name"))
  }

  @Test func keepsTextsThatAreEmptyOrHaveANUL() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.db"
    let documents = [
      Document(id: "none"), Document(id: "empty", text: ""), Document(id: "nul", text: "a\u{0}b"),
    ]
    for _ in 1...2 { #expect(try await export(documents, to: path).error == nil) }
    let sql = "SELECT typeof(text) AS type, hex(text) AS hex FROM documents ORDER BY number"
    let found = try rows(path, sql)
    #expect(found.map { $0["type"] } == ["null", "text", "text"])
    #expect(found.map { $0["hex"] } == ["", "", "610062"])
  }

  @Test func keepsWholeBatchesOfARunThatWasAborted() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.db"
    let many = (0..<500).map { Document(id: "\($0)", text: "t") }
    let outcome = try await PendingRows.$most.withValue(400) {
      try await export(many, to: path, ending: .aborted)
    }
    #expect(outcome.error is CancellationError)
    #expect(outcome.produced.isEmpty)
    #expect(try rows(path, "SELECT count(*) AS n FROM documents")[0]["n"] == 400)
  }

  @Test(arguments: [(search: nil as Bool?, isWritten: true), (search: false, isWritten: false)])
  func writesLessAtATimeWhereThereIsAnIndex(search: Bool?, isWritten: Bool) async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.db"
    let text = String(repeating: "t", count: 1 << 20)
    let many = (0..<24).map { Document(id: "\($0)", text: text) }
    _ = try await export(many, to: path, search: search, ending: .aborted)
    let count = try #require(try rows(path, "SELECT count(*) AS n FROM documents")[0]["n"] as Int?)
    #expect(count < 24 && (count > 0) == isWritten)
  }

  @Test func commitsWhenNobodyWantsMore() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.db"
    let outcome = try await export(Samples.news, to: path, batchSize: 2, ending: .closed)
    #expect(outcome.error is DownstreamClosed)
    #expect(outcome.produced == [path: 2])
    #expect(try rows(path, "SELECT count(*) AS n FROM documents")[0]["n"] == 2)
  }

  @Test func refusesAFileThatIsNoDatabase() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.db"
    let text = String(repeating: "This is not a database. ", count: 100)
    try Data(text.utf8).write(to: URL(filePath: path))
    let outcome = try await export(Samples.news, to: path)
    #expect(outcome.stageError?.code == .badFormat)
    #expect(outcome.stageError?.message == "'\(path)' is not an SQLite database")
    #expect(outcome.output.isEmpty)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["news.db"])
  }

  @Test func refusesWhatItDidNotMake() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/other.db"
    try await DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE documents (x)") }
    let foreign = try await export(Samples.news, to: path)
    #expect(
      foreign.stageError?.message.hasSuffix("has tables that the export did not create") == true)
    let newer = scratch.path + "/newer.db"
    _ = try await export([], to: newer)
    try await DatabaseQueue(path: newer).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('export 99')")
    }
    let outcome = try await export(Samples.news, to: newer)
    #expect(outcome.stageError?.message.hasSuffix("was written by a newer version of pipe") == true)
  }

  @Test func addsItsTablesBesideThoseOfOthers() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/shared.db"
    try await DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE mine (x)") }
    let outcome = try await export(Samples.news, to: path)
    #expect(outcome.error == nil)
    #expect(try rows(path, "SELECT count(*) AS n FROM documents")[0]["n"] == 6)
  }

  @Test func refusesADirectory() async throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/a.db", withIntermediateDirectories: false)
    let outcome = try await export(Samples.news, to: scratch.path + "/a.db")
    #expect(outcome.stageError?.message.hasSuffix("is a directory") == true)
    let below = try await export(Samples.news, to: "/dev/null/x/a.db")
    #expect(below.stageError?.code == .file)
  }

  @Test func reportsADatabaseThatSuffers() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/news.db"
    let many = (0..<300).map { Document(id: "\($0)", text: String(repeating: "t", count: 5000)) }
    _ = try await export(many, to: path)
    // Rubbish in the middle of the tables.
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    try handle.seek(toOffset: 4096)
    try handle.write(contentsOf: Data(repeating: 0xA5, count: 400_000))
    try handle.close()
    let outcome = try await export(many, to: path)
    let error = try #require(outcome.stageError)
    #expect(error.code == .database || error.code == .badFormat)
    #expect(error.message.contains(path))
  }

  @Test func countsTheWorkOnTheDatabasesOwnQueueAsItsOwn() async throws {
    let scratch = try Scratch()
    let services = Services(clock: TestClock(), files: LocalFileSystem(), http: TestHTTPClient())
    let stage = try Export(
      options: try Export.Options(to: scratch.path + "/news.db"), setup: StageSetup(id: "export"))
    /// The processor time told by the stage, without an executor that tells that of its tasks.
    func time(of documents: [Document]) async throws -> Double {
      let context = StageContext(stage: "export", services: services)
      let (input, output) = (Channel(capacity: 1), Channel.drain { _ in })
      try await input.send(documents)
      input.finish()
      try await stage.run(Inlet(input), into: Outlet(output), in: context)
      return context.meter.reading.processorSeconds
    }
    let opening = try await time(of: [])
    #expect(opening > 0)
    // More than what it takes to make their JSON alone, which is part of it.
    let many = (0..<256).map {
      Document(id: "\($0)", text: String(repeating: "words ", count: 2000))
    }
    let start = StageMeter.threadTime()
    for document in many { _ = document.json.count }
    let least = Double(StageMeter.threadTime() - start) / 1e9
    #expect(try await time(of: many) > max(least, opening))
  }
}
