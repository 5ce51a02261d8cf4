import FeedReader
import PipeKit
import PipeTesting
import Testing

@testable import FetchStage

/// Which identifiers the entries of feeds have, from run to run.
@Suite(.timeLimit(.minutes(10)))
struct FeedIdentityTests {
  private static func item(
    _ name: String, _ link: String?, guid: String? = nil, date: String? = nil, updated: String = ""
  ) -> String {
    let link = link.map { "<link>\($0)</link>" } ?? ""
    let guid = guid.map { "<guid isPermaLink='false'>\($0)</guid>" } ?? ""
    let date = date.map { "<pubDate>\($0)</pubDate>" } ?? ""
    return "<item><title>\(name)</title>\(link)\(guid)\(date)\(updated)</item>"
  }

  private static func feed(_ items: [String], head: String = "") -> String {
    "<rss version='2.0'><channel><title>F</title>\(head)\(items.joined())</channel></rss>"
  }

  private func read(
    _ feed: String, _ change: (inout Fetch.Options) -> Void = { _ in }
  ) throws -> FeedImport.Outcome {
    var options = Fetch.Options()
    change(&options)
    let now = try #require(Timestamp("2026-11-29T00:00:00Z"))
    return try FeedImport(options, now: now).read(
      Resource(bytes: Array(feed.utf8), mediaType: "application/rss+xml"), source: "feed")
  }

  private func documents(_ outcome: FeedImport.Outcome) -> [Document] {
    var documents: [Document] = []
    while let slice = outcome.documents.next() { documents += slice }
    return documents
  }

  private static func g(_ guid: String) -> String { Document.stableID(url: nil, guid: guid) }
  private static func u(_ link: String) -> String { Document.stableID(url: link) }

  /// What an identifier leaves out of an address does not tell entries apart.
  @Test(arguments: ["#v", "?utm_content=v", "?fbclid=v"])
  func linksThatDifferInWhatIdentifiersLeaveOutAreShared(rest: String) throws {
    let items = (1...3).map {
      Self.item("v\($0)", "https://a.example/changes\(rest)\($0)", guid: "v\($0)")
    }
    #expect(documents(try read(Self.feed(items))).map(\.id) == ["v1", "v2", "v3"].map(Self.g))
    let bare = (1...3).map { Self.item("v\($0)", "https://a.example/changes\(rest)\($0)") }
    #expect(Set(documents(try read(Self.feed(bare))).map(\.id)).count == 3)
  }

  @Test func theFeedsOwnPageIsSharedHoweverItIsLinked() throws {
    let feed = Self.feed(
      [Self.item("a", "https://a.example/?utm_source=rss", guid: "g1")],
      head: "<link>https://a.example/</link>")
    #expect(documents(try read(feed)).map(\.id) == [Self.g("g1")])
  }

  @Test func aGuidThatIsTheLinkSaysNoMore() throws {
    let link = "https://a.example/1"
    let items = [Self.item("a", link, guid: link), Self.item("b", link, guid: "b")]
    #expect(documents(try read(Self.feed(items))).map(\.id) == [Self.u(link), Self.g("b")])
  }

  /// Or else an entry would be another one as others become too old.
  @Test func identifiersDoNotDependOnWhichEntriesAreWanted() throws {
    let link = "https://a.example/listen"
    let feed = Self.feed([
      Self.item("3", link, guid: "e3", date: "Sat, 28 Nov 2026 12:00:00 GMT"),
      Self.item("x", "https://b.example/1", guid: "x"),
      Self.item("2", link, guid: "e2", date: "Mon, 02 Nov 2026 12:00:00 GMT"),
    ])
    let all = documents(try read(feed)).map(\.id)
    #expect(all == [Self.g("e3"), Self.u("https://b.example/1"), Self.g("e2")])
    #expect(documents(try read(feed) { $0.limit = 1 }).map(\.id) == [all[0]])
    #expect(documents(try read(feed) { $0.perSource = 2 }).map(\.id) == Array(all[..<2]))
    let recent = try read(feed) { $0.since = TimeSpan(.seconds(86_400)) }
    #expect(recent.tooOld == [all[2]])
    #expect(documents(recent).map(\.id) == Array(all[..<2]))
    let domain = try DomainName("b.example")
    let refused = try read(feed) { $0.allowedDomains = OneOrMore([domain]) }
    #expect(refused.refused.map(\.id) == [all[0], all[2]])
  }

