import ArgumentParser
import Diagnostics
import PipeEngine
import PipeTesting

/// `pipe test`: runs the tests that stand beside pipelines.
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

      Exit codes: 0 all have passed; 1 some have failed; 2 something is wrong with the files.
      """)

  @Argument(help: "Files of tests, pipelines, or directories with them.", completion: .file())
  var paths: [String]

  func run() async throws {
    let workbench = try Workbench()
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
