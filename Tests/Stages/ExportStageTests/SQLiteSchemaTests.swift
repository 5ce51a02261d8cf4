import ExportStage
import Foundation
import GRDB
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@Suite struct SQLiteSchemaTests {
  private let scratch: Scratch
  private let path: String
  private let services = Services(
    clock: TestClock(), files: LocalFileSystem(), http: TestHTTPClient())

  init() throws {
    scratch = try Scratch()
    path = scratch.path + "/news.db"
  }

  private func export(_ documents: [Document]) async throws {
    let outcome = await ExportStageTests.export(
      try Export.Options(to: path), documents, services: services)
    #expect(outcome.error == nil)
  }

  private func rows(_ sql: String) throws -> [Row] {
    try DatabaseQueue(path: path).read { try Row.fetchAll($0, sql: sql) }
  }

  /// A database as the first version wrote it, with two documents.
  private static let first = """
    CREATE TABLE documents (
      id TEXT NOT NULL PRIMARY KEY, url TEXT, source TEXT, title TEXT, authors TEXT, published TEXT,
      updated TEXT, language TEXT, text TEXT, summary TEXT, keywords TEXT, image TEXT, links TEXT,
      metadata TEXT, trail TEXT, json TEXT NOT NULL, exported TEXT NOT NULL);
    CREATE INDEX documents_by_published ON documents (published);
    CREATE INDEX documents_by_source ON documents (source);
    CREATE TABLE labels (
      document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE ON UPDATE CASCADE,
      position INTEGER NOT NULL, name TEXT NOT NULL, score REAL NOT NULL, scheme TEXT, code TEXT,
      PRIMARY KEY (document, position)) WITHOUT ROWID;
    CREATE INDEX labels_by_name ON labels (name, document);
    PRAGMA user_version = 1;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('export 1');
    INSERT INTO documents (id, title, text, json, exported) VALUES
      ('b', 'Rain', 'It rains.',
       '{"id":"b","title":"Rain","text":"It rains.","metadata":{"n":1.50}}', '2026'),
      ('a', 'Snow', NULL, '{"id":"a","title":"Snow"}', '2026');
    INSERT INTO labels VALUES ('b', 0, 'weather', 1, NULL, NULL);
    """

  @Test func bringsADatabaseOfTheFirstVersionUpToDate() async throws {
    try await DatabaseQueue(path: path).write { try $0.execute(sql: Self.first) }
    try await export([Document(id: "a", title: "Sleet"), Document(id: "c")])
    let all = try rows("SELECT number, id, title, text, json FROM documents ORDER BY number")
    #expect(all.map { $0["number"] as Int } == [1, 2, 3])
    #expect(all.map { $0["id"] as String } == ["b", "a", "c"])
    #expect(all[0]["json"] == #"{"id":"b","title":"Rain","metadata":{"n":1.50}}"#)
    #expect(all[0]["text"] == "It rains.")
    #expect(all[1]["title"] == "Sleet")
    #expect(try rows("SELECT * FROM labels").map { $0["document"] as String } == ["b"])
    #expect(try rows("PRAGMA user_version")[0][0] == 2)
    #expect(try rows("PRAGMA foreign_key_check").isEmpty)
    #expect(
      try rows("SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'rains'").count == 1)
    // What refers to documents still does.
    try await DatabaseQueue(path: path).write {
      try $0.execute(sql: "DELETE FROM documents WHERE id = 'b'")
    }
    #expect(try rows("SELECT * FROM labels").isEmpty)
  }

  @Test func keepsStoriesOnceAndAsTheyWereLast() async throws {
    func document(_ id: String, _ story: JSONObject) -> Document {
      Document(id: id, metadata: ["story": .object(story)])
    }
    let quake: JSONObject = [
      "id": "s1", "headline": "Earth shakes", "size": 2, "sources": 2,
      "first": "2026-01-01T00:00:00Z", "last": "2026-01-02T00:00:00Z", "freshness": 1,
      "summary": [["text": "It shook."], ["text": "Nobody was hurt."]],
    ]
    try await export([
      document("1", quake), document("2", quake), document("3", ["id": "s2", "size": 1]),
      Document(id: "4"),
    ])
    var later = quake
    later["size"] = 3
    later["freshness"] = 0.5
    later["summary"] = nil
    try await export([document("5", later)])
    let stories = try rows("SELECT * FROM stories ORDER BY id")
    #expect(stories.map { $0["id"] as String } == ["s1", "s2"])
    #expect(stories[0]["headline"] == "Earth shakes")
    #expect(stories[0]["summary"] == "It shook. Nobody was hurt.")
    #expect(stories[0]["size"] == 3)
    #expect(stories[0]["freshness"] == 0.5)
    #expect(stories[1]["headline"] == String?.none)
    let documents = try rows("SELECT story FROM documents ORDER BY number")
    #expect(documents.map { $0["story"] as String? } == ["s1", "s1", "s2", nil, "s1"])
    #expect(try rows("PRAGMA foreign_key_check").isEmpty)
  }

  @Test(arguments: [
    "url = 'x'": "documents_by_url", "story = 'x'": "documents_by_story",
    "source = 'x'": "documents_by_source", "published > '2026'": "documents_by_published",
  ])
  func hasIndicesForWhatIsLookedFor(_ condition: String, _ index: String) async throws {
    try await export([])
    let plan = try rows("EXPLAIN QUERY PLAN SELECT id FROM documents WHERE \(condition)")
    #expect((plan[0]["detail"] as String).contains(index))
  }

  @Test func keepsTextWithNULWhole() async throws {
    try await export([Document(id: "1", text: "a\u{0}b")])
    let row = try rows("SELECT json FROM documents")[0]
    #expect(try Document(json: Array((row["json"] as String).utf8)).text == "a\u{0}b")
  }
}
