import Diagnostics
import PipeEngine
import PipeKit
import PipeTesting
import Testing
import YAML

@testable import pipe

@Suite struct ExecArgumentTests {
  /// What an argument is read as: `stage`, `input`, or the finding.
  private func reading(_ argument: String) throws -> String {
    let files = TestServices(files: [
      "page.html": "", "news/today.jsonl": "", "clean": "", "a: b.html": "", "README": "",
    ]).files
    let registry = try Registry(builtIn: Workbench.builtIn)
    do throws(Problems) {
      switch try ExecArgument(SourceText(name: "argument 1", text: argument), registry, files) {
      case .stage: return "stage"
      case .input: return "input"
      case .missing(let finding): return "missing: \(finding.message) (\(finding.hint ?? ""))"
      }
    } catch {
      return error.diagnostics.map { "\($0.message) (\($0.hint ?? ""))" }.joined()
    }
  }

  @Test(arguments: [
    "clean", "clean:", "summarize: {sentences: 2}", "summarize: {file: a/b.html}",
    "{id: x, clean: {}}", "filter: {where: {url: 'https://a.example/'}}",
    "classify:\n  rules: {a: b}",
  ])
  func aKnownNameIsAStage(argument: String) throws {
    #expect(try reading(argument) == "stage")
  }

  @Test func variablesAreFilledInAndNotShown() throws {
    let workbench = try Workbench(environment: ["MY_KEY": "sekret-1234"])
    let stage =
      "summarize: {method: llm, llm: {url: 'https://a.example/v1', model: m, key: '${MY_KEY}'}}"
    let arguments = try ExecArguments([stage], workbench)
    _ = try Planner(workbench.registry).steps(arguments.entries, hasInput: true)
    #expect(arguments.redactor("the key sekret-1234 is wrong") == "the key ••• is wrong")
    #expect(throws: (any Error).self) {
      try ExecArguments([stage.replacing("MY_KEY", with: "MY_OTHER_KEY")], workbench)
    }
  }

  @Test(arguments: [
    "page.html", "./page.html", "news", "news/today.jsonl", "README", "https://a.example/",
    "https://a.example/clean:x", "a: b.html", "-",
  ])
  func whatIsThereIsRead(argument: String) throws {
    #expect(try reading(argument) == "input")
  }

  @Test(arguments: [
    ("claen", "neither a stage 'claen' nor a file 'claen'", "did you mean the stage 'clean'"),
    ("sumarize: {sentences: 2}", "neither a stage 'sumarize'", "the stage 'summarize'"),
    ("pgae.html", "nor a file 'pgae.html'", "did you mean the file 'page.html'?"),
    ("news/todya.jsonl", "nor a file 'news/todya.jsonl'", "the file 'news/today.jsonl'?"),
    ("exports", "neither a stage 'exports'", "did you mean the stage 'export'"),
    ("nothing/like/it", "nor a file 'nothing/like/it'", "the stages are classify, clean"),
    ("", "neither a stage", "the stages are"), ("[a", "neither a stage", "the stages are"),
  ])
  func anythingElseIsRefusedWithBothReadings(
    argument: String, message: String, hint: String
  ) throws {
    let reading = try reading(argument)
    #expect(reading.contains(message), "\(reading)")
    #expect(reading.contains(hint), "\(reading)")
  }

  @Test(arguments: ["pgae.html", "nothing/like/it"])
  func aPathThatLeadsNowhereMayBeDoneWithout(argument: String) throws {
    #expect(try reading(argument).hasPrefix("missing: "))
  }

  @Test(arguments: ["claen", "claen: {a: b.c/d}", "exports", ""])
  func aStageThatIsNotThereMayNot(argument: String) throws {
    #expect(try !reading(argument).hasPrefix("missing: "))
  }

  @Test func aStageThatIsNoYAMLIsShownAsSuch() throws {
    let reading = try reading("summarize: {sentences: 2")
    #expect(!reading.contains("neither"), "\(reading)")
    #expect(reading != "stage")
  }

  /// The findings of stages, with a file in front or without one.
  private func findings(_ stages: [String], file: String? = nil) throws -> [String] {
    let registry = try Registry(builtIn: Workbench.builtIn)
    var entries = try stages.map { try Node.parse(SourceText(name: "argument", text: $0)) }
    if let file {
      entries.insert(
        try Node.parse(SourceText(name: "arguments", text: "fetch: {files: \(file)}")), at: 0)
    }
    do throws(Problems) {
      _ = try Exec.plan(entries, Planner(registry))
      return []
    } catch {
      return error.diagnostics.map(\.message)
    }
  }

  @Test(arguments: [nil, "p1.html"]) func aBadOptionIsTheOnlyFinding(file: String?) throws {
    #expect(try findings(["clean: {prune: 'p['}"], file: file).count == 1)
    #expect(try findings(["clean"], file: file).isEmpty)
  }

  @Test func aSourceAndABadOptionAreOneFinding() throws {
    let found = try findings(["fetch: {files: p1.html}", "clean: {prune: 'p['}"])
    #expect(found.count == 1 && found.first?.contains("first stage") == false)
  }
}
