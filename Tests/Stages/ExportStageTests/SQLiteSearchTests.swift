import ExportStage
import Foundation
import GRDB
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// The index for full-text search has what the table of documents has, whoever changes it.
@Suite struct SQLiteSearchTests {
  private let scratch: Scratch
  private let path: String
  private let services = Services(
    clock: TestClock(), files: LocalFileSystem(), http: TestHTTPClient())

  init() throws {
    scratch = try Scratch()
    path = scratch.path + "/news.db"
  }

  private func export(
    _ documents: [Document], search: Bool? = nil
  ) async throws {
    let options = try Export.Options(to: path) { $0.search = search }
    let outcome = await ExportStageTests.export(options, documents, services: services)
    #expect(outcome.error == nil)
  }

  /// The identifiers of the documents that have a word.
  private func found(_ words: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT id FROM documents WHERE number IN (
            SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?) ORDER BY id
          """, arguments: [words])
    }
  }

  /// Compares the index with the table.
  private func check() async throws {
    try await DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: "INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)")
      #expect(try Int.fetchOne(db, sql: "SELECT is_deferred FROM _pipe_indexing") == 0)
    }
  }

  private func change(_ sql: String) async throws {
    try await DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  @Test func findsWordsOfEveryColumn() async throws {
    try await export(Samples.news)
    try await check()
    #expect(try found("geneva") == ["1"])
    #expect(try found("wei") == ["1"])
    #expect(try found("regnet") == ["2"])
    #expect(try found("dearer") == ["5"])
    #expect(try found("\"مقال\"") == ["4"])
    #expect(try found("nothing") == [])
  }

  @Test func followsDocumentsThatComeAgain() async throws {
    try await export(Samples.news)
    var changed = Samples.news[2]
    changed.text = "Nobody buys any more."
    var again = changed
    again.title = "Prices"
    try await export([changed, Samples.news[1], again, Document(id: "7", title: "Oil")])
    try await check()
    #expect(try found("cheaper") == [])
    #expect(try found("fell") == [])
    #expect(try found("buys") == ["3"])
    #expect(try found("oil") == ["7"])
    #expect(try found("regnet") == ["2"])
  }

  @Test func followsWhatOthersChange() async throws {
    try await export(Samples.news)
    try await change("UPDATE documents SET title = 'Coal' WHERE id = '3'")
    try await change("UPDATE documents SET url = NULL WHERE id = '3'")
    try await change("DELETE FROM documents WHERE id = '5'")
    try await change(
      "INSERT INTO documents (id, title, json, exported) VALUES ('9', 'Tin', '{}', '')")
    try await check()
    #expect(try found("cheaper") == [])
    #expect(try found("coal") == ["3"])
    #expect(try found("dearer") == [])
    #expect(try found("tin") == ["9"])
    // What nothing has left out of the table is tidied up without the index noticing.
    try await DatabaseQueue(path: path).vacuum()
    try await check()
    #expect(try found("coal") == ["3"])
  }

  @Test func isMadeLaterOfWhatIsThereOrNotAtAll() async throws {
    try await export(Samples.news, search: false)
    #expect(throws: DatabaseError.self) { try found("geneva") }
    try await export([Document(id: "8", title: "Tin")])
    try await check()
    #expect(try found("geneva") == ["1"])
    // One that is there is kept up to date.
    try await export([Document(id: "8", title: "Zinc")], search: false)
    try await check()
    #expect(try found("zinc OR tin") == ["8"])
    #expect(try found("tin") == [])
  }

  @Test func manyDocumentsAreAllFound() async throws {
    let many = (0..<10_000).map { Document(id: "\($0)", title: "Title \($0)", text: "rain") }
    try await export(many)
    try await check()
    #expect(try found("rain").count == 10_000)
    try await export(many.map { Document(id: $0.id, title: $0.title, text: "snow") })
    try await check()
    #expect(try found("snow").count == 10_000)
    #expect(try found("rain") == [])
  }
}
