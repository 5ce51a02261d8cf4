public import Diagnostics

/// What came of running tests of pipelines.
public struct PipelineTestReport: Sendable {
  /// What came of one test.
  public struct Result: Sendable, Hashable {
    /// The file that the test stands in.
    public let file: String
    /// The line that it begins in, from 1.
    public let line: Int
    /// What the test is called.
    public let name: String
    /// What is not as expected, in a sentence each; empty for a test that has passed.
    public let differences: [String]
    /// What came of the run, for finding out why, a line each; empty for a test that has passed.
    public let details: [String]

    /// Whether all is as expected.
    public var hasPassed: Bool { differences.isEmpty }
  }

  /// What all tests together come to.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// All tests have passed.
    case passed
    /// Some tests have failed.
    case failed
    /// Something is wrong with the files, so that some tests were not run, or there were none.
    case invalid
  }

  /// What came of each test that was run, in the order of the files.
  public let results: [Result]
  /// Everything that is wrong with the files; a file with something wrong is not run.
  public let problems: [Diagnostic]
  /// The texts that the problems lie in.
  public let sources: [SourceText]

  /// What all tests together come to.
  public var outcome: Outcome {
    if !problems.isEmpty { return .invalid }
    return results.allSatisfy(\.hasPassed) ? .passed : .failed
  }
}

extension PipelineTestReport: CustomStringConvertible {
  /// The report for people, without the problems.
  ///
  /// It says what has failed and why, has a line a file, and a last line `N passed, N failed`.
  public var description: String {
    var lines: [String] = []
    for file in files {
      let own = results.filter { $0.file == file }
      for result in own where !result.hasPassed {
        lines.append("FAILED \(result.name) (\(result.file):\(result.line))")
        lines += result.differences.map { "  \($0)" }
        lines += result.details.map { "    \($0)" }
      }
      let passed = own.count { $0.hasPassed }
      let noun = own.count == 1 ? "test" : "tests"
      let count = passed == own.count ? "\(passed)" : "\(passed) of \(own.count)"
      if passed > 0 { lines.append("ok \(count) \(noun) in \(file)") }
    }
    let passed = results.count { $0.hasPassed }
    lines.append("\(passed) passed, \(results.count - passed) failed")
    return lines.map(Self.printable).joined(separator: "\n")
  }

  /// The files with results, in order.
  private var files: [String] {
    var seen: Set<String> = []
    return results.map(\.file).filter { seen.insert($0).inserted }
  }

  /// A text in one line, with nothing in it that a terminal would act on.
  private static func printable(_ line: String) -> String {
    var shown = ""
    for scalar in line.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: shown += " "
      case .format where scalar != "\u{200D}": break
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
