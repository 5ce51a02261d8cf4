import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import StoriesStage

@Suite struct StoriesTests {
  private let test = TestServices(
    clock: TestClock(Timestamp("2026-11-23T08:00:00Z") ?? Timestamp(seconds: 0)))

  /// Runs the stage as a run that is remembered.
  private func run(
    _ documents: [Document], _ store: MemoryRunStore, _ options: String = ""
  ) async throws -> [Document] {
    try await runRemembered(documents, options, in: store, test.services)
  }

  private func story(_ document: Document?, _ key: String) -> JSON? {
    document?.metadata["story"]?.object?[key]
  }

  @Test func bothSampleDaysAreGroupedAsAPersonWould() async throws {
    test.clock.advance(by: .seconds(28 * 3600))
    let documents = try SampleDays.first() + SampleDays.second()
    let result = try await Stories.make(yaml: "").run(on: documents, services: test.services)
    #expect(result.output.map(\.id) == documents.map(\.id))
    #expect(SampleDays.found(in: result.output) == SampleDays.groups(of: documents))
  }

  @Test func theOrderOfTheInputMakesNoDifference() async throws {
    test.clock.advance(by: .seconds(28 * 3600))
    let documents = try SampleDays.first() + SampleDays.second()
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<5 {
      let shuffled = documents.shuffled(using: &generator)
      let result = try await Stories.make(yaml: "").run(on: shuffled, services: test.services)
      #expect(SampleDays.found(in: result.output) == SampleDays.groups(of: shuffled))
    }
  }

