import ArgumentParser
import Diagnostics
import PipeEngine
import PipeKit
import PipeTesting
import PluginLibrary

/// `pipe test`: runs the tests that stand beside pipelines, and those of plugins in shared libraries.
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

      Of a plugin in a shared library (libNAME.so) the manual's examples are run, and what every stage \
      promises is checked.

      Exit codes: 0 all have passed; 1 some have failed; 2 something is wrong with the files.
      """)

  @Argument(
    help: "Files of tests, pipelines, or directories with them; shared libraries.",
    completion: .file())
  var paths: [String]

  func run() async throws {
    let workbench = try Workbench()
    let libraries = paths.filter { LibraryFinder.stageName(of: $0) != nil }
    let paths = paths.filter { LibraryFinder.stageName(of: $0) == nil }
    var haveComplied = true
    for library in libraries where try await !complies(library) { haveComplied = false }
    if !paths.isEmpty { try await runTests(paths, workbench) }
    if !haveComplied { throw ExitCode(1) }
  }

  /// Checks what the stages of a shared library promise, and says what they do not keep.
  private func complies(_ path: String) async throws -> Bool {
    let stages: [any Stage.Type]
    do throws(LibraryObjection) {
      stages = try SharedLibrary(path).stages()
    } catch {
      Console.complain(
        "error: '\(path)' \(error.message)" + (error.hint.map { "\n  = hint: \($0)" } ?? ""))
      throw ExitCode(2)
    }
    var isGood = true
    for stage in stages {
      do {
        try await Compliance(stage).verify()
        Console.print("passed: \(stage.manual.name) (\(path))")
      } catch {
        isGood = false
        Console.print("FAILED: \(path): \(error)")
      }
    }
    return isGood
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