  @Test func withUpdatesAnEntryIsAsNewAsItsLastChange() throws {
    let feed = Self.feed([
      Self.item(
        "a", "https://a.example/1", date: "Mon, 02 Nov 2026 12:00:00 GMT",
        updated: "<dcterms:modified>2026-11-28T23:00:00Z</dcterms:modified>")
    ])
    let day = TimeSpan(.seconds(86_400))
    #expect(documents(try read(feed) { $0.since = day }).isEmpty)
    let updated = try read(feed) {
      $0.since = day
      $0.onlyNew = true
      $0.updates = true
    }
    #expect(documents(updated).count == 1)
  }

  /// What is said of the feed stands in each of its documents.
  @Test func whatAFeedSaysOfItselfIsCut() throws {
    let long = String(repeating: "ä", count: 2000)
    let authors = (0..<9).map { "<dc:creator>\($0)\(long.prefix(100))</dc:creator>" }.joined()
    let feed = Self.feed([Self.item("a", nil)], head: "<title>\(long)</title>\(authors)")
      .replacing("<title>F</title>", with: "")
    let outcome = try read(feed)
    let document = try #require(documents(outcome).first)
    #expect(document.metadata["feed_title"]?.string == String(repeating: "ä", count: 500))
    #expect(document.authors.count == 4)
    #expect(outcome.notes.map(\.message).count { $0.contains("1000 bytes") } == 2)
  }
}

/// What `only_new` knows again of feeds whose entries have one address.
@Suite(.timeLimit(.minutes(10)))
struct SharedAddressTests {
  private static let link = "https://a.example/listen"

  private func runs(
    _ numbers: [Int], updated: Int? = nil, _ other: RememberedRuns? = nil
  ) -> RememberedRuns {
    let items = numbers.map {
      "<item><title>Ep \($0)</title><link>\(Self.link)</link><guid isPermaLink='false'>ep\($0)</guid>"
        + "<dcterms:modified>2026-11-2\(updated == $0 ? 9 : $0)T00:00:00Z</dcterms:modified></item>"
    }
    let test = TestServices(files: [
      "feed.xml": "<rss version='2.0'><channel>\(items.joined())</channel></rss>",
      "web/a.example/listen.html": "<p>x</p>",
    ])
    return other.map { RememberedRuns(test, continuing: $0) } ?? RememberedRuns(test)
  }

  private static let u = Document.stableID(url: link)
  private static func g(_ number: Int) -> String {
    Document.stableID(url: nil, guid: "ep\(number)")
  }

  @Test(arguments: [
    "{feeds: feed.xml, only_new: true}",
    "{feeds: feed.xml, only_new: true, full_text: true, mirror: web}",
  ])
  func anEntryIsKnownAgainAfterASecondOneHasItsAddress(yaml: String) async throws {
    let first = runs([1])
    try await first.run(yaml)
    #expect(first.kept == [Self.u])
    let second = runs([2, 1], first)
    try await second.run(yaml)
    #expect(second.kept == [Self.u, Self.g(2)])
    // And when it is alone again.
    for numbers in [[2], [1], [2, 1]] {
      let third = runs(numbers, second)
      try await third.run(yaml)
      #expect(third.kept == [Self.u, Self.g(2)])
    }
    let last = runs([3, 2], second)
    try await last.run(yaml)
    #expect(last.kept == [Self.u, Self.g(2), Self.g(3)])
  }

  /// So that a database has it once.
  @Test func anUpdatedEntryKeepsTheIdentifierThatItHadFirst() async throws {
    let yaml = "{feeds: feed.xml, only_new: true, updates: true}"
    let first = runs([1])
    try await first.run(yaml)
    let second = runs([2, 1], updated: 1, first)
    try await second.run(yaml)
    #expect(second.kept == [Self.u, Self.g(2), Self.u])
    let third = runs([2, 1], updated: 1, second)
    try await third.run(yaml)
    #expect(third.kept.count == 3)
  }

  @Test func anEntryThatIsTooLargeIsTriedAgain() async throws {
    let yaml = "{feeds: feed.xml, only_new: true}"
    var small = runs([1])
    small.maxDocument = 10
    try await small.run(yaml)
    #expect(small.kept.isEmpty)
    let large = runs([2, 1], small)
    try await large.run(yaml)
    #expect(Set(large.kept) == [Self.g(1), Self.g(2)])
  }
}
