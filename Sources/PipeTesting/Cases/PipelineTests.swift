import Diagnostics
public import PipeEngine
public import PipeKit

/// Tests of stages and whole pipelines, written in YAML beside the pipeline: `NAME.test.yaml`, or
/// `tests` in the pipeline file itself.
///
///     tests:
///       - name: short pages are dropped
///         stage: clean
///         input: [{id: a, text: Too short.}]
///         expect: {dropped: 1}
///
/// A test sees no network but what it mocks, no environment but its own, and a clock that stands
/// still. Files are read, and never written.
public struct PipelineTests: Sendable {
  private let registry: Registry
  private let files: any FileSystem

  /// Prepares to run tests.
  ///
  /// - Parameters:
  ///   - registry: The stages there are.
  ///   - files: The files, which are only read.
  public init(_ registry: Registry, files: any FileSystem = LocalFileSystem()) {
    self.registry = registry
    self.files = files
  }

  /// Runs all tests of files and directories, one after the other.
  ///
  /// - Parameter paths: Pipelines, files of tests, and directories that are searched for both. A
  ///   pipeline stands for the tests beside it too.
  /// - Returns: What came of it.
  @concurrent
  public func run(paths: [String]) async -> PipelineTestReport {
    var discovery = TestDiscovery(files)
    for path in paths { discovery.add(path) }
    var problems = discovery.problems
    var reader = TestSuiteReader(registry, files: files)
    var results: [PipelineTestReport.Result] = []
    var seen: Set<String> = []
    for candidate in discovery.candidates where seen.insert(candidate.path).inserted {
      do throws(Problems) {
        guard let suite = try reader.read(candidate) else { continue }
        for test in suite.tests { results.append(await result(of: test, in: suite)) }
      } catch {
        problems += error.diagnostics
      }
    }
    if results.isEmpty, problems.isEmpty {
      problems.append(
        .error(
          "no-tests", "there are no tests in \(paths.joined(separator: ", "))",
          hint: "tests are in NAME.test.yaml, or under 'tests' of a pipeline"))
    }
    return PipelineTestReport(results: results, problems: problems, sources: reader.sources)
  }

  private func result(
    of test: TestSuite.Test, in suite: TestSuite
  ) async -> PipelineTestReport.Result {
    let outcome = await TestOutcome.of(test, over: files)
    let differences = OutcomeCheck(test, outcome).differences
    return PipelineTestReport.Result(
      file: suite.path, line: test.line, name: test.name, differences: differences,
      details: differences.isEmpty ? [] : OutcomeListing(outcome).lines)
  }
}
