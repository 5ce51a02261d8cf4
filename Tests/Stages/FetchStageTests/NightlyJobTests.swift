import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

/// A job that runs every night: 50 feeds of 40 entries, each followed to its page.
@Suite(.timeLimit(.minutes(10)))
struct NightlyJobTests {
  private static let feeds = 50
  private static let entries = 40

  /// Feeds and pages on hosts of their own, as they are in one night.
  private struct World: Sendable {
    /// How many entries a feed has, newest first; and in which night one was updated.
    var entries = [Int](repeating: NightlyJobTests.entries, count: NightlyJobTests.feeds)
    var updated: [Int: Set<Int>] = [:]

    func feed(_ number: Int) -> String {
      let items = (0..<entries[number]).reversed().map { entry in
        let day = updated[number]?.contains(entry) == true ? 31 : 10
        return """
          <entry><id>urn:\(number)-\(entry)</id><title>\(number)-\(entry)</title>\
          <link href="/\(entry)"/><updated>2025-12-\(day)T00:00:00Z</updated></entry>
          """
      }
      return "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title>\(items.joined())</feed>"
    }

    func answer(_ request: HTTPRequest) -> HTTPResponse? {
      let rest = request.url.dropFirst("https://".count)
      guard let slash = rest.firstIndex(of: "/"), let dot = rest.firstIndex(of: "."),
        let number = Int(rest[..<dot].dropFirst()), entries.indices.contains(number)
      else { return nil }
      if rest[slash...] == "/robots.txt" { return HTTPResponse(status: 404, url: request.url) }
      guard rest[slash...] == "/feed" else {
        return TestHTTPClient.response(to: request.url, "<p>Page \(rest)</p>")
      }
      let tag = "\"\(entries[number])-\(updated[number]?.count ?? 0)\""
      let headers = [HTTPHeader("ETag", tag)]
      let isKnown = request.headers.contains {
        $0.name.lowercased() == "if-none-match" && $0.value == tag
      }
      if isKnown { return HTTPResponse(status: 304, url: request.url, headers: headers) }
      var response = TestHTTPClient.response(to: request.url, feed(number))
      response.headers += headers
      return response
    }
  }

  /// The world, which changes from night to night.
  private final class Nights: Sendable {
    let world = Mutex(World())
  }

  private func options(_ more: String = "") -> String {
    let feeds = (0..<Self.feeds).map { "https://h\($0).example/feed" }.joined(separator: ", ")
    return "{feeds: [\(feeds)], full_text: true, only_new: true\(more)}"
  }

  @Test(arguments: [false, true])
  func theSecondNightDownloadsOnlyWhatHasChanged(withUpdates: Bool) async throws {
    let nights = Nights()
    var test = TestServices()
    test.http = TestHTTPClient { request in nights.world.withLock { $0.answer(request) } }
    let runs = RememberedRuns(test)
    let yaml = options(withUpdates ? ", updates: true" : "")
    try await runs.run(yaml)
    #expect(runs.kept.count == Self.feeds * Self.entries)
    #expect(test.http.asked.count == Self.feeds + Self.feeds * Self.entries)

    // Five feeds have two new entries each, three have one that was updated.
    nights.world.withLock { world in
      for number in 0..<5 { world.entries[number] += 2 }
      for number in 5..<8 { world.updated[number] = [7] }
    }
    test.clock.advance(by: .seconds(86_400))
    let before = test.http.asked.count
    let report = try await runs.run(yaml)
    let requests = test.http.asked.dropFirst(before)
    let pages = requests.filter { !$0.hasSuffix("/feed") }
    let fresh = (0..<5).flatMap { ["https://h\($0).example/41", "https://h\($0).example/40"] }
    let updated = withUpdates ? (5..<8).map { "https://h\($0).example/7" } : []
    #expect(requests.count - pages.count == Self.feeds)
    #expect(pages.sorted() == (fresh + updated).sorted())
    #expect(runs.kept.count == Self.feeds * Self.entries + fresh.count + updated.count)
    let dropped = report.stages.first?.dropped ?? [:]
    #expect(dropped["brought in before"] == 8 * Self.entries - 3)
    #expect(dropped["brought in before, updated since"] == (withUpdates ? nil : 3))
    let unchanged = report.notes.count { $0.text.contains("not modified") }
    #expect(unchanged + report.unlistedNotes == Self.feeds - 8)

    // A third night without news asks for the feeds alone.
    test.clock.advance(by: .seconds(86_400))
    let count = test.http.asked.count
    try await runs.run(yaml)
    #expect(test.http.asked.count == count + Self.feeds)
  }
}
