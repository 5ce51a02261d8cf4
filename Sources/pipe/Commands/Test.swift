import ArgumentParser
import Diagnostics
import PipeEngine
import PipeKit
import PipeTesting
import PluginLibrary

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

      Of a stage, by its name or its shared library (libNAME.so), the examples of the manual are run and, \
      where it is written in Swift, what every stage promises is checked.

      Exit codes: 0 all have passed; 1 some have failed; 2 something is wrong with the files.
      """)

  @Argument(
    help: "Files of tests, pipelines, or directories with them; names of stages; shared libraries.",
    completion: .file())
  var paths: [String]

  func run() async throws {
    let workbench = try Workbench()
    var files: [String] = []
    var haveComplied = true
    for path in paths {
      let isThere = (try? LocalFileSystem().info(path)) != nil
      if PluginFinder.libraryStage(of: path) != nil {
        for stage in try stages(of: path) where await !complies(stage, workbench) {
          haveComplied = false
        }
      } else if !isThere, let stage = workbench.registry[path] {
        if await !complies(stage, workbench) { haveComplied = false }
      } else if !isThere, Registry.isName(path) {
        let near = Spelling.nearest(path, among: workbench.registry.all.map(\.name))
        Console.complain(
          "error: there is neither a file nor a stage '\(path)'"
            + (near.map { "\n  = hint: did you mean '\($0)'?" } ?? ""))
        throw ExitCode(2)
      } else {
        files.append(path)
      }
    }
    if !files.isEmpty { try await runTests(files, workbench) }
    if !haveComplied { throw ExitCode(1) }
  }

  /// The stages of a shared library, which need not be in a folder of plugins.
  private func stages(of library: String) throws -> [Registry.Entry] {
    do {
      var registry = Registry()
      try registry.add(SharedLibrary(library).stages(), origin: library)
      return registry.all
    } catch let error as LibraryObjection {
      Console.complain(
        "error: '\(library)' \(error.message)" + (error.hint.map { "\n  = hint: \($0)" } ?? ""))
      throw ExitCode(2)
    } catch let problems as Problems {
      for problem in problems.diagnostics { Console.complain("error: \(problem.message)") }
      throw ExitCode(2)
    }
  }

  /// Checks what a stage promises, and says what it does not keep.
  private func complies(_ stage: Registry.Entry, _ workbench: Workbench) async -> Bool {
    let found = await stage.violations(among: workbench.registry)
    let what = "\(stage.name) (\(stage.origin))"
    Console.print(
      found.isEmpty
        ? "passed: \(what)"
        : (["FAILED: \(what)"] + found.map { "  - \($0)" }).joined(separator: "\n"))
    return found.isEmpty
  }

  private func runTests(_ paths: [String], _ workbench: Workbench) async throws {
    let report = await PipelineTests(workbench.registry).run(paths: paths)
    if !report.problems.isEmpty {
      Console.complain(workbench.renderer.render(report.problems, sources: report.sources))
    }
    Console.print(report.description)
    switch report.outcome {
    case .passed: break
    case .failed: throw ExitCode(1)
    case .invalid: throw ExitCode(2)
    }
  }
}
