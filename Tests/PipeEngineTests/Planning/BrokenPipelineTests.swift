import Diagnostics
import Foundation
import PipeEngine
import Testing

/// Pipelines with something wrong, and everything that is said about them.
///
/// Each file in `BrokenPipelines` carries its findings as comments; ``MarkedFile`` says how. To
/// write them anew after a change, and look at the difference: `PIPE_MARK=1 swift test --filter Broken`.
@Suite struct BrokenPipelineTests {
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("BrokenPipelines")

  static let names: [String] = {
    let all = try? FileManager.default.contentsOfDirectory(atPath: directory.path)
    return (all ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  @Test(arguments: names)
  func saysEverythingThatIsWrong(_ name: String) throws {
    let url = Self.directory.appendingPathComponent(name)
    let bytes = Array(try Data(contentsOf: url))
    let found = try findings(name, bytes)
    #expect(!found.isEmpty)
    let marked = MarkedFile(bytes).marked(with: found, in: name)
    if ProcessInfo.processInfo.environment["PIPE_MARK"] != nil {
      // Messages name lines, which comments move: so again, until nothing moves.
      var marked = marked
      for _ in 0..<5 {
        marked = MarkedFile(marked).marked(with: try findings(name, marked), in: name)
      }
      try Data(marked).write(to: url)
      return
    }
    let isAsMarked = marked == bytes
    #expect(isAsMarked, "found:\n\(String(decoding: marked, as: UTF8.self))")
  }

  @Test func thereAreEnough() {
    #expect(Self.names.count >= 30)
  }

  private func findings(_ name: String, _ bytes: [UInt8]) throws -> [Diagnostic] {
    let file = MarkedFile(bytes)
    let planner = Planner(try PlanningStages.registry())
    do throws(Problems) {
      let source = SourceText(name: name, bytes: bytes)
      let pipeline = try PipelineFile(source, environment: file.environment)
      var overrides: [OptionOverride] = []
      for text in file.overrides { overrides.append(try OptionOverride(text)) }
      _ = try planner.plan(pipeline, overrides: overrides)
      return []
    } catch {
      return error.diagnostics
    }
  }
}
