import Diagnostics
import ExportStage
import FetchStage
import PipeEngine
import Testing

/// Exports that would write one file are found before anything runs.
@Suite struct SharedOutputTests {
  private func check(_ first: String, _ second: String) throws -> [String] {
    let text = """
      stages:
        - fetch: {files: a.txt}
        - export: \(first)
        - export: \(second)
      """
    let registry = try Registry(builtIn: [Fetch.self, Export.self])
    let file = try PipelineFile(SourceText(name: "p.yaml", text: text), environment: [:])
    do throws(Problems) {
      _ = try Planner(registry).plan(file)
      return []
    } catch {
      return error.diagnostics.map(\.code)
    }
  }

  @Test(arguments: [
    ("{to: out/x.db, format: sqlite}", "{to: out/x.db, format: jsonl}"),
    ("{to: out/x.db, format: jsonl}", "{to: ./out/x.db}"),
    ("{to: out/x.db}", "{to: out/x.db}"),
    ("{to: 'out/{{date}}.db'}", "{to: 'out/{{date}}.db', format: markdown}"),
    ("{to: out/x.jsonl}", "{to: out/x.jsonl, mode: append}"),
  ])
  func writeOneFileInWhateverFormats(_ first: String, _ second: String) throws {
    #expect(try check(first, second) == ["duplicate-output"])
  }

  @Test(arguments: [
    ("{to: out/x.db}", "{to: out/y.db}"),
    ("{to: /dev/stderr, format: jsonl}", "{to: /dev/stderr, format: jsonl}"),
  ])
  func mayStandSideBySide(_ first: String, _ second: String) throws {
    #expect(try check(first, second).isEmpty)
  }
}