  @Test func storiesGoOnInTheNextRunUnderTheirIdentifiers() async throws {
    let store = MemoryRunStore()
    let (first, second) = (try SampleDays.first(), try SampleDays.second())
    let monday = try await run(first, store)
    #expect(SampleDays.found(in: monday) == SampleDays.groups(of: first))
    test.clock.advance(by: .seconds(28 * 3600))
    let tuesday = try await run(second, store)
    #expect(SampleDays.found(in: monday + tuesday) == SampleDays.groups(of: first + second))
    let signed = tuesday.first { $0.id == "president-signs-budget" }
    #expect(
      story(signed, "size") == 4 && story(signed, "new") == 2 && story(signed, "sources") == 2)
    #expect(story(signed, "first") == "2026-11-22T05:40:00Z")
    #expect(story(signed, "last") == "2026-11-24T05:30:00Z")
  }

  @Test func whatComesAgainIsNotCountedTwice() async throws {
    let store = MemoryRunStore()
    let first = try SampleDays.first()
    let once = try await run(first, store)
    let again = try await run(first, store)
    for (one, other) in zip(once, again) {
      #expect(story(one, "id") == story(other, "id") && story(one, "size") == story(other, "size"))
    }
  }

  @Test func aStoryEndsAfterItsTime() async throws {
    let store = MemoryRunStore()
    let first = try await run([SampleDays.first()[4]], store)
    var late = try SampleDays.second()[4]
    test.clock.advance(by: .seconds(20 * 86_400))
    late.published = test.clock.now()
    let second = try await run([late], store)
    #expect(story(first.first, "id") != story(second.first, "id"))
    #expect(story(second.first, "size") == 1)
    // What has ended is not kept for ever.
    #expect(try store.notes(.seen).count { $0.entry.key.hasPrefix("stories.") } == 1)
  }

  @Test func thereIsADocumentForEachStoryWhereThatIsAskedFor() async throws {
    test.clock.advance(by: .seconds(28 * 3600))
    let documents = try SampleDays.first() + SampleDays.second()
    let result = try await Stories.make(yaml: "{output: stories, min_size: 3}")
      .run(on: documents, services: test.services).output
    #expect(result.count == 6)
    #expect(result.first.flatMap { story($0, "size") } == 4)
    for document in result {
      let titles = documents.map(\.title)
      #expect(document.id.hasPrefix("s") && titles.contains(document.title))
      let named = story(document, "documents")?.array?.count
      #expect(named.map { JSON.number(JSONNumber($0)) } == story(document, "size"))
    }
  }

  @Test func aStorysSummaryTakesSentencesOfItsDocumentsAndSaysNothingTwice() async throws {
    let result = try await Stories.make(yaml: "{output: stories, sentences: 4}")
      .run(on: Self.collision, services: TestServices().services).output
    #expect(result.count == 1)
    let summary = try #require(result.first?.summary)
    let lines = summary.split(separator: "\n").map(String.init)
    #expect(Set(lines).count == lines.count)
    #expect(lines.filter { $0.contains("collided") }.count == 1)
    #expect(lines.contains { $0.contains("Eleven") } && lines.contains { $0.contains("inquiry") })
    let sources = try #require(result.first.flatMap { story($0, "summary") }?.array)
    #expect(sources.compactMap { $0.object?["text"]?.string } == lines)
    #expect(
      Set(sources.compactMap { $0.object?["document"]?.string })
        == Set(Self.collision.map(\.id)))
  }

  @Test func documentsHaveTheSummaryOfTheirStoryWhereThatIsAskedFor() async throws {
    let other = Document(id: "other", title: "A wet week", language: "en", text: "Umbrellas sell.")
    let documents = Self.collision + [other]
    let result = try await Stories.make(yaml: "sentences: 4")
      .run(on: documents, services: TestServices().services).output
    #expect(result.map(\.id) == documents.map(\.id))
    let asStory = try await Stories.make(yaml: "{output: stories, sentences: 4}")
      .run(on: documents, services: TestServices().services).output.first
    #expect(asStory?.title == Self.collision[0].title)
    let summary = try #require(story(asStory, "summary"))
    #expect(result.map { story($0, "summary") } == [summary, summary, nil])
    #expect(result.allSatisfy { $0.summary == nil })
    let usual = try await Stories.make(yaml: "").run(on: documents).output
    #expect(usual.allSatisfy { story($0, "summary") == nil && story($0, "id") != nil })
  }

  /// Two documents about one event.
  private static let collision = [
    """
    The ferry Halcyon collided with the freighter Meridian Sky in thick fog off Port Ellery. Eleven people were hurt.
    """,
    """
    The ferry Halcyon collided with the freighter Meridian Sky in thick fog off Port Ellery. An inquiry into the \
    collision will begin on Monday.
    """,
  ].enumerated().map { number, text in
    Document(
      id: "d\(number)", title: "Ferry Halcyon collides with Meridian Sky off Port Ellery",
      published: Timestamp("2025-12-31T1\(number):00:00Z"), language: "en", text: text)
  }

  @Test func documentsWithoutTextAreStoriesOfTheirOwn() async throws {
    let documents = (0..<5).map { Document(id: "\($0)") }
    let result = try await Stories.make(yaml: "").run(on: documents)
    #expect(Set(result.output.compactMap { story($0, "id")?.string }).count == 5)
  }

  @Test(arguments: ["within: 0s", "half_life: 0s", "min_size: 2", "similarity: 0"])
  func whatMeansNothingIsAnError(options: String) {
    #expect(throws: (any Error).self) { try Stories.make(yaml: options) }
  }

  @Test func theLogarithmIsNearEnough() {
    for (value, expected) in [
      (1, 0), (1.5, 0.405465), (2, 0.693147), (10, 2.302585), (10_000, 9.210340),
    ]
      as [(Float, Float)]
    {
      #expect(abs(Float.log(value) - expected) < 0.001)
    }
  }

  @Test func termsAreReadAsTheyWereWritten() {
    let terms = (0..<100).map {
      Term(hash: UInt64($0) &* 0x9E37_79B9_7F4A_7C15, weight: Float($0) / 7)
    }
    #expect(TermCoding.decode(TermCoding.encode(terms)) == terms)
    #expect(TermCoding.decode("AAAA") == nil && TermCoding.decode("?") == nil)
    #expect(TermCoding.decode(hashes: TermCoding.encode(hashes: [1, .max])) == [1, .max])
  }
}
