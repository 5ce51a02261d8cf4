import Diagnostics
import PipeEngine
import PipeKit
import YAML

/// Reads files of tests, and the pipelines that they test.
struct TestSuiteReader {
  private static let mostBytes = 16 << 20

  private let registry: Registry
  private let files: any FileSystem
  /// The texts that were read, for showing places in them.
  private(set) var sources: [SourceText] = []

  init(_ registry: Registry, files: any FileSystem) {
    self.registry = registry
    self.files = files
  }

  /// Reads a file of tests.
  ///
  /// - Parameter candidate: The file.
  /// - Returns: The tests; `nil` for a file that holds none, and need not.
  /// - Throws: Everything that is wrong with the tests and the pipelines.
  mutating func read(_ candidate: TestDiscovery.Candidate) throws(Problems) -> TestSuite? {
    let source = try text(candidate.path)
    let root: Node
    do throws(Problems) {
      root = try Node.parse(source)
    } catch {
      // A file that is not YAML may be anything, unless it looks as if it had tests.
      guard candidate.isSure || Self.mentionsTests(source) else { return nil }
      throw error
    }
    if TestDiscovery.isTestFile(candidate.path) { return try suite(source, root) }
    guard let tests = root.entry("tests") else {
      if !candidate.isSure { return nil }
      throw Problems(
        .error(
          "no-tests", "there are no tests in this file", file: source.name,
          hint: "write 'tests:' and below it one '- name:' per test, or a file beside it called "
            + "'NAME.test.yaml'"))
    }
    let cases: [TestCase] = try tests.value.decode(
      rules: .options, subject: "'tests'", owner: tests.key.location)
    if cases.isEmpty { throw Problems(.emptyTests(tests.key)) }
    return try suite(source, cases, tests.value, of: root, in: source)
  }

  private mutating func suite(_ source: SourceText, _ root: Node) throws(Problems) -> TestSuite {
    let keys: TestFileKeys = try root.decode(rules: .options, subject: "a file of tests")
    guard let tests = root.entry("tests") else { throw Problems(.emptyTests(root)) }
    if keys.stages != nil {
      var tree = root
      tree.value = .mapping((root.entries ?? []).filter { $0.name == "stages" })
      return try suite(source, keys.tests, tests.value, of: tree, in: source)
    }
    let pipeline = try self.pipeline(keys.pipeline, named: root["pipeline"], beside: source.name)
    let tree = try Node.parse(pipeline)
    return try suite(source, keys.tests, tests.value, of: tree, in: pipeline)
  }

  /// Plans all tests of a file.
  private mutating func suite(
    _ source: SourceText, _ cases: [TestCase], _ node: Node, of tree: Node,
    in pipeline: SourceText
  ) throws(Problems) -> TestSuite {
    var found = ProblemList()
    var tests: [TestSuite.Test] = []
    for (test, node) in zip(cases, node.items ?? []) {
      let planner = TestPlanner(
        test, at: node, registry: registry, files: files, directory: source.name.directoryPath)
      do throws(Problems) {
        tests.append(try planner.test(of: tree, in: pipeline))
      } catch {
        found.add(error, of: node, isElsewhere: pipeline.name != source.name)
      }
    }
    if let problems = Problems(found.diagnostics) { throw problems }
    return TestSuite(path: source.name, tests: tests)
  }

  /// Reads the pipeline that a file of tests is about.
  private mutating func pipeline(
    _ path: String?, named node: Node?, beside file: String
  ) throws(Problems) -> SourceText {
    if let path, let node { return try text(file.directoryPath.joined(path), named: node) }
    let name = String(file.dropLast(file.hasSuffix(".yml") ? 9 : 10))
    for ending in [".yaml", ".yml"] {
      let path = name + ending
      if (try? files.info(path))??.isDirectory == false { return try text(path) }
    }
    throw Problems(
      .error(
        "no-pipeline", "there is no pipeline '\(name).yaml' beside these tests", file: file,
        hint: "write 'pipeline: FILE', or 'stages:' with the stages under test"))
  }

  private mutating func text(_ path: String, named node: Node? = nil) throws(Problems) -> SourceText
  {
    if let known = sources.first(where: { $0.name == path }) { return known }
    do throws(FileError) {
      let source = SourceText(
        name: path, bytes: try files.contents(of: path, limit: Self.mostBytes))
      sources.append(source)
      return source
    } catch {
      throw Problems(.unreadable(error, named: node))
    }
  }

  /// Whether a line begins with the key `tests`.
  private static func mentionsTests(_ source: SourceText) -> Bool {
    (1...source.lineCount).contains { source.line($0)?.starts(with: "tests:".utf8) == true }
  }
}

extension Diagnostic {
  /// A file that cannot be read, at the place that names it.
  static func unreadable(_ error: FileError, named node: Node?) -> Diagnostic {
    .error(
      "unreadable-file", "\(error.path): \(error.message)", file: node?.source, at: node?.location,
      hint: error.kind == .notFound && node != nil
        ? "the path counts from the directory of the test's file" : nil)
  }

  fileprivate static func emptyTests(_ node: Node) -> Diagnostic {
    .error(
      "no-tests", "'tests' is a list of at least one test", file: node.source, at: node.location)
  }
}

extension String {
  /// A path that counts from this directory.
  func joined(_ path: String) -> String {
    if path.hasPrefix("/") || self == "." { return path }
    return hasSuffix("/") ? self + path : self + "/" + path
  }
}

/// What is wrong with a file's tests; what is wrong with their pipeline is said once.
private struct ProblemList {
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []

  mutating func add(_ problems: Problems, of test: Node, isElsewhere: Bool) {
    for problem in problems where seen.insert(problem).inserted {
      var problem = problem
      if isElsewhere, problem.file != test.source {
        problem.related.append(
          Diagnostic.Related("in this test", at: test.location, file: test.source))
      }
      diagnostics.append(problem)
    }
  }
}
