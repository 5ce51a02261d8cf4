import Diagnostics
import ExportStage
import FetchStage
import PipeKit
import PipeTesting
import Testing

@testable import PipeEngine

/// Whether documents that have failed are tried again with the options they failed with.
@Suite struct OtherOptionsTests {
  private static let pipeline = """
    max_document: 1KB
    stages:
      - fetch: {jsonl: in.jsonl}
      - fetch: {full_text: true}
        id: pages
      - export: {to: out.jsonl}
    """

  private func file(_ text: String = pipeline) throws -> PipelineFile {
    try PipelineFile(SourceText(name: "p.yaml", text: text), environment: [:])
  }

  private func plan(
    _ file: PipelineFile, set overrides: [String] = [], isRetry: Bool = false
  ) throws -> Plan {
    try Planner(Registry(builtIn: [Fetch.self, Export.self])).plan(
      file, overrides: try OptionOverride.all(overrides),
      range: isRetry ? StageRange(from: "pages") : .whole, isRetry: isRetry)
  }

  /// A run in which a document fails in the second stage.
  private func failing(set overrides: [String]) async throws -> MemoryRunStore {
    let store = MemoryRunStore()
    let test = TestServices(
      files: ["in.jsonl": #"{"id":"a","url":"https://a.example/"}"# + "\n"])
    let plan = try plan(file(), set: overrides)
    let delivery = try Delivery(plan, store: store, services: test.services)
    _ = try await PipelineRun(plan, services: test.services, delivery: delivery).run()
    #expect(try store.deadLetterKeys(limit: 9).map(\.stage) == ["pages"])
    return store
  }

  private let elsewhere = ["export.to=elsewhere.jsonl"]

  @Test func aRetryWithoutTheOptionsOfTheRunIsToldWhichStagesHaveOthers() async throws {
    let store = try await failing(set: elsewhere)
    #expect(
      try store.otherOptions(of: plan(file(), isRetry: true), retrying: "pages")
        == ["'export' has other options"])
  }

  @Test func aRetryWithTheOptionsOfTheRunIsTheSame() async throws {
    let store = try await failing(set: elsewhere)
    let retry = try plan(file(), set: elsewhere, isRetry: true)
    #expect(try store.otherOptions(of: retry, retrying: "pages").isEmpty)
    #expect(try store.otherOptions(of: retry, retrying: "export").isEmpty)
  }

  @Test func aRetryWithOtherOptionsDoesNotMakeThemThoseToGoOnWith() async throws {
    let store = try await failing(set: elsewhere)
    var retry = try plan(file(), isRetry: true)
    let test = TestServices()
    let delivery = try Delivery(retry, store: store, services: test.services, kind: .retry)
    let source = DeadLetterSource(stage: "pages", store: store, delivery: delivery)
    retry.stages.insert(Plan.Step(source, id: "failed documents"), at: 0)
    _ = try await PipelineRun(retry, services: test.services, delivery: delivery).run()
    #expect(try store.deadLetter(1)?.run == 2)
    let right = try plan(file(), set: elsewhere, isRetry: true)
    #expect(try store.otherOptions(of: right, retrying: "pages").isEmpty)
    let wrong = try plan(file(), isRetry: true)
    #expect(try !store.otherOptions(of: wrong, retrying: "pages").isEmpty)
  }

  @Test func whatIsBeforeTheStageAndTheLimitOfSizesDoNotMatter() async throws {
    let store = try await failing(set: ["fetch.limit=7"])
    let larger = Self.pipeline.replacing("1KB", with: "2KB")
    let retry = try plan(file(larger), isRetry: true)
    #expect(try store.otherOptions(of: retry, retrying: "pages").isEmpty)
  }
}
