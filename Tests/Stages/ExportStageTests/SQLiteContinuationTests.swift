import ExportStage
import Foundation
import GRDB
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@Suite struct SQLiteContinuationTests {
  @Test func goesOnFromAnyCheckpoint() async throws {
    let documents = (0..<20).map {
      Document(id: "\($0)", title: "T\($0)", labels: [Label("x"), Label("y")])
    }
    for place in [0, 1, 7, 19, 20] {
      let scratch = try Scratch()
      let path = scratch.path + "/news.db"
      let services = Services(
        clock: TestClock(Timestamp(seconds: 1_795_424_400)), files: LocalFileSystem(),
        http: TestHTTPClient())
      let options = try Export.Options(to: path)
      let first = Attempt()
      let stopped = try await first.run(options, documents, services: services, ending: .aborted)
      #expect(stopped is CancellationError)
      // A checkpoint has made durable what came before it, and the run was stopped after the last.
      #expect(try count("documents", in: path) == 20)
      #expect(first.notes.last == ["row": 20, "documents": 20])
      let second = Attempt()
      let error = try await second.run(
        options, documents.dropFirst(place), services: services,
        after: place == 0 ? nil : first.notes[place - 1])
      #expect(error == nil)
      try await second.last.publish()
      #expect(second.last.output == ["row": 20, "documents": 20, "complete": true])
      #expect(second.produced == [path: 20])
      #expect(try count("documents", in: path) == 20)
      #expect(try count("labels", in: path) == 40)
      #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["news.db"])
    }
  }

  @Test func doesNotGoOnWithADatabaseThatWasReplaced() async throws {
    let documents = (0..<20).map { Document(id: "\($0)") }
    let scratch = try Scratch()
    let path = scratch.path + "/news.db"
    let services = Services(
      clock: TestClock(), files: LocalFileSystem(), http: TestHTTPClient())
    let options = try Export.Options(to: path)
    let first = Attempt()
    _ = try await first.run(options, documents, services: services, ending: .aborted)
    try FileManager.default.removeItem(atPath: path)
    let error = try await Attempt().run(
      options, documents.dropFirst(7), services: services, after: first.notes[6])
    #expect("\(error, default: "-")".contains("lacks documents"))
    #expect("\(error, default: "-")".contains("--fresh"))
  }

  private func count(_ table: String, in path: String) throws -> Int? {
    try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)")
    }
  }
}
