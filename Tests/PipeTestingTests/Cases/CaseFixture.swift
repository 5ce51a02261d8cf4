import Diagnostics
import PipeEngine
import PipeKit
import PipeTesting

/// Runs tests of pipelines over files in memory.
struct CaseFixture {
  static let pipeline = """
    stages:
      - lines: {file: in.txt}
      - long
      - title: {to: "${TITLE:-News}"}
      - keep: {to: out.txt}

    """

  let files: MemoryFileSystem

  /// Takes files beside `daily.yaml`, which is a pipeline of four stages unless given.
  init(_ files: [String: String]) {
    let usual = ["daily.yaml": Self.pipeline, "in.txt": "one\nsecond line\n"]
    self.files = MemoryFileSystem(files: usual.merging(files) { $1 })
  }

  /// Takes the tests of `daily.test.yaml`.
  init(tests: String) { self.init(["daily.test.yaml": tests]) }

  func run(_ paths: String...) async throws -> PipelineTestReport {
    let registry = try Registry(builtIn: [
      Lines.self, Get.self, Long.self, Title.self, Keep.self,
    ])
    return await PipelineTests(registry, files: files).run(
      paths: paths.isEmpty ? ["daily.test.yaml"] : paths)
  }
}

extension PipelineTestReport {
  /// The headlines of the problems, without codes; hints in brackets.
  var findings: [String] {
    problems.map { problem in
      let place = problem.location.map { "\($0.line):\($0.column): " } ?? ""
      let file = problem.file.map { "\($0):" } ?? ""
      return file + place + problem.message + (problem.hint.map { " (\($0))" } ?? "")
    }
  }

  /// What is not as expected in the only test.
  var differences: [String] { results.first?.differences ?? ["no test was run"] }
}
