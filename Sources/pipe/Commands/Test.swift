import ArgumentParser
import Diagnostics
import PipeEngine
import PipeKit
import PipeTesting

/// `pipe test`: runs the tests that stand beside pipelines, and checks stages.
struct Test: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs tests of stages and pipelines that are written in YAML.",
    discussion: """
      Tests stand in NAME.test.yaml beside NAME.yaml, or under 'tests' in the pipeline file:

        tests:
          - name: short pages are dropped
            stage: clean
            input: [{id: a, text: Too short.}]
            expect: {dropped: 1}

      Nothing is written and nothing is asked of the network. docs/testing.md explains all keys.

      Of a stage, by its name or its plugin's file (a program, a YAML file with 'kind', libNAME.so), the manual is checked, its \
      examples are run and, where it is written in Swift, what every stage promises is checked.

      Exit codes: 0 all have passed; 1 some have failed; 2 something is wrong with the files.
      """)

  @Argument(
    help: "Files of tests, pipelines, or directories with them; names of stages; files of plugins.",
    completion: .file())
  var paths: [String]

  func run() async throws {
    let workbench = try Workbench()
    var files: [String] = []
    var worst = ExitCode.success
    for path in paths {
      do {
        if let stage = try stage(path, workbench) {
          if try await !complies(stage, workbench) { worst = max(worst, ExitCode(1)) }
        } else {
          files.append(path)
        }
      } catch let code as ExitCode {
        worst = max(worst, code)
      }
    }
    if !files.isEmpty { worst = max(worst, await runTests(files, workbench)) }
    if !worst.isSuccess { throw worst }
  }

  /// The stage that is named, or that is a plugin's file; `nil` for what can only be a file of tests.
  private func stage(_ path: String, _ workbench: Workbench) throws -> Registry.Entry? {
    if (try? LocalFileSystem().info(path)) != nil {
      return try workbench.showing { () throws(Problems) in
        try workbench.registry.plugin(at: path)
      }
    }
    if let stage = workbench.registry[path] { return stage }
    guard Registry.isName(path) else { return nil }
    let near = Spelling.nearest(path, among: workbench.registry.names)
    Console.complain(
      "error: there is neither a file nor a stage '\(path)'"
        + (near.map { "\n  = hint: did you mean '\($0)'?" } ?? ""))
    throw ExitCode(2)
  }

  /// Checks what a stage promises, and says what it does not keep.
  private func complies(_ stage: Registry.Entry, _ workbench: Workbench) async throws -> Bool {
    try workbench.showing { () throws(Problems) in
      if let problem = stage.maker.problem { throw Problems(problem) }
    }
    let found = await stage.violations(among: workbench.registry)
    let what = "\(stage.name) (\(stage.origin))"
    Console.print(
      found.isEmpty
        ? "passed: \(what)"
        : (["FAILED: \(what)"] + found.map { "  - \($0)" }).joined(separator: "\n"))
    return found.isEmpty
  }

  private func runTests(_ paths: [String], _ workbench: Workbench) async -> ExitCode {
    let report = await PipelineTests(workbench.registry).run(paths: paths)
    if !report.problems.isEmpty {
      Console.complain(workbench.renderer.render(report.problems, sources: report.sources))
    }
    Console.print(report.description)
    return switch report.outcome {
    case .passed: .success
    case .failed: ExitCode(1)
    case .invalid: ExitCode(2)
    }
  }

  private func max(_ one: ExitCode, _ other: ExitCode) -> ExitCode {
    one.rawValue < other.rawValue ? other : one
  }
}
