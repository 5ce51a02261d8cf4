import Foundation
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

@Suite(
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.advice)),
  .timeLimit(.minutes(10)))
struct PostgresTests {
  private let address: String
  private let services = TestServices(
    clock: TestClock(Timestamp(seconds: 1_795_424_400))
  ).services

  init() throws { address = try PostgresServer.shared.get().database() }

  private func export(
    _ documents: [Document], to address: String? = nil, batchSize: Int = 64,
    ending: Ending = .finished
  ) async throws -> Outcome {
    await ExportStageTests.export(
      try Export.Options(to: address ?? self.address), documents, services: services,
      batchSize: batchSize, ending: ending)
  }

  private func rows(_ sql: String) throws -> [[String?]] {
    let connection = try PostgresConnection(PostgresAddress(address))
    try connection.execute("SET TIME ZONE 'UTC'")
    return try connection.execute(sql)
  }

  private func documents() throws -> [Document] {
    try rows("SELECT json, text FROM documents ORDER BY number").map { row in
      var document = try Document(json: Array((row[0] ?? "").utf8))
      document.text = document.text ?? row[1]
      return document
    }
  }

  @Test func keepsEveryField() async throws {
    var odd = Document(id: "odd\t\\.", title: "\\N", text: "a\u{0}b\r\n\\.\n\tend\u{1F600}")
    odd.published = Timestamp("0000-01-01")
    odd.labels = [Label("\\N\t", score: 1e-7)]
    odd.metadata = ["nul": "\u{0}", "large": .number(JSONNumber(Double.greatestFiniteMagnitude))]
    let all = Samples.news + [Samples.hostile, odd]
    let outcome = try await export(all)
    #expect(outcome.error == nil)
    #expect(outcome.output == all)
    #expect(Array(outcome.produced.values) == [8])
    #expect(try documents() == all)
    let row = try rows(
      """
      SELECT url, source, title, authors->>1, published, updated, language, summary, keywords->>0,
        image->>'caption', links->0->>'rel', metadata->>'words', trail->0->>'stage', exported
      FROM documents WHERE id = '1'
      """)[0]
    #expect(
      row == [
        "https://www.example.org/politics/talks?a=1&lt=2", "https://example.org/rss",
        "Talks in Geneva go on", "Li Wei", "2026-11-22 22:30:00+00", "2026-11-23 06:00:00+00",
        "en", "Both sides meet again.\n\nA result is not expected before Friday.", "Geneva",
        "Geneva", "next", "700", "clean", "2026-11-23 09:00:00+00",
      ])
    #expect(
      try rows(
        "SELECT name, score, scheme, code FROM labels WHERE document = '1' ORDER BY position")
        == [
          ["politics", "0.93", "iptc", "medtop:11000000"], ["economy", "0.4", "iptc", nil],
        ])
    #expect(
      try rows("SELECT title, text, published FROM documents WHERE id LIKE 'odd%'")
        == [["\\N", "a\u{FFFD}b\r\n\\.\n\tend\u{1F600}", nil]])
  }

  @Test func bringsKnownDocumentsUpToDate() async throws {
    _ = try await export(Samples.news)
    var changed = Samples.news[0]
    changed.title = "Talks are over"
    changed.labels = [Label("peace")]
    var again = changed
    again.summary = nil
    // The same twice in one transaction: the last counts.
    let outcome = try await export([changed, Document(id: "new"), again])
    #expect(outcome.error == nil)
    #expect(Array(outcome.produced.values) == [2])
    #expect(try documents() == [again] + Samples.news.dropFirst() + [Document(id: "new")])
    #expect(try rows("SELECT name FROM labels WHERE document = '1'") == [["peace"]])
  }

  @Test func keepsStoriesOnceAndAsTheyWereLast() async throws {
    func document(_ id: String, _ story: JSONObject) -> Document {
      Document(id: id, metadata: ["story": .object(story)])
    }
    let quake: JSONObject = [
      "id": "s1", "headline": "Earth shakes", "size": 2, "first": "2026-01-01T00:00:00Z",
      "last": "soon", "freshness": 1, "summary": [["text": "It shook."]],
    ]
    _ = try await export([
      document("1", quake), document("2", ["id": "s1", "size": 3]), document("3", ["id": "s2"]),
    ])
    #expect(
      try rows("SELECT id, headline, summary, size, first, last FROM stories ORDER BY id") == [
        ["s1", "Earth shakes", "It shook.", "3", nil, nil], ["s2", nil, nil, nil, nil, nil],
      ])
    #expect(
      try rows("SELECT story FROM documents ORDER BY number") == [["s1"], ["s1"], ["s2"]])
  }

  @Test func goesOnFromAnyCheckpoint() async throws {
    let documents = (0..<20).map {
      Document(id: "\($0)", title: "T\($0)", labels: [Label("x"), Label("y")])
    }
    for place in [0, 7, 20] {
      let address = try PostgresServer.shared.get().database()
      let options = try Export.Options(to: address)
      let first = Attempt()
      let stopped = try await first.run(options, documents, services: services, ending: .aborted)
      #expect(stopped is CancellationError)
      let second = Attempt()
      let error = try await second.run(
        options, documents.dropFirst(place), services: services,
        after: place == 0 ? nil : first.notes[place - 1])
      #expect(error == nil)
      try await second.last.publish()
      #expect(Array(second.produced.values) == [20])
      let connection = try PostgresConnection(PostgresAddress(address))
      #expect(
        try connection.execute("SELECT id FROM documents ORDER BY number")
          == documents.map { [$0.id] })
      #expect(try connection.execute("SELECT count(*) FROM labels") == [["40"]])
    }
  }

  @Test func doesNotGoOnWithADatabaseThatWasReplaced() async throws {
    let documents = (0..<20).map { Document(id: "\($0)") }
    let first = Attempt()
    let options = try Export.Options(to: address)
    _ = try await first.run(options, documents, services: services, ending: .aborted)
    _ = try rows("TRUNCATE documents CASCADE")
    let error = try await Attempt().run(
      options, documents.dropFirst(7), services: services, after: first.notes[6])
    #expect("\(error, default: "-")".contains("lacks documents"))
  }

  @Test func twoRunsAtOnceLoseNothing() async throws {
    // In opposite orders, and with the same documents in the middle.
    let many = (0..<9000).map {
      Document(
        id: "\($0)", title: "T\($0)", labels: [Label("x")],
        metadata: ["story": ["id": .string("s\($0 % 7)"), "size": 1]])
    }
    let parts = [Array(many[..<6000]), many[3000...].reversed()]
    let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for part in parts {
        group.addTask { try await PendingRows.$most.withValue(1000) { try await export(part) } }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.allSatisfy { $0.error == nil })
    #expect(
      try rows("SELECT count(*), count(DISTINCT id), max(title) FROM documents")
        == [["9000", "9000", "T999"]])
    #expect(try rows("SELECT count(*) FROM labels") == [["9000"]])
    #expect(try rows("SELECT count(*) FROM stories") == [["7"]])
  }

  @Test func losesNothingWhenConnectionsAreLost() async throws {
    let many = (0..<20_000).map { Document(id: "\($0)", text: "t", labels: [Label("x")]) }
    let isOver = Flag()
    async let killed: Int = {
      let connection = try PostgresConnection(PostgresAddress(address))
      var killed = 0
      while !isOver.isSet, killed < 5 {
        let ended = try connection.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND query <> ''
          """)
        killed += ended.count
        try await Task.sleep(for: .milliseconds(1))
      }
      return killed
    }()
    let outcome = try await PendingRows.$most.withValue(4000) { try await export(many) }
    isOver.set()
    #expect(try await killed > 0)
    #expect(outcome.error == nil)
    #expect(
      try rows("SELECT count(*), count(DISTINCT id) FROM documents") == [["20000", "20000"]])
    #expect(try rows("SELECT count(*) FROM labels") == [["20000"]])
  }

  @Test func refusesWhatItDidNotMake() async throws {
    _ = try rows("CREATE TABLE documents (x int)")
    let foreign = try await export(Samples.news)
    #expect(
      foreign.stageError?.message.hasSuffix("has tables that the export did not create") == true)
    // Nothing of it was changed.
    #expect(try rows("SELECT to_regclass('labels'), to_regclass('pipe_schema')") == [[nil, nil]])
    let other = try PostgresServer.shared.get().database()
    #expect(try await export([], to: other).error == nil)
    try PostgresConnection(PostgresAddress(other)).execute("INSERT INTO pipe_schema VALUES (99)")
    let newer = try await export([], to: other)
    #expect(newer.stageError?.message.hasSuffix("was written by a newer version of pipe") == true)
  }

  @Test func asksForADatabaseOfUnicode() async throws {
    let latin = try PostgresServer.shared.get().database("ENCODING LATIN1 TEMPLATE template0")
    let outcome = try await export(Samples.news, to: latin)
    #expect(outcome.stageError?.message.contains("stores text as LATIN1") == true)
  }

  @Test func saysWhatIsWrongWithTheWayThere() async throws {
    let missing = try await export([], to: address.replacing("/test", with: "/none"))
    #expect(missing.stageError?.message.contains("does not exist") == true)
    #expect(missing.stageError?.hint?.contains("createdb") == true)
    let user = try await export([], to: address.replacing("pipe@", with: "nobody:secret@"))
    #expect(user.stageError?.message.contains("role \"nobody\" does not exist") == true)
    #expect(user.stageError?.message.contains("secret") == false)
    let host = try await export([], to: "postgres://a:secret@127.0.0.1:1/x")
    #expect(host.stageError?.code == .connect)
    #expect(
      host.stageError?.message.hasPrefix(
        "cannot reach the database 'postgres://a@127.0.0.1:1/x'") == true)
  }
}
