import ExportStage
import Foundation
import GRDB
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// No two stages write one file, whatever it is called, and none writes what is not its own.
@Suite(.timeLimit(.minutes(10)))
struct SharedFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Runs exports of the same documents, one behind the other.
  private func run(
    _ exports: [Export.Options], reserved: [String] = []
  ) async throws -> (error: StageError?, produced: [String]) {
    var steps = [Plan.Step(MemorySource(Samples.news), id: "news")]
    for (index, options) in exports.enumerated() {
      let id = "export-\(index + 1)"
      steps.append(
        Plan.Step(try Export(options: options, setup: StageSetup(id: id)), id: id))
    }
    let services = Services(
      clock: TestClock(), files: LocalFileSystem(), http: TestHTTPClient())
    var options = PipelineRun.Options()
    options.reserved = reserved
    do {
      let report = try await PipelineRun(
        Plan(name: "shared", stages: steps), services: services, options: options
      ).run()
      return (nil, report.outputs.map(\.path))
    } catch {
      return (error as? StageError, [])
    }
  }

  @Test(arguments: [
    ("sqlite", "jsonl"), ("jsonl", "sqlite"), ("sqlite", "sqlite"), ("jsonl", "html"),
  ])
  func twoExportsThatTurnOutToWriteOneFileAreRefused(_ first: String, _ second: String) async throws
  {
    // That they are the same is only seen when the names are known.
    let written = scratch.path + "/{{year}}.db"
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/link", withDestinationPath: "2026.db")
    let old = scratch.path + "/2026.db"
    try await DatabaseQueue(path: old).write { try $0.execute(sql: "CREATE TABLE mine (x)") }
    for other in ["/2026.db", "/link"] {
      let (error, produced) = try await run([
        Export.Options(to: written, format: first),
        Export.Options(to: scratch.path + other, format: second),
      ])
      #expect(error?.message.hasSuffix("writes the same file; give each export its own") == true)
      #expect(error?.code == .file)
      #expect(produced.isEmpty)
      let tables = try await DatabaseQueue(path: old).read {
        try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema WHERE name = 'mine'")
      }
      #expect(tables == ["mine"])
    }
  }

  @Test func twoExportsToOneFileThatIsNotThereYetAreRefused() async throws {
    let path = scratch.path + "/new.db"
    let (error, produced) = try await run([
      Export.Options(to: path, format: "sqlite"),
      Export.Options(to: scratch.path + "/./new.db", format: "jsonl"),
    ])
    #expect(error?.message.contains("writes the same file") == true)
    #expect(produced.isEmpty)
  }

  @Test func exportsToFilesOfTheirOwnDoNotDisturbOneAnother() async throws {
    let (error, produced) = try await run([
      Export.Options(to: scratch.path + "/a.db"), Export.Options(to: scratch.path + "/b.db"),
      Export.Options(to: scratch.path + "/c.jsonl"),
    ])
    #expect(error == nil)
    #expect(produced.count == 3)
  }

  @Test(arguments: ["sqlite", "jsonl", "markdown"], ["state.db", "state.db-wal", "link"])
  func whatPipeRemembersOfRunsIsNoOutput(_ format: String, _ name: String) async throws {
    let files = LocalFileSystem()
    let state = try files.resolve(scratch.path) + "/state.db"
    try await DatabaseQueue(path: state).write { try $0.execute(sql: "CREATE TABLE runs (x)") }
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/link", withDestinationPath: "state.db")
    let before = try files.contents(of: state)
    let (error, _) = try await run(
      [Export.Options(to: scratch.path + "/" + name, format: format)],
      reserved: [state, state + "-wal"])
    #expect(
      error?.message
        == "cannot write '\(scratch.path)/\(name)': pipe keeps there what it remembers of runs; name another file"
    )
    #expect(try files.contents(of: state) == before)
  }
}
