import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// Every source goes on where it was interrupted, wherever that was.
@Suite(.timeLimit(.minutes(10)))
struct SourceContinuationTests {
  /// A new kind of source joins by its line here.
  enum Source: String, CaseIterable, Sendable {
    case files = "files: 'pages/*.html'"
    case directory = "files: pages"
    case lines = "jsonl: a.jsonl"
    case someLines = "{jsonl: a.jsonl, limit: 11}"
    case filesOfLines = "jsonl: ['*.jsonl', 'more/*.jsonl']"
    case linesWithPages = "{jsonl: a.jsonl, local: true}"
    case standardInput = "jsonl: '-'"
    case feed = "feeds: feed.xml"
    case followedFeed = "{feeds: [feed.xml, feed.xml], full_text: true, mirror: web}"
    case followedFeedFiles = "{files: 'feeds/*.xml', full_text: true, mirror: web}"
    case pages =
      "{pages: [https://a.example/1, https://a.example/2, https://a.example/3], mirror: web}"
    case onlyNew = "{jsonl: a.jsonl, only_new: true}"
    case several = "{feeds: feed.xml, files: pages, jsonl: a.jsonl}"
  }

  private static let files: [String: String] = {
    var files: [String: String] = [:]
    func lines(_ name: String, _ count: Int) -> String {
      (0..<count).map { number in
        let path = "pages/\(number % 9).html"
        return #"{"id":"\#(name)\#(number)","text":"t","metadata":{"path":"\#(path)"}}"# + "\n"
      }.joined()
    }
    for number in 0..<9 { files["pages/\(number).html"] = "<p>Page \(number)</p>" }
    files["a.jsonl"] = lines("a", 40)
    files["b.jsonl"] = lines("b", 3)
    files["more/c.jsonl"] = lines("c", 70)
    var items = ""
    for number in 1...8 {
      items += "<item><title>\(number)</title><link>https://a.example/\(number)</link></item>"
      files["web/a.example/\(number).html"] = "<p>Page \(number)</p>"
    }
    files["feed.xml"] = "<rss version=\"2.0\"><channel><title>F</title>\(items)</channel></rss>"
    // Two files of one pattern with the same entries.
    files["feeds/1.xml"] = files["feed.xml"]
    files["feeds/2.xml"] = files["feed.xml"]
    return files
  }()

  private func run(
    _ source: Source, _ test: TestServices, _ store: MemoryRunStore, _ sink: Keeper,
    _ breaking: Breaking, hasStandardInput: Bool, commitsFirst: Bool = false
  ) async throws {
    if hasStandardInput {
      test.files.setStandardInput(Array((Self.files["more/c.jsonl"] ?? "").utf8))
    }
    let fetch = try Fetch.make(yaml: source.rawValue, hasInput: false)
    let plan = Plan(
      name: "test",
      stages: [
        Plan.Step(fetch, id: "fetch"),
        Plan.Step(
          Each { document in
            do {
              try breaking.step()
            } catch {
              // What was committed would else be up to chance.
              while commitsFirst, try store.notes(.position).isEmpty { await Task.yield() }
              throw error
            }
            return .pass
          }, id: "work", policy: .stop), Plan.Step(sink, id: "sink"),
      ])
    let delivery = try Delivery(
      plan, store: store, services: test.services, interval: .init(first: .zero, most: .zero))
    _ = try await PipelineRun(
      plan, services: test.services, options: .init(workers: 1), delivery: delivery
    ).run()
  }

  @Test(arguments: Source.allCases)
  func everyDocumentIsBroughtInOnce(source: Source) async throws {
    let whole = Keeper()
    try await run(
      source, TestServices(files: Self.files), MemoryRunStore(), whole, Breaking(after: 1_000_000),
      hasStandardInput: source == .standardInput)
    let expected = try #require(whole.published)
    #expect(expected.count >= 3)
    for first in [1, 2, 3, 7, 10, 11, 23, 39, 64] where first <= expected.count {
      let (test, store) = (TestServices(files: Self.files), MemoryRunStore())
      let (sink, breaking) = (Keeper(), Breaking(after: first))
      var attempts = 0
      while sink.published == nil, attempts < 200 {
        attempts += 1
        do {
          try await run(
            source, test, store, sink, breaking, hasStandardInput: source == .standardInput)
        } catch {
          breaking.again(after: first + attempts)
        }
      }
      let isSame = sink.published == expected
      #expect(isSame, "interrupted at \(first): \(sink.published?.count ?? -1) documents")
      #expect(attempts > 1)
    }
  }

  @Test func aFileThatHasBecomeAnotherIsNotGoneOnWith() async throws {
    let (test, store, sink) = (TestServices(files: Self.files), MemoryRunStore(), Keeper())
    // Two pieces of lines, so that the first is committed before the second breaks.
    let line = #"{"id":"x","text":"\#(String(repeating: "x", count: 5000))"}"# + "\n"
    test.files.put(Array(String(repeating: line, count: 40).utf8), at: "a.jsonl")
    let breaking = Breaking(after: 30)
    try? await run(.lines, test, store, sink, breaking, hasStandardInput: false, commitsFirst: true)
    #expect(try !store.notes(.position).isEmpty)
    test.files.put(Array(String(repeating: line.uppercased(), count: 40).utf8), at: "a.jsonl")
    let error = await #expect(throws: StageError.self) {
      try await run(.lines, test, store, sink, breaking, hasStandardInput: false)
    }
    #expect(error?.code == .staleResults)
    #expect(error?.hint == "--fresh starts over")
  }

  @Test func whatAnEarlierRunHasBroughtInIsLeftOutWhereOnlyNewIsWanted() async throws {
    let (test, store) = (TestServices(files: Self.files), MemoryRunStore())
    let (first, second, third) = (Keeper(), Keeper(), Keeper())
    let never = Breaking(after: 1_000_000)
    try await run(.onlyNew, test, store, first, never, hasStandardInput: false)
    #expect(first.published?.count == 40)
    try await run(.onlyNew, test, store, second, never, hasStandardInput: false)
    #expect(second.published == [])
    let more = (Self.files["a.jsonl"] ?? "") + #"{"id":"new"}"# + "\n"
    test.files.put(Array(more.utf8), at: "a.jsonl")
    try await run(.onlyNew, test, store, third, never, hasStandardInput: false)
    #expect(third.published == ["new"])
  }
}
