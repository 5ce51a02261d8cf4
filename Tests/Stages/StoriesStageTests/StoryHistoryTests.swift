import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import StoriesStage

/// What a story has of the documents of earlier runs.
@Suite struct StoryHistoryTests {
  private let test = TestServices(
    clock: TestClock(Timestamp("2026-11-23T08:00:00Z") ?? Timestamp(seconds: 0)))
  private let store = MemoryRunStore()

  /// Runs the stage as a run that is remembered, some hours after the last.
  private func run(_ documents: [Document], _ options: String) async throws -> [Document] {
    let found = try await runRemembered(documents, options, in: store, test.services)
    test.clock.advance(by: .seconds(4 * 3600))
    return found
  }

  /// What is noted of stories.
  private func noted() throws -> [JSONObject] {
    try store.notes(.seen).filter { $0.entry.key.hasPrefix("stories.") }
      .flatMap { $0.value.array ?? [] }.compactMap(\.object)
  }

  private func story(_ document: Document?, _ key: String) -> JSON? {
    document?.metadata["story"]?.object?[key]
  }

  /// What the items of a list in a story have under a key.
  private func list(_ document: Document?, _ name: String, _ key: String) -> [String] {
    (story(document, name)?.array ?? []).compactMap { $0.object?[key]?.string }
  }

  /// Three documents about one event, which begin alike and have something of their own.
  private static let collision: [Document] = [
    """
    The ferry Halcyon collided with the freighter Meridian Sky off Port Ellery on Sunday. Eleven passengers were taken \
    to hospital with broken bones.
    """,
    """
    The ferry Halcyon collided with the freighter Meridian Sky off Port Ellery on Sunday. Divers will inspect the hull \
    at the northern quay next week.
    """,
    """
    The captain of the ferry Halcyon was questioned about the collision with the freighter Meridian Sky off Port Ellery. \
    Insurers expect claims of forty million crowns.
    """,
  ].enumerated().map { number, text in
    Document(
      id: "d\(number)", url: "https://site\(number).example/ferry",
      title: "Ferry Halcyon collides with Meridian Sky off Port Ellery",
      published: Timestamp("2026-11-23T0\(number + 5):00:00Z"), language: "en", text: text)
  }

  @Test func theSourcesOfAllRunsAreCounted() async throws {
    let first = try await run(Array(Self.collision[..<2]), "")
    #expect(first.map { story($0, "sources") } == [2, 2])
    let second = try await run([Self.collision[2]], "")
    #expect(second.map { story($0, "sources") } == [3])
    #expect(second.map { story($0, "size") } == [3])
    let third = try await run([Self.collision[0]], "")
    #expect(third.map { story($0, "sources") } == [3])
  }

  @Test func aStorysDocumentsAreThoseOfAllRuns() async throws {
    let options = "output: stories"
    _ = try await run(Array(Self.collision[..<2]), options)
    let second = try await run([Self.collision[2]], options)
    #expect(second.count == 1)
    #expect(list(second.first, "documents", "id") == ["d2", "d1", "d0"])
    #expect(
      story(second.first, "documents")?.array?.last
        == [
          "id": "d0", "url": "https://site0.example/ferry",
          "title": "Ferry Halcyon collides with Meridian Sky off Port Ellery",
          "published": "2026-11-23T05:00:00Z",
        ])
    // What comes again is not named twice.
    let third = try await run([Self.collision[1]], options)
    #expect(list(third.first, "documents", "id") == ["d1", "d2", "d0"])
    #expect(story(third.first, "size") == 3 && story(third.first, "new") == 1)
  }

  @Test func aStorysSummaryDrawsOnEarlierRuns() async throws {
    let options = "{output: stories, sentences: 4}"
    _ = try await run(Array(Self.collision[..<2]), options)
    let second = try await run([Self.collision[2]], options)
    let lines = list(second.first, "summary", "text")
    #expect(second.first?.summary == lines.joined(separator: "\n"))
    #expect(Set(list(second.first, "summary", "document")) == ["d0", "d1", "d2"])
    for word in ["Eleven", "Divers", "Insurers"] {
      #expect(lines.count { $0.contains(word) } == 1, "\(word)")
    }
    #expect(lines.count { $0.contains("Meridian Sky") } == 1)
  }

  @Test func documentsHaveASummaryOfTheirStoryThoughEachCameAlone() async throws {
    let options = "sentences: 4"
    let first = try await run([Self.collision[0]], options)
    #expect(first.map { story($0, "summary") } == [nil])
    let second = try await run([Self.collision[1]], options)
    #expect(Set(list(second.first, "summary", "document")) == ["d0", "d1"])
    #expect(list(second.first, "summary", "text").contains { $0.contains("Eleven") })
    // The same document again has nothing new to say.
    let again = try await run([Self.collision[1]], options)
    #expect(story(again.first, "summary") == story(second.first, "summary"))
  }

  @Test func aDocumentsOwnSummaryDoesNotStandForTheWholeStory() async throws {
    let options = "{output: stories, sentences: 4}"
    var (one, other) = (Self.collision[0], Self.collision[1])
    one.summary = "A ferry was hit."
    other.summary = "A ferry was hit."
    let first = try await run([one], options)
    #expect(first.map(\.summary) == ["A ferry was hit."])
    let second = try await run([other], options)
    #expect(Set(list(second.first, "summary", "document")) == ["d0", "d1"])
  }

  @Test func onlyWhatIsAskedForIsNoted() async throws {
    _ = try await run(Self.collision, "{output: stories, sentences: 2}")
    let all = try #require(try noted().first)
    #expect(all["documents"]?.array?.count == 3 && all["sentences"]?.array?.count == 2)
    _ = try await run(Self.collision, "")
    let less = try #require(try noted().first)
    #expect(less["documents"] == nil && less["sentences"] == nil && less["sites"] != nil)
  }

  @Test func aStorysHistoryIsBounded() {
    var history = StoryHistory()
    for day in 0..<3 {
      history.add(documents: (0..<30).map { Document(id: "\(day)-\($0)") })
      history.add(sites: (0..<100).map { UInt64(day * 100 + $0) })
    }
    #expect(history.documents.count == StoryHistory.mostDocuments)
    #expect(history.documents.first?["id"]?.string == "2-0")
    #expect(history.documents.last?["id"]?.string == "1-19")
    #expect(history.sites.count == StoryHistory.mostSites)
    let long = String(repeating: "a", count: StoryHistory.longestSentence + 1)
    let short = StorySentence(text: "It rains.", document: "a")
    history.replace(sentences: [StorySentence(text: long, document: "a"), short])
    #expect(history.sentences == [short])
  }

  @Test func whatAnEarlierVersionHasNotedIsRead() throws {
    let document = Document(id: "a", title: "A wet week")
    var story = Story(document, hash: 1, time: 2, vector: TermVector([Term(hash: 3, weight: 1)]))
    story.history = StoryHistory(
      sites: [1, 2], documents: [StoryHistory.name(of: document)],
      sentences: [StorySentence(text: "It rains.", document: "a")])
    #expect(Story(story.json)?.history == story.history)
    var noted = try #require(story.json.object)
    for key in ["sites", "documents", "sentences"] { noted[key] = nil }
    let read = try #require(Story(.object(noted)))
    #expect(read.size == 1 && read.headline == "A wet week")
    #expect(read.history == StoryHistory())
  }
}
