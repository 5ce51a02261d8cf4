import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import FetchStage

/// A server of one feed, which knows what it has sent.
private final class FeedServer: Sendable {
  struct State {
    var items: [Int] = [1, 2, 3]
    var tag: String? = "\"v1\""
    var modified: String? = nil
    var redirect: String?
    var redirectStatus = 302
    var headers: [HTTPHeader] = []
    var title = ""
  }

  let state = Mutex(State())

  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    let state = state.withLock { $0 }
    if let target = state.redirect, request.url != target {
      return HTTPResponse(
        status: state.redirectStatus, url: request.url, headers: [HTTPHeader("Location", target)])
    }
    func header(_ name: String) -> String? { request.headers.first { $0.name == name }?.value }
    let isSame =
      (state.tag != nil && header("If-None-Match") == state.tag)
      || (state.modified != nil && header("If-Modified-Since") == state.modified)
    var items = ""
    for item in state.items {
      items +=
        "<item><title>\(item)\(state.title)</title><link>https://a.example/\(item)</link></item>"
    }
    let feed = "<rss version='2.0'><channel><title>F</title>\(items)</channel></rss>"
    var headers = [HTTPHeader("Content-Type", "application/rss+xml")]
    if let tag = state.tag { headers.append(HTTPHeader("ETag", tag)) }
    if let modified = state.modified { headers.append(HTTPHeader("Last-Modified", modified)) }
    return HTTPResponse(
      status: isSame ? 304 : 200, url: request.url, headers: headers + state.headers,
      body: isSame ? [] : Array(feed.utf8))
  }
}

/// Feeds are asked for only if they have changed, where only what is new is wanted.
@Suite(.timeLimit(.minutes(10)))
struct FeedValidatorTests {
  private static let address = "https://user:pa55word@a.example/feed?key=s3cret"
  private static let onlyNew = "{feeds: '\(address)', only_new: true}"
  private static var options: Fetch.Options {
    var options = Fetch.Options()
    options.onlyNew = true
    return options
  }
  private let server = FeedServer()
  private let http: TestHTTPClient
  private let runs: RememberedRuns

  init() {
    http = TestHTTPClient { [server] request in
      request.url.contains("/feed")
        ? server.answer(request) : TestHTTPClient.response(to: request.url, "<p>page</p>")
    }
    var test = TestServices()
    test.http = http
    runs = RememberedRuns(test)
  }

  private func ids(_ items: Int...) -> [String] {
    items.map { Document.stableID(url: "https://a.example/\($0)") }
  }

  /// What the last request for the feed had for a header.
  private func condition(_ name: String) -> String? {
    http.requests.last { $0.url.contains("/feed") }?.headers.first { $0.name == name }?.value
  }

  @Test func aFeedThatHasNotChangedBringsNothingNew() async throws {
    try await runs.run(Self.onlyNew)
    #expect(condition("If-None-Match") == nil)
    #expect(runs.kept == ids(1, 2, 3))
    let report = try await runs.run(Self.onlyNew)
    #expect(condition("If-None-Match") == "\"v1\"")
    #expect(runs.kept == ids(1, 2, 3))
    #expect(report.failures.isEmpty)
    server.change {
      $0.items = [1, 2, 3, 4]
      $0.tag = "\"v2\""
    }
    try await runs.run(Self.onlyNew)
    #expect(runs.kept == ids(1, 2, 3, 4))
    try await runs.run(Self.onlyNew)
    #expect(condition("If-None-Match") == "\"v2\"")
    #expect(runs.kept == ids(1, 2, 3, 4))
  }

  @Test func aFeedWithADocumentThatIsTooLargeIsAskedForUntilItGetsThrough() async throws {
    var runs = runs
    runs.maxDocument = 40
    server.change { $0.title = String(repeating: "x", count: 100) }
    for _ in 0..<3 {
      try await runs.run(Self.onlyNew)
      #expect(condition("If-None-Match") == nil)
      #expect(try runs.store.deadLetterKeys(limit: 9).count == 3)
    }
    runs.maxDocument = 64 << 20
    try await runs.run(Self.onlyNew)
    #expect(runs.kept == ids(1, 2, 3))
    #expect(try runs.store.deadLetterKeys(limit: 9).isEmpty)
    try await runs.run(Self.onlyNew)
    #expect(condition("If-None-Match") == "\"v1\"")
    #expect(runs.kept == ids(1, 2, 3))
  }

  @Test func theTimeOfTheLastChangeIsAskedWithToo() async throws {
    server.change {
      $0.tag = nil
      $0.modified = "Mon, 24 Nov 2026 10:00:00 GMT"
    }
    try await runs.run(Self.onlyNew)
    try await runs.run(Self.onlyNew)
    #expect(condition("If-Modified-Since") == "Mon, 24 Nov 2026 10:00:00 GMT")
    #expect(runs.kept == ids(1, 2, 3))
  }

