import Foundation
import PipeKit
import PipeTesting
import Testing

@testable import PipeEngine

@Suite struct MisbehavingProgramTests {
  private func run(
    _ mode: String, _ numbers: ClosedRange<Int> = 1...10, log: LogLines = LogLines(),
    more: [String] = [], batchSize: Int = 64, change: (inout ProgramLimits) -> Void = { _ in }
  ) async throws -> StageResult {
    var limits = ProgramFixture.limits
    change(&limits)
    let stage = ProgramStage(
      ProgramFixture.misbehaving(mode, more), options: [:], limits: limits)
    return try await stage.run(
      on: ProgramFixture.documents(numbers), services: log.services, batchSize: batchSize)
  }

  private func expect(
    _ result: StageResult, lacksOnly failed: [Int] = [], of numbers: ClosedRange<Int> = 1...10
  ) {
    let kept = ProgramFixture.documents(numbers).filter { !failed.map(String.init).contains($0.id) }
    #expect(result.output == kept)
    #expect(result.failed == failed.map(String.init))
  }

  @Test(arguments: [1, 2, 64]) func passesEverythingThroughInOrder(batchSize: Int) async throws {
    expect(try await run("none", 1...300, batchSize: batchSize), of: 1...300)
  }

  @Test func losesNothingWhenAProgramDiesAfterEveryHundredthDocument() async throws {
    let result = try await run("dies-by-count", 1...1000)
    expect(result, of: 1...1000)
    #expect(result.report.notes.contains { $0.text.hasPrefix("the program was started again") })
  }

  @Test(arguments: [1, 64]) func losesOnlyTheDocumentsThatAProgramDiesOf(
    batchSize: Int
  ) async throws {
    let result = try await run("dies-at-document", 1...300, batchSize: batchSize)
    expect(result, lacksOnly: [100, 200, 300], of: 1...300)
    #expect(
      result.report.failures.first?.error.message
        == "the program ended with status 5; it said last: cannot stand 100 while it had this document"
    )
  }

  @Test func tellsWhichSignalEndedAProgram() async throws {
    let result = try await run("crashes")
    expect(result, lacksOnly: [7])
    #expect(result.report.failures.first?.error.message.contains("signal 11 (SIGSEGV)") == true)
  }

  @Test func losesOnlyTheDocumentThatAProgramHangsAt() async throws {
    let result = try await run("hangs") { $0.silence = .milliseconds(700) }
    expect(result, lacksOnly: [5])
    #expect(result.report.failures.first?.error.code == .timeout)
  }

  @Test func losesNothingWhenAProgramHangsOnce() async throws {
    expect(
      try await run("hangs-by-count", 1...64) { $0.silence = .milliseconds(700) }, of: 1...64)
  }

  @Test func waitsForAProgramThatSaysItIsAtWork() async throws {
    expect(try await run("slow-but-alive") { $0.silence = .milliseconds(300) })
  }

  @Test func looksPastGarbageBetweenAnswers() async throws {
    let log = LogLines()
    expect(try await run("garbage", log: log))
    #expect(log.all.contains { $0.hasPrefix("warning: 20 lines were no message") })
  }

  @Test(arguments: ["garbage-instead", "endless-line", "bad-document", "empty-answer"])
  func losesOnlyTheDocumentWithoutAGoodAnswer(mode: String) async throws {
    let result = try await run(mode) { $0.longestLine = 1 << 20 }
    expect(result, lacksOnly: [4])
  }

  @Test func boundsWhatIsLoggedOfAFloodOnStandardError() async throws {
    let log = LogLines()
    expect(try await run("floods", 1...100, log: log), of: 1...100)
    #expect(log.all.filter { $0.hasPrefix("notice: yyy") }.count == StandardErrorLog.mostLines)
    #expect(log.all.contains { $0.hasSuffix("more lines on standard error were not logged") })
  }

  @Test func putsAnswersInOrder() async throws { expect(try await run("out-of-order")) }

  @Test func leavesOutAnswersThatNobodyAskedFor() async throws {
    let log = LogLines()
    expect(try await run("too-much", log: log))
    #expect(log.all.contains { $0.contains("answers were not asked for") })
  }

  @Test func leavesOutWhatComesAfterTheEnd() async throws {
    let log = LogLines()
    expect(try await run("speaks-after-the-end", log: log))
    #expect(log.all.contains("warning: 1 lines came after the end, and are left out"))
  }

  @Test func endsAProgramThatDoesNotEnd() async throws {
    let log = LogLines()
    expect(try await run("stays", log: log) { $0.end = .milliseconds(100) })
    #expect(log.all.contains { $0.contains("did not end within 100ms") })
  }

  @Test func saysWhenAProgramEndsBadly() async throws {
    let log = LogLines()
    expect(try await run("ends-badly", log: log))
    #expect(log.all.contains("warning: the program ended with status 9 when all was done"))
  }

  @Test func givesUpAProgramThatDoesNotStartAgain() async throws {
    let flag = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    _ = FileManager.default.createFile(atPath: flag, contents: nil)
    await #expect {
      _ = try await run("starts-once", more: [flag])
    } throws: { error in
      "\(error)".contains("ended with status 4") && "\(error)".contains("the 5. time in a row")
    }
  }

  @Test(arguments: [
    (
      "ends-at-once",
      "ended with status 3 before it answered the greeting; it said last: no licence found"
    ),
    ("other-protocol", "speaks version 7 of the protocol, and this pipe version 1"),
    ("bad-schema", "the option 'level' has the type 'wholenumber', which is none of"),
    ("refuses", "refuses the option 'model': the model is not there (download it)"),
    ("mute", "did not answer the greeting within 300ms"),
  ]) func saysWhyAProgramCannotBeUsed(mode: String, message: String) async throws {
    await #expect {
      _ = try await run(mode) { if mode == "mute" { $0.start = .milliseconds(300) } }
    } throws: { "\($0)".contains(message) }
  }

  @Test func saysWhyAProgramCannotBeStarted() async throws {
    let stage = ProgramStage(
      ProgramCommand(["/no/such/program"]), options: [:], limits: ProgramLimits())
    await #expect {
      _ = try await stage.run(on: [])
    } throws: {
      "\($0)".contains(
        "'/no/such/program' cannot be started: no such file or directory (check its path")
    }
  }

  @Test func looksPastLinesBeforeTheGreeting() async throws { expect(try await run("not-json")) }
}
