import PipeKit
import PipeTesting
import Testing

@testable import RankStage

@Suite struct RankTests {
  private func document(
    _ id: String, topic: String = "", domain: String = "example.org", story: String = "",
    size: Int = 1,
    hours: Int64 = 0
  ) -> Document {
    let now = TestServices().clock.now()
    return Document(
      id: id, url: "https://\(domain)/\(id)", published: now.advanced(by: .seconds(-3600 * hours)),
      labels: topic.isEmpty ? [] : [Label(topic)],
      metadata: story.isEmpty
        ? [:] : ["story": ["id": .string(story), "size": .number(JSONNumber(size))]])
  }

  private func order(_ options: String, _ documents: [Document]) async throws -> [String] {
    try await Rank.make(yaml: options).run(on: documents).output.map(\.id)
  }

  @Test func documentsWithoutATopicAreNotOfOneTopic() async throws {
    let documents = (1...8).map { Document(id: "\($0)", title: "Title \($0)", text: "Words.") }
    let result = try await Rank.make(yaml: "{per_topic: 2}").run(on: documents)
    #expect(result.output.count == 8)
  }

  @Test func freshnessHalvesWithTheHalfLife() async throws {
    let documents = [0, 6, 12, 24, 48, 100_000].map { document("\($0)", hours: $0) }
    let result = try await Rank.make(yaml: "{weights: {story: 0}, diversity: 1, half_life: 12h}")
      .run(on: documents)
    let scores = result.output.compactMap { $0.metadata["rank"]?.object?["score"]?.double }
    #expect(scores == [1, 0.707, 0.5, 0.25, 0.063, 0])
  }

  @Test func aDateMoreThanADayAheadCountsAsNone() async throws {
    var future = document("future")
    future.published = Timestamp("2999-01-01T00:00:00Z")
    var updated = document("updated")
    updated.published = future.published
    updated.updated = TestServices().clock.now()
    var undated = document("undated")
    undated.published = nil
    let documents = [
      future, undated, document("old", hours: 12), document("tomorrow", hours: -24), updated,
      document("later", hours: -25),
    ]
    let result = try await Rank.make(yaml: "{weights: {story: 0}, diversity: 1, half_life: 12h}")
      .run(on: documents)
    let scores = result.output.compactMap { $0.metadata["rank"]?.object?["score"]?.double }
    #expect(
      result.output.map(\.id) == ["tomorrow", "updated", "old", "future", "undated", "later"])
    #expect(scores == [1, 1, 0.5, 0, 0, 0])
  }

  @Test func anInterestIsFoundHoweverItsAccentsAreWritten() async throws {
    let documents = [
      Document(id: "none", text: "The harbour"), Document(id: "decomposed", text: "A cafe\u{301}"),
      Document(id: "composed", title: "A caf\u{E9}"),
    ]
    #expect(
      try await order("interests: {cafe\u{301}: 1}", documents)
        == ["composed", "decomposed", "none"])
  }

  @Test func anInterestIsWhatAReaderSeesAndNotWhatMarkupSays() async throws {
    func document(_ id: String, _ text: String, _ format: String) -> Document {
      Document(id: id, text: text, metadata: ["text_format": .string(format)])
    }
    let documents = [
      document("class", "<p class=\"ferry\">The <b>har</b>bour</p>", "html"),
      document("address", "The [harbour](/ferry)", "markdown"),
      document("emphasis", "The **fer**ry", "markdown"),
      document("element", "<p>The <b>fer</b>ry</p>", "html"),
    ]
    #expect(
      try await order("interests: {ferry: 1}", documents)
        == ["emphasis", "element", "class", "address"])
  }

  @Test func aLargeStoryComesFirstAndItsOtherDocumentsFarBehind() async throws {
    let documents =
      (0..<4).map { document("big\($0)", story: "s", size: 8) } + [document("a"), document("b")]
    #expect(
      try await order("diversity: 1", documents) == ["big0", "a", "b", "big1", "big2", "big3"])
  }

  @Test func theNearestDomainSaysWhatASourceIsWorth() async throws {
    let documents = ["other.example", "example.org", "news.example.org", "bad.example"].map {
      document($0, domain: $0)
    }
    let options = """
      weights: {freshness: 0, story: 0}
      sources: {example.org: 0.7, news.example.org: 1, bad.example: 0}
      """
    #expect(
      try await order(options, documents)
        == ["news.example.org", "example.org", "other.example", "bad.example"])
  }

  @Test func topicsAndSourcesTakeTurns() async throws {
    let documents = (0..<30).map { number in
      document(
        "\(number)", topic: number < 20 ? "sport" : number < 28 ? "politics" : "culture",
        domain: "d\(number).example")
    }
    let first = try await order("diversity: 0.5", documents).prefix(6)
    #expect(Set(first.prefix(3)) == ["0", "20", "28"])
    #expect(first.count { Int($0) ?? 0 < 20 } == 2)
  }

  @Test func onlySoManyOfEachTopicGoOn() async throws {
    let documents = (0..<9).map { document("\($0)", topic: $0 % 3 == 0 ? "sport" : "politics") }
    let result = try await Rank.make(yaml: "{per_topic: 2}").run(on: documents)
    #expect(result.output.map(\.id).sorted() == ["0", "1", "2", "3"])
    #expect(result.dropped == ["behind the first 2 of its topic": 5])
  }

  @Test func isWhatTakingTheBestAgainAndAgainGives() async throws {
    var generator = SeededGenerator(seed: 9)
    let documents = (0..<200).map { number in
      document(
        "\(number)", topic: ["", "sport", "politics"][Int.random(in: 0..<3, using: &generator)],
        domain: "d\(Int.random(in: 0..<4, using: &generator)).example",
        story: ["", "s1", "s2", "s3"][Int.random(in: 0..<4, using: &generator)],
        size: Int.random(in: 1..<9, using: &generator),
        hours: Int64.random(in: 0..<40, using: &generator))
    }
    var options = Rank.Options()
    options.diversity = 0.8
    let interests = try Interests([:])
    let scorer = RankScorer(options, interests, now: TestServices().clock.now())
    var crowd = Crowd(options)
    var left = documents
    var expected: [String] = []
    while !left.isEmpty {
      let scores = left.map { document in
        let groups = Crowd.Groups(document)
        return scorer.score(of: document).value * crowd.storyFactor(groups)
          * crowd.kindFactor(groups)
      }
      let best =
        left.indices.max { scores[$0] == scores[$1] ? $0 > $1 : scores[$0] < scores[$1] } ?? 0
      let taken = left.remove(at: best)
      crowd.add(Crowd.Groups(taken))
      expected.append(taken.id)
    }
    #expect(try await order("diversity: 0.8", documents) == expected)
  }

  @Test func aDayFromOneSourceIsRankedInLittleMoreThanLinearTime() async throws {
    let documents = (0..<20_000).map { document("\($0)", hours: Int64($0 % 50)) }
    #expect(try await order("", documents).count == 20_000)
  }

  @Test(arguments: [
    "sources: {example.org: 2}", "topics: {sport: -1}", "interests: {ferry: 0}", "half_life: 0s",
    "interests: {'*': 1}", "weights: {freshness: 0, story: 0, source: 0, topic: 0, interest: 0}",
    "top: 0", "diversity: 1.5",
  ])
  func whatMeansNothingIsAnError(options: String) {
    #expect(throws: (any Error).self) { try Rank.make(yaml: options) }
  }
}