  @Test func anUnchangedFeedIsBroughtInWholeWhereAllOfItIsWanted() async throws {
    let all = "{feeds: '\(Self.address)'}"
    try await runs.run(all)
    try await runs.run(all)
    #expect(condition("If-None-Match") == nil)
    #expect(runs.kept == ids(1, 2, 3, 1, 2, 3))
    #expect(try runs.store.notes(.validator).isEmpty)
  }

  @Test func whatWasSeenIsNotedAgainWithTheAnswer() async throws {
    try await runs.run(Self.onlyNew)
    let before = try runs.store.notes(.seen).count
    let known = try #require(
      try KnownFeed(
        Self.address, Self.options, Memory(store: runs.store)))
    let place = known.unchanged("feeds.0", known.validator)
    #expect(before == 3)
    #expect(place.seen.map(\.id) == ids(1, 2, 3))
    #expect(place.notes.map(\.kind) == [.validator])
  }

  @Test func whatIsNoLongerNotedAsSeenIsAskedForWhole() async throws {
    try await runs.run(Self.onlyNew)
    // As when the run that brought it in is given up, or what is old is forgotten.
    let entry = Checkpoint.Entry(stage: "fetch", kind: .seen, key: ids(2)[0])
    try runs.store.commit([(entry, nil)], at: runs.test.clock.now())
    try await runs.run(Self.onlyNew)
    #expect(condition("If-None-Match") == nil)
    #expect(runs.kept == ids(1, 2, 3, 2))
  }

  @Test(arguments: ["{feeds: '\(address)', only_new: true, full_text: true}", onlyNew])
  func anInterruptedRunLosesNothingThroughIt(yaml: String) async throws {
    for number in 1...3 {
      let fresh = FeedValidatorTests()
      var expected = fresh.ids(1, 2, 3)
      _ = try? await fresh.runs.run(yaml, breakingAt: nil)
      #expect(fresh.runs.kept == expected)
      fresh.server.change {
        $0.items = [1, 4, 5, 6]
        $0.tag = "\"v2\""
      }
      _ = try? await fresh.runs.run(yaml, breakingAt: number, waits: false)
      try await fresh.runs.run(yaml)
      expected += fresh.ids(4, 5, 6)
      #expect(fresh.runs.kept == expected, "interrupted at \(number)")
    }
  }

  @Test func otherOptionsAskForTheWholeFeed() async throws {
    try await runs.run("{feeds: '\(Self.address)', only_new: true, limit: 2}")
    #expect(runs.kept == ids(1, 2))
    try await runs.run(Self.onlyNew)
    #expect(condition("If-None-Match") == nil)
    #expect(runs.kept == ids(1, 2, 3))
  }

  @Test(arguments: [
    "headers: {a.example: {Cookie: user=1}}", "user_agent: other/1",
  ])
  func somebodyElseAsksForTheWholeFeed(option: String) async throws {
    try await runs.run(Self.onlyNew)
    let other = "{feeds: '\(Self.address)', only_new: true, \(option)}"
    try await runs.run(other)
    #expect(condition("If-None-Match") == nil)
    try await runs.run(other)
    #expect(condition("If-None-Match") == "\"v1\"")
    // What is for another host changes nothing.
    try await runs.run("{feeds: '\(Self.address)', only_new: true, headers: {b.example: {X: y}}}")
    #expect(condition("If-None-Match") == "\"v1\"")
    #expect(try !runs.stateText().contains("user=1"))
  }

  @Test func anAnswerFromAnotherAddressIsNotTrusted() async throws {
    try await runs.run(Self.onlyNew)
    server.change {
      $0.redirect = "https://b.example/feed"
      $0.items = [7]
    }
    try await runs.run(Self.onlyNew)
    #expect(runs.kept == ids(1, 2, 3, 7))
  }

  @Test func neitherAddressNorSecretIsStored() async throws {
    try await runs.run(Self.onlyNew)
    let text = try runs.stateText()
    #expect(text.contains("v1"))
    for secret in ["a.example", "pa55word", "s3cret"] { #expect(!text.contains(secret), "\(text)") }
    func validator(_ tag: String, _ redact: Redactor = Redactor()) -> FeedValidator? {
      var resource = Resource(bytes: [], mediaType: "")
      resource.validators = Resource.Validators(tag: tag, modified: nil, origin: "")
      return FeedValidator(resource, [], now: Timestamp(seconds: 0), redact: redact)
    }
    #expect(validator("\"t0ken-v1\"", Redactor(["t0ken"]))?.headers.isEmpty == true)
    #expect(validator("\"t0ken-v1\"")?.headers.isEmpty == false)
    #expect(validator("a\r\nX: y")?.headers.isEmpty == true)
  }
}

