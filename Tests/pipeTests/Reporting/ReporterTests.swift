import ArgumentParser
import PipeKit
import Synchronization
import Testing

@testable import pipe

@Suite struct ReporterTests {
  /// What is written of a number of failures in each of two stages.
  private func lines(_ arguments: [String], failures: Int) throws -> [String] {
    let lines = Mutex<[String]>([])
    let reporter = Reporter(try ReportingOptions.parse(arguments), Redactor()) { line in
      lines.withLock { $0.append(line) }
    }
    for number in 0..<failures {
      for stage in ["clean", "export"] {
        let error = StageError(.other, "no")
        reporter.event(stage, .failed(document: "\(number)", original: nil, error: error))
      }
    }
    return lines.withLock { $0 }
  }

  @Test func tellsTheFirstFailuresOfEachStageAndThatTheOthersAreCounted() throws {
    let lines = try lines([], failures: 500)
    #expect(lines.count == 2 * (20 + 1))
    #expect(
      lines.last == "warning: export: further failures are only counted; --verbose tells each")
    #expect(lines.count { $0.contains("only counted") } == 2)
  }

  @Test func countsWithoutAWordWhereNoneIsLeftOut() throws {
    #expect(try lines([], failures: 19).count == 2 * 19)
  }

  @Test func tellsEveryFailureWhereAllIsAskedFor() throws {
    #expect(try lines(["--verbose"], failures: 500).count == 1000)
  }

  @Test func whatDocumentsAreCalledDoesNotReachTheTerminalAsCommands() throws {
    let lines = Mutex<[String]>([])
    let reporter = Reporter(try ReportingOptions.parse([]), Redactor()) { line in
      lines.withLock { $0.append(line) }
    }
    var error = StageError(.other, "no\u{9B}2J")
    error.document = "a\u{1B}[2J\nerror: all is lost"
    reporter.event("clean", .failed(document: "a", original: nil, error: error))
    #expect(
      lines.withLock { $0 }
        == [#"warning: document 'a\u{1b}[2J\nerror: all is lost': no\u{9b}2J"#])
  }

  @Test func isAsBriefForPrograms() throws {
    let lines = try lines(["--log-format", "json"], failures: 500)
    #expect(lines.count == 2 * (20 + 1))
    #expect(lines.allSatisfy { $0.hasPrefix("{") })
  }
}
