import FeedReader
import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A feed is read by others, over and over, and by `fetch`.
@Suite struct FeedTests {
  private static let formats = ["atom", "rss", "jsonfeed"]
  private static let address = "https://example.org/news.xml"

  private func run(
    _ documents: [Document], _ format: String, minute: Int64 = 0, _ files: MemoryFileSystem,
    _ change: (inout Export.Options) -> Void = { _ in }
  ) async throws -> Outcome {
    let clock = TestClock(Timestamp(seconds: 1_795_424_400 + minute * 60))
    var services = TestServices(clock: clock).services
    services.files = files
    let options = try Export.Options(to: "feed", format: format) {
      $0.title = try Export.Template("News & more")
      $0.address = Self.address
      change(&$0)
    }
    return await export(options, documents, services: services)
  }

  private func feed(_ files: MemoryFileSystem) throws -> Feed {
    try FeedReader().read(Array(try #require(files.text(of: "feed")).utf8))
  }

  @Test(arguments: formats) func theFilesOfAnEntryAreReadBack(_ format: String) async throws {
    let files = MemoryFileSystem()
    let episode = Link(
      "https://example.org/1.mp3?a=1&b=2", rel: "enclosure",
      extra: ["type": "audio/mpeg", "length": 1234])
    let documents = [
      Document(id: "a", title: "Episode 1", links: [episode, Link("https://example.org/")]),
      Document(id: "b", title: "Unknown", links: [Link("https://example.org/x", rel: "enclosure")]),
    ]
    #expect(try await run(documents, format, files).error == nil)
    let entries = try feed(files).entries
    #expect(entries.count == 2)
    let found = entries.first { $0.title?.plainText == "Episode 1" }?.enclosures ?? []
    #expect(found.map(\.url) == [episode.url])
    #expect(found.first?.type == "audio/mpeg" && found.first?.length == 1234)
    let other = entries.first { $0.title?.plainText == "Unknown" }?.enclosures ?? []
    #expect(other.map(\.url) == ["https://example.org/x"])
  }

  @Test(arguments: formats)
  func aMistakeInTheYearDoesNotKeepAnEntryAtTheHead(_ format: String) async throws {
    let files = MemoryFileSystem()
    let future = Document(
      id: "a", title: "Future", published: Timestamp("9999-01-01T00:00:00Z"))
    #expect(try await run([future], format, files).error == nil)
    let new = Document(
      id: "b", title: "New", published: Timestamp(seconds: 1_795_424_400 + 1800))
    #expect(try await run([new], format, minute: 60, files).error == nil)
    let feed = try feed(files)
    #expect(feed.entries.first?.title?.plainText == "New")
    #expect(feed.entries.allSatisfy { $0.updated.map { $0.seconds < 1_795_500_000 } ?? true })
  }

  /// What `fetch` reads of a feed that was exported.
  private func fetched(_ files: MemoryFileSystem) async throws -> [Document] {
    var services = TestServices().services
    services.files = files
    var options = Fetch.Options()
    options.feeds = OneOrMore(["feed"])
    let stage = try Fetch(options: options, setup: StageSetup(id: "fetch", hasInput: false))
    return try await stage.runAsSource(services: services).output
  }

  @Test(arguments: formats) func documentsOfTwoFeedsThatHaveOneNumberStayTwo(
    _ format: String
  ) async throws {
    var ids: Set<String> = []
    for site in ["ann", "bob"] {
      let files = MemoryFileSystem()
      let document = Document(id: "1", url: "https://\(site).example/1", title: site)
      #expect(try await run([document], format, files).error == nil)
      let read = try await fetched(files)
      #expect(read.map(\.id) == [Document.stableID(url: document.url)])
      ids.formUnion(read.map(\.id))
    }
    #expect(ids.count == 2)
  }

  @Test(arguments: formats) func fetchReadsTheSameDocuments(_ format: String) async throws {
    var published = Document(id: "published", title: "Without a change")
    published.published = Timestamp("2026-11-20T08:00:00Z")
    var updated = Document(id: "updated", title: "Only a change")
    updated.updated = Timestamp("2026-11-21T09:00:00Z")
    let more = [
      Samples.hostile, published, updated, Document(id: "undated", title: "No date"),
      Document(id: "brackets", url: "https://example.org/wiki/A_(b)", title: "Brackets"),
      Document(id: "umlaut", url: "https://müller.example/ä b?c[]=d", title: "Umlaut"),
    ]
    let documents = (Samples.news + more).map { document in
      var document = document
      document.id = Document.stableID(url: nil, guid: document.id)
      return document
    }
    let files = MemoryFileSystem()
    #expect(try await run(documents, format, files).error == nil)
    let read = try await fetched(files)
    #expect(read.count == documents.count)
    for document in documents {
      let isHostile = document.title == Samples.hostile.title
      let link = document.url.flatMap { URIText.text(of: $0) }
      let guid = JSON.string(FeedItem.identifier(of: document.id))
      let found = try #require(read.first { $0.metadata["guid"] == guid })
      #expect(found.url == link)
      #expect(found.id == document.id)
      let item = DigestItem(document)
      // What looks like HTML is that, in RSS.
      if format == "rss", isHostile { continue }
      #expect(found.title == item.title)
      if !isHostile, !document.authors.isEmpty {
        #expect(found.authors == item.authors)
      }
      // Feeds need a time of change: where the document has none, `fetch` gives it none.
      let first = document.published ?? document.updated
      #expect(found.published?.seconds == first?.seconds)
      #expect(found.updated?.seconds == document.updated?.seconds)
      if !isHostile {
        #expect(found.language == document.language)
        #expect(found.keywords == document.labels.map(\.name) + document.keywords)
      }
      #expect(found.image?.url == document.image?.url)
      if let summary = document.summary {
        #expect(found.summary?.split { $0.isWhitespace } == summary.split { $0.isWhitespace })
      }
      if let text = document.text {
        let body = String(decoding: try #require(found.body).bytes, as: UTF8.self)
        let words = FeedText(body, kind: .html).plainText.split { $0.isWhitespace }
        #expect(words == text.split { $0.isWhitespace })
      }
    }
  }

  @Test(arguments: formats) func aChangeThatOnlyTheFeedKnowsOfIsOneOfADatedDocumentOnly(
    _ format: String
  ) async throws {
    let files = MemoryFileSystem()
    var dated = Document(id: "dated", title: "One")
    dated.published = Timestamp("2026-11-20T08:00:00Z")
    var undated = Document(id: "undated", title: "Two")
    _ = try await run([dated, undated], format, files)
    dated.title = "One, changed"
    undated.title = "Two, changed"
    _ = try await run([dated, undated], format, minute: 60, files)
    let entries = try feed(files).entries
    #expect(entries.map(\.updated?.seconds) == [1_795_428_000, 1_795_428_000])
    #expect(entries.filter(\.isUnchanged).map(\.id) == ["urn:pipe:undated"])
  }

  @Test(arguments: formats) func isWellFormed(_ format: String) async throws {
    let files = MemoryFileSystem()
    _ = try await run(Samples.news + [Samples.hostile, Document(id: "\u{1}\u{b}")], format, files)
    let feed = try feed(files)
    #expect(feed.notes.isEmpty, "\(feed.notes)")
    #expect(feed.title?.plainText == "News & more")
    #expect(feed.selfLink == Self.address)
    #expect(feed.entries.count == Samples.news.count + 2)
    #expect(Set(feed.entries.map(\.id)).count == feed.entries.count)
    for entry in feed.entries { #expect(entry.title != nil) }
  }

  @Test(arguments: formats) func looksAsItDid(_ format: String) async throws {
    let files = MemoryFileSystem()
    _ = try await run(Samples.news + [Samples.hostile], format, files)
    try expectGolden(try #require(files.text(of: "feed")), "feed.\(format)")
  }

  @Test(arguments: formats) func keepsWhatItHadAndChangesOnlyWhatChanged(
    _ format: String
  ) async throws {
    let files = MemoryFileSystem()
    _ = try await run(Samples.news, format, files)
    let first = try #require(files.text(of: "feed"))
    let times = try feed(files).entries.map(\.updated)
    // The same again, later: not a byte differs.
    _ = try await run(Samples.news, format, minute: 60, files)
    #expect(files.text(of: "feed") == first)
    // One has other words, and one is new; the rest is not in this run.
    var changed = Samples.news[2]
    changed.text = "The price fell by 4%."
    let new = Document(id: "new", title: "New", published: Timestamp("2026-11-23T11:00:00Z"))
    _ = try await run([changed, new], format, minute: 120, files)
    let entries = try feed(files).entries
    #expect(entries.count == Samples.news.count + 1)
    let id = FeedItem.identifier(of: changed.id)
    for entry in entries {
      if entry.id == id {
        #expect(entry.content?.plainText == "The price fell by 4%.")
        #expect(entry.updated == Timestamp(seconds: 1_795_424_400 + 120 * 60))
      } else if entry.id != FeedItem.identifier(of: "new") {
        #expect(times.contains(entry.updated))
      }
    }
    #expect(Set(entries.map(\.id)).count == entries.count)
  }

  @Test(arguments: formats) func hasOnlyTheNewest(_ format: String) async throws {
    let documents = (0..<20).map {
      Document(
        id: "\($0)", title: "\($0)",
        published: Timestamp(seconds: 1_795_000_000 + Int64($0 * 7 % 20)))
    }
    let files = MemoryFileSystem()
    for batch in [documents.prefix(12), documents.suffix(12)] {
      _ = try await run(Array(batch), format, files) { $0.maxEntries = 5 }
    }
    let newest = documents.sorted { ($1.published?.seconds ?? 0) < ($0.published?.seconds ?? 0) }
    #expect(try feed(files).entries.map { $0.title?.plainText } == newest.prefix(5).map(\.title))
  }

  @Test(arguments: formats) func leavesAnotherFileAlone(_ format: String) async throws {
    let files = MemoryFileSystem()
    files.put("<p>mine</p>", at: "feed")
    let error = try await run(Samples.news, format, files).error
    #expect((error as? StageError)?.message.contains("feed that pipe has written") == true)
    #expect(files.text(of: "feed") == "<p>mine</p>")
    #expect(files.paths == ["feed"])
    _ = try await run(Samples.news, format, files) { $0.mode = .replace }
    #expect(try feed(files).entries.count == Samples.news.count)
  }

  @Test func datesOfMailAreReadBack() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let time = Timestamp(
        seconds: .random(in: -2_000_000_000...4_000_000_000, using: &generator),
        offset: Int16(Int.random(in: -56...56, using: &generator) * 15),
        precision: .second(digits: 0))
      #expect(MailDate.timestamp(MailDate.text(time)) == time, "\(time)")
    }
    #expect(MailDate.text(Timestamp(seconds: 0)) == "Thu, 01 Jan 1970 00:00:00 +0000")
  }

  @Test func textOfXMLIsReadBack() {
    for text in ["", "a & b < c > d \" e ' f", "&amp;lt;", "\r\n\t", "日本"] {
      #expect(XMLText.unescaped(XMLText.escaped(text)) == text)
    }
    #expect(XMLText.escaped("a\u{0}\u{1}\u{FFFE}b") == "ab")
  }
}