/// A feed that is fresh is not asked for, as its server wants.
extension FeedValidatorTests {
  private var asked: Int { http.requests.count { $0.url.contains("/feed") } }

  private func run(
    after time: Duration = .zero, _ headers: [String: String], _ options: String = ""
  ) async throws -> [String] {
    server.change { $0.headers = headers.map { HTTPHeader($0.key, $0.value) } }
    runs.test.clock.advance(by: time)
    let report = try await runs.run("{feeds: '\(Self.address)', only_new: true\(options)}")
    return report.notes.map(\.text)
  }

  @Test func aFreshFeedIsNotAskedForAndTheRunSaysSo() async throws {
    let headers = ["Cache-Control": "max-age=600", "Age": "100"]
    _ = try await run(headers)
    let notes = try await run(after: .seconds(499), headers)
    #expect(asked == 1)
    #expect(notes.contains { $0.contains("fresh until 2026-01-01T00:08:20") }, "\(notes)")
    #expect(!notes.joined().contains("s3cret"))
    _ = try await run(after: .seconds(1), headers)
    #expect(asked == 2)
    // The answer that nothing has changed makes it fresh again.
    #expect(condition("If-None-Match") == "\"v1\"")
    _ = try await run(after: .seconds(499), headers)
    #expect(asked == 2)
    #expect(runs.kept == ids(1, 2, 3))
  }

  @Test func anAnswerThatNothingHasChangedKeepsWhatItDoesNotName() async throws {
    _ = try await run(["Cache-Control": "max-age=600"])
    _ = try await run(after: .seconds(600), [:])
    #expect(asked == 2)
    _ = try await run(after: .seconds(599), [:])
    #expect(asked == 2)
    _ = try await run(after: .seconds(1), ["Cache-Control": "max-age=0"])
    _ = try await run(after: .seconds(1), [:])
    #expect(asked == 4)
  }

  @Test func aFreshFeedIsStillNotForgotten() async throws {
    _ = try await run(["Cache-Control": "max-age=6000"])
    runs.test.clock.advance(by: .seconds(100))
    let between = runs.test.clock.now()
    _ = try await run(after: .seconds(100), [:])
    #expect(asked == 1)
    #expect(try runs.store.prune(before: between).notes == 0)
  }

  @Test(arguments: [
    ["Cache-Control": "no-cache, max-age=600"], ["Cache-Control": "max-age=0"], ["Expires": "0"],
    ["Expires": "Thu, 01 Jan 2026 00:00:00 GMT"], [:],
  ])
  func aFeedThatIsNotFreshIsAskedForWithWhatIsKnown(headers: [String: String]) async throws {
    _ = try await run(headers)
    _ = try await run(headers)
    #expect(asked == 2)
    #expect(condition("If-None-Match") == "\"v1\"")
  }

  @Test func whatIsNotToBeStoredIsNot() async throws {
    _ = try await run(["Cache-Control": "no-store"])
    _ = try await run(["Cache-Control": "no-store"])
    #expect(asked == 2)
    #expect(condition("If-None-Match") == nil)
    #expect(try !runs.stateText().contains("v1"))
  }

  @Test func aServerCannotHaveItsFeedLeftAloneForever() async throws {
    _ = try await run(["Cache-Control": "max-age=99999999999999999999999"])
    _ = try await run(after: .seconds(86_399), [:])
    #expect(asked == 1)
    _ = try await run(after: .seconds(1), [:])
    #expect(asked == 2)
    _ = try await run([:], ", max_fresh: 0s")
    #expect(asked == 3)
  }

  @Test func aFeedCanBeAskedForMoreSeldomThanItsServerSays() async throws {
    _ = try await run([:], ", min_fresh: 10m")
    _ = try await run(after: .seconds(599), [:], ", min_fresh: 10m")
    #expect(asked == 1)
    _ = try await run(after: .seconds(1), [:], ", min_fresh: 10m")
    #expect(asked == 2)
  }

  @Test func aClockThatWasPutBackKeepsNothingFresh() async throws {
    _ = try await run(["Cache-Control": "max-age=600"])
    let other = RememberedRuns(
      runs.test, store: runs.store, clock: TestClock(Timestamp(seconds: 1)))
    try await other.run(Self.onlyNew)
    #expect(asked == 2)
  }
}

/// What `fetch` has noted in a store.
private struct Memory: StageMemory {
  let store: MemoryRunStore
  let tag = "memory01"
  let run = 2

  func note(_ key: String, _ kind: NoteKind) throws(StageError) -> JSON? {
    do {
      return try store.note(Checkpoint.Entry(stage: "fetch", kind: kind, key: key))
    } catch {
      throw StageError(.state, "\(error)")
    }
  }
}
