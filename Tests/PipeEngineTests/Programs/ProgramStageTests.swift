import Foundation
import PipeKit
import PipeTesting
import Testing

@testable import PipeEngine

@Suite struct ProgramStageTests {
  private func stage(
    _ mode: String, _ options: JSONObject = [:], more: [String] = []
  ) -> ProgramStage {
    ProgramStage(
      ProgramFixture.misbehaving(mode, more), options: options, limits: ProgramFixture.limits)
  }

  @Test func dropsFailsAndSplitsAsTheProgramSays() async throws {
    let log = LogLines()
    let result = try await stage("judges").run(
      on: ProgramFixture.documents(1...4), services: log.services)
    #expect(result.output.map(\.id) == ["3a", "3b", "4"])
    #expect(result.dropped == ["not wanted": 1])
    #expect(result.failed == ["2"])
    #expect(result.report.failures.first?.error.code == .badDocument)
    #expect(result.report.failures.first?.error.hint == "look at it")
    #expect(result.report.notes.map(\.text) == ["four"])
    #expect(log.all.contains("warning: logged"))
  }

  @Test func keepsDocumentsAsTheyWereWhereThePipelineSaysSo() async throws {
    let result = try await stage("judges").run(on: ProgramFixture.documents(2...2), policy: .keep)
    #expect(result.output == ProgramFixture.documents(2...2))
  }

  @Test func givesTheProgramItsOptionsWithDefaults() async throws {
    let usual = try await stage("options").run(on: [Document(id: "a")])
    #expect(usual.output.first?.metadata["level"] == 2)
    let other = try await stage("options", ["level": 5]).run(on: [Document(id: "a")])
    #expect(other.output.first?.metadata["level"] == 5)
  }

  @Test func checksTheOptionsOfAProgramBeforeItGetsThem() async throws {
    await #expect {
      _ = try await stage("options", ["levle": 5]).run(on: [])
    } throws: { "\($0)".contains("has no option 'levle' (did you mean 'level'?)") }
    await #expect {
      _ = try await stage("options", ["level": 0]).run(on: [])
    } throws: { "\($0)".contains("'level' must be at least 1") }
  }

  @Test func triesAgainWhatMayPassAsOftenAsRetrySays() async throws {
    let flag = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: flag) }
    var retry = RetryPolicy()
    retry.backoff = TimeSpan(.zero)
    let sink = MemorySink()
    let plan = Plan(
      name: "test",
      stages: [
        Plan.Step(MemorySource(ProgramFixture.documents(1...5))),
        Plan.Step(stage("at-second-try", more: [flag]), retry: retry), Plan.Step(sink),
      ])
    let report = try await PipelineRun(plan, services: TestServices().services).run()
    #expect(sink.documents == ProgramFixture.documents(1...5))
    #expect(report.failures.isEmpty)
  }

  @Test func aFailureOfAProgramSaysHowOftenItWasTried() async throws {
    var retry = RetryPolicy()
    retry.attempts = 4
    let plan = Plan(
      name: "test",
      stages: [
        Plan.Step(MemorySource(ProgramFixture.documents(1...5))),
        Plan.Step(stage("busy"), retry: retry), Plan.Step(MemorySink()),
      ])
    let report = try await PipelineRun(plan, services: TestServices().services).run()
    #expect(report.failures.map(\.error.attempts) == [4])
  }

  @Test func endsTheProgramWhenTheRunIsCancelled() async throws {
    let stage = stage("hangs")
    let task = Task { try await stage.run(on: ProgramFixture.documents(1...10)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }

  @Test func passesUnknownFieldsThroughUnchanged() async throws {
    let json = #"{"id":"a","title":"T","future":{"b":[1,2.5,null]},"metadata":{"x":1000.5}}"#
    let document = try Document(json: Array(json.utf8))
    let result = try await stage("none").run(on: [document])
    #expect(result.output.map { String(decoding: $0.json, as: UTF8.self) }.count == 1)
    #expect(result.output.first?.extra == document.extra)
  }
}
