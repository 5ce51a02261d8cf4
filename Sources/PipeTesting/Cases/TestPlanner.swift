import Diagnostics
import PipeEngine
import PipeKit
import YAML

/// Makes one test ready to run.
struct TestPlanner {
  private static let mostBytes = 256 << 20

  private let test: TestCase
  private let node: Node
  private let registry: Registry
  private let files: any FileSystem
  private let directory: String

  /// Takes a test.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - node: Where it stands in its file.
  ///   - registry: The stages there are.
  ///   - files: The files that the test names.
  ///   - directory: The directory of the test's file, which their paths count from.
  init(
    _ test: TestCase, at node: Node, registry: Registry, files: any FileSystem, directory: String
  ) {
    self.test = test
    self.node = node
    self.registry = registry
    self.files = files
    self.directory = directory
  }

  /// Makes the test ready to run.
  ///
  /// - Parameters:
  ///   - tree: The pipeline, with its variables as they were written.
  ///   - source: The pipeline's text.
  /// - Returns: The test.
  /// - Throws: Everything that is wrong with the test, and with the stages under test.
  func test(of tree: Node, in source: SourceText) throws(Problems) -> TestSuite.Test {
    var found: [Diagnostic] = []
    let input = input(&found)
    let pages = pages(&found)
    let mocked = mockedFiles(&found)
    var plan: Plan?
    do throws(Problems) {
      plan = try self.plan(of: tree, in: source)
    } catch {
      found += error.diagnostics
    }
    guard found.isEmpty, let plan else {
      throw Problems(found) ?? Problems(.error("bad-test", "the test cannot be planned"))
    }
    return TestSuite.Test(
      name: test.name, line: node.location.line, plan: plan, input: input,
      now: test.now.timestamp, pages: pages, files: mocked, expectations: test.expect)
  }

  private var hasInput: Bool { test.input != nil || test.inputFile != nil }

  private func plan(of tree: Node, in source: SourceText) throws(Problems) -> Plan {
    var found: [Diagnostic] = []
    var overrides: [OptionOverride] = []
    for entry in node["set"]?.entries ?? [] {
      do throws(Problems) {
        overrides.append(try OptionOverride(entry))
      } catch {
        found += error.diagnostics
      }
    }
    let range = StageRange(
      from: written("stage") ?? written("from"), to: written("stage") ?? written("to"))
    let file = PipelineFile(tree, in: source, environment: test.environment)
    do throws(Problems) {
      var plan = try Planner(registry).plan(
        file, overrides: overrides, range: range, hasInput: hasInput)
      if plan.hasInput, !hasInput { found.append(missingInput(plan.stages.first?.id ?? "")) }
      if let problems = Problems(found) { throw problems }
      // A sleep is over at once, so that every limit would have passed.
      for index in plan.stages.indices { plan.stages[index].timeout = nil }
      return plan
    } catch {
      throw Problems(found + error.diagnostics.map(translated)) ?? error
    }
  }

  /// The value of a key, unless it is null.
  private func written(_ key: String) -> Node? {
    node[key].flatMap { $0.isNull ? nil : $0 }
  }

  private func missingInput(_ stage: String) -> Diagnostic {
    .error(
      "missing-input", "'\(stage)' reads documents, and the test has none", file: node.source,
      at: node.location, hint: "write 'input' or 'input_file'")
  }

  /// Says of the test what the planner says of a pipeline that is to run by itself.
  private func translated(_ problem: Diagnostic) -> Diagnostic {
    var problem = problem
    if problem.code == "no-source", !hasInput {
      problem.hint = "write 'input' or 'input_file'"
      problem.related = [
        Diagnostic.Related("in this test", at: node.location, file: node.source)
      ]
    }
    if problem.code == "unwanted-input", let input = node.entry("input") ?? node.entry("input_file")
    {
      problem.message = "the first stage takes no documents, so that '\(input.name)' says nothing"
      problem.file = input.key.source
      problem.location = input.key.location
    }
    return problem
  }
}

extension TestPlanner {
  private func input(_ found: inout [Diagnostic]) -> [Document]? {
    if let documents = test.input { return documents.map(\.document) }
    guard let path = test.inputFile, let place = node["input_file"] else { return nil }
    guard let bytes = contents(of: path, named: place, &found) else { return [] }
    let lines = JSONLines.documents(in: bytes)
    found += lines.errors.map { error in
      .error(
        "bad-input", "\(directory.joined(path)):\(error.line):\(error.column): \(error.message)",
        file: place.source, at: place.location)
    }
    return lines.documents
  }

  private func pages(_ found: inout [Diagnostic]) -> [String: HTTPResponse] {
    var pages: [String: HTTPResponse] = [:]
    for (url, answer) in test.mocks.pages.answers {
      var body = Array((answer.full.body ?? "").utf8)
      if let file = answer.full.file {
        let place = node["mocks"]?["pages"]?[url]?["file"] ?? node
        body = contents(of: file, named: place, &found) ?? []
      }
      pages[url] = answer.response(from: url, body: body)
    }
    return pages
  }

  private func mockedFiles(_ found: inout [Diagnostic]) -> [String: [UInt8]] {
    var mocked: [String: [UInt8]] = [:]
    for (path, content) in test.mocks.files {
      switch content {
      case .text(let text):
        mocked[path] = Array(text.utf8)
      case .file(let file):
        let place = node["mocks"]?["files"]?[path]?["file"] ?? node
        mocked[path] = contents(of: file, named: place, &found) ?? []
      }
    }
    return mocked
  }

  private func contents(
    of path: String, named place: Node, _ found: inout [Diagnostic]
  ) -> [UInt8]? {
    do throws(FileError) {
      return try files.contents(of: directory.joined(path), limit: Self.mostBytes)
    } catch {
      found.append(.unreadable(error, named: place))
      return nil
    }
  }
}
