import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// What is kept of pages that could not be fetched, so that they can be tried again.
struct FailedPageTests {
  private func letters(_ yaml: String, _ test: TestServices) async throws -> [DeadLetter] {
    let runs = RememberedRuns(test)
    try await runs.run(yaml)
    return try runs.store.deadLetters(stage: nil, after: 0, limit: 10)
  }

  @Test(arguments: ["", ", follow: {depth: 1}"])
  func aPageOfThePipelineIsKeptWithItsAddress(follow: String) async throws {
    let yaml = "{pages: [https://site.example/gone, https://site.example/0]\(follow)}"
    let letters = try await letters(yaml, Site(links: ["/0": []]).services())
    #expect(letters.map { $0.document?.url } == ["https://site.example/gone"])
    #expect(letters.map(\.name) == [Document.stableID(url: "https://site.example/gone")])
  }

  @Test func itIsFetchedWhenItComesBack() async throws {
    let site = Site(links: ["/0": []])
    let letter = try #require(
      try await letters(
        "pages: [https://site.example/gone, https://site.example/0]", site.services()
      ).first?.document)
    let result = try await Fetch.make(yaml: "{}").run(
      on: [letter], services: Site(links: ["/gone": []]).services().services)
    #expect(result.output.first?.body != nil)
  }

  @Test func anAddressWithALoginIsNotKept() async throws {
    let letters = try await letters(
      "pages: [https://anna:pa55word@site.example/gone, https://site.example/0]",
      Site(links: ["/0": []]).services())
    #expect(letters.map { $0.document == nil } == [true])
    #expect(letters.first.map { "\($0)".contains("pa55word") } == false)
  }

  @Test func itGoesOnWhereFailuresAreKept() async throws {
    let plan = Plan(
      name: "p",
      stages: [
        Plan.Step(
          try Fetch.make(
            yaml: "pages: [https://site.example/gone, https://site.example/0]", hasInput: false),
          id: "fetch", policy: .keep),
        Plan.Step(MemorySink(), id: "sink"),
      ])
    _ = try await PipelineRun(plan, services: Site(links: ["/0": []]).services().services).run()
    let sink = try #require(plan.stages.last?.stage as? MemorySink)
    #expect(
      sink.documents.map(\.url).sorted { ($0 ?? "") < ($1 ?? "") } == [
        "https://site.example/0", "https://site.example/gone",
      ])
  }
}
