import FeedReader
import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import FetchStage

/// Feeds of more entries than are passed on at once.
@Suite(.timeLimit(.minutes(10)))
struct FeedDocumentsTests {
  private static func feed(_ items: [String]) -> String {
    let items = items.map {
      "<item><title>\($0)</title><link>https://a.example/\($0)</link></item>"
    }
    return "<rss version='2.0'><channel><title>F</title>\(items.joined())</channel></rss>"
  }

  private static func ids(_ items: [String]) -> [String] {
    items.map { Document.stableID(url: "https://a.example/\($0)") }
  }

  private static let items = (0..<1000).map(String.init)

  private func read(_ items: [String], limit: Int? = nil) throws -> FeedImport.Outcome {
    var options = Fetch.Options()
    options.limit = limit
    return try FeedImport(options, now: Timestamp(seconds: 0)).read(
      Resource(bytes: Array(Self.feed(items).utf8), mediaType: "application/rss+xml"),
      source: "feed")
  }

  @Test func documentsAreMadeOfAFewEntriesAtATime() throws {
    let documents = try read(Self.items).documents
    var ids: [String] = []
    while let slice = documents.next() {
      #expect(slice.count <= 64 && !slice.isEmpty)
      ids += slice.map(\.id)
    }
    #expect(ids == Self.ids(Self.items))
    #expect(documents.next() == nil)
  }

  @Test(arguments: [1, 63, 64, 65, 130]) func noMoreAreMadeThanTheLimit(limit: Int) throws {
    let documents = try read(Self.items, limit: limit).documents
    var count = 0
    while let slice = documents.next() { count += slice.count }
    #expect(count == limit)
  }

  /// Links of several entries do not tell them apart, wherever in the feed these stand.
  @Test func linksThatAreSharedAcrossSlicesAreNoIdentifiers() throws {
    var items = (0..<200).map {
      "<item><guid>g\($0)</guid><link>https://a.example/\($0)</link></item>"
    }
    items[199] = "<item><guid>g199</guid><link>https://a.example/0</link></item>"
    let feed = "<rss version='2.0'><channel>\(items.joined())</channel></rss>"
    let outcome = try FeedImport(Fetch.Options(), now: Timestamp(seconds: 0)).read(
      Resource(bytes: Array(feed.utf8), mediaType: "application/rss+xml"), source: "feed")
    var documents: [Document] = []
    while let slice = outcome.documents.next() { documents += slice }
    #expect(documents[0].id == Document.stableID(url: nil, guid: "g0"))
    #expect(documents[199].id == Document.stableID(url: nil, guid: "g199"))
    #expect(documents[1].id == Self.ids(["1"])[0])
  }

  /// Of a feed that nobody follows the place is noted when all of it is through.
  @Test(arguments: [1, 64, 65, 300, 999])
  func aFeedIsBroughtInOnceThoughInterruptedBetweenSlices(number: Int) async throws {
    let runs = RememberedRuns(
      TestServices(files: ["one.xml": Self.feed(["x"]), "two.xml": Self.feed(Self.items)]))
    for yaml in ["{feeds: [one.xml, two.xml]}"] {
      try await runs.interrupt(yaml, at: number + 1)
      try await runs.run(yaml)
      #expect(runs.kept == Self.ids(["x"] + Self.items))
    }
  }

  @Test func anEntryThatIsThereTwiceComesTwiceHoweverFarApart() async throws {
    let items = Self.items.prefix(150) + ["0", "149"]
    var files = ["feed.xml": Self.feed(Array(items))]
    for item in Self.items { files["web/a.example/\(item).html"] = "<p>\(item)</p>" }
    let yaml = "{feeds: feed.xml, full_text: true, only_new: true, mirror: web}"
    for number in [nil, 1, 70, 140, 151] {
      let runs = RememberedRuns(TestServices(files: files))
      if let number { _ = try? await runs.run(yaml, breakingAt: number, waits: false) }
      try await runs.run(yaml)
      let isSame = runs.kept == Self.ids(Array(items))
      #expect(isSame, "interrupted at \(number ?? 0): \(runs.kept.count) documents")
      // In a later run none of them is new.
      try await runs.run(yaml)
      #expect(runs.kept.count == items.count)
    }
  }
}
