import ExportStage
import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

/// A request that fails, wherever in its course, is tried again as `retry` says; then the page is kept as
/// failed, the others go on, and the next run tries it again.
@Suite(.timeLimit(.minutes(10)))
struct NetworkFaultTests {
  /// Where in its course a request fails.
  enum Course: String, Sendable, CaseIterable {
    case name, connecting, handshake, firstByte, body, timeout, overloaded

    /// What a client throws, or a server answers.
    func response(to url: String) throws -> HTTPResponse {
      func failure(_ kind: HTTPError.Kind, _ message: String) -> HTTPError {
        HTTPError(kind, url: url, message, isTransient: true)
      }
      switch self {
      case .name: throw failure(.dns, "the name server did not answer")
      case .connecting: throw failure(.connect, "connection refused")
      case .handshake: throw failure(.tls, "the connection broke")
      case .firstByte: throw failure(.connect, "the server sent nothing")
      case .body: throw failure(.connect, "transfer closed with 95 bytes remaining")
      case .timeout: throw failure(.timeout, "it took longer than 60 s")
      case .overloaded: return HTTPResponse(status: 503, url: url)
      }
    }

    var code: StageError.Code {
      switch self {
      case .timeout: .timeout
      case .overloaded: .httpStatus
      case .name: .dns
      case .handshake: .tls
      case .connecting, .firstByte, .body: .connect
      }
    }
  }

  fileprivate static let urls = ["a", "b", "c", "d"].map { "https://\($0).example/" }

  /// A network in which a page fails some times, and other requests by number.
  private final class Network: Sendable {
    let client: TestHTTPClient
    let store = MemoryRunStore()
    let test = TestServices()

    init(
      _ course: Course, failing url: String? = nil, times: Int = .max, request: Int? = nil
    ) {
      let state = Mutex((left: times, request: 0))
      client = TestHTTPClient { asked in
        let fails = state.withLock { state in
          state.request += 1
          if asked.url == url, state.left > 0 {
            state.left -= 1
            return true
          }
          return state.request == request
        }
        if fails { return try course.response(to: asked.url) }
        return TestHTTPClient.response(
          to: asked.url, "<html><title>\(asked.url)</title><p>Text.</p></html>")
      }
    }

    /// Runs a pipeline that fetches pages, by their addresses or by documents that name them.
    func run(attempts: Int?, byDocuments: Bool = false) async throws -> RunReport {
      var retry: RetryPolicy?
      if let attempts {
        retry = RetryPolicy()
        retry?.attempts = attempts
      }
      let yaml = "[" + NetworkFaultTests.urls.joined(separator: ", ") + "]"
      let fetch = try Fetch.make(
        yaml: byDocuments ? "robots: false" : "{pages: \(yaml), robots: false}",
        hasInput: byDocuments)
      var steps = [
        Plan.Step(fetch, id: "fetch", retry: retry),
        Plan.Step(try Export.make(yaml: "to: out.jsonl"), id: "lines"),
      ]
      if byDocuments {
        let documents = NetworkFaultTests.urls.map { Document(id: $0, url: $0) }
        steps.insert(Plan.Step(MemorySource(documents), id: "documents"), at: 0)
      }
      let plan = Plan(name: "network", stages: steps)
      let services = Services(clock: test.clock, files: test.files, http: client)
      let delivery = try Delivery(
        plan, store: store, services: services, interval: .init(first: .zero, most: .zero))
      return try await PipelineRun(plan, services: services, delivery: delivery).run()
    }

    /// The pages that were written, in order.
    func written() throws -> [String] {
      try (test.files.text(of: "out.jsonl") ?? "").split(separator: "\n").map {
        try Document(json: Array($0.utf8)).url ?? "-"
      }
    }
  }

  @Test(arguments: Course.allCases, [false, true])
  func aRequestThatFailsForAWhileIsTriedAgain(_ course: Course, _ byDocuments: Bool) async throws {
    let network = Network(course, failing: Self.urls[1], times: 2)
    let report = try await network.run(attempts: 3, byDocuments: byDocuments)
    #expect(!report.hasFailures)
    #expect(network.client.count(of: Self.urls[1]) == 3)
    #expect(network.client.requests.count == 6)
    // It waited in between, each time longer.
    let sleeps = network.test.clock.sleeps
    #expect(sleeps.count == 2 && sleeps[0] <= .seconds(1) && sleeps[1] >= .seconds(1))
    #expect(try network.written() == Self.urls)
    #expect(try network.store.deadLetterCounts().isEmpty)
  }

  @Test(arguments: Course.allCases, [false, true])
  func aRequestThatKeepsFailingIsKeptAndTheOthersGoOn(
    _ course: Course, _ byDocuments: Bool
  ) async throws {
    // Three tries of the first run fail, and none of the second.
    let network = Network(course, failing: Self.urls[1], times: 3)
    let report = try await network.run(attempts: 3, byDocuments: byDocuments)
    #expect(report.failures.map(\.document) == [Self.urls[1]])
    #expect(report.failures.map(\.error.code) == [course.code])
    #expect(report.failures.map(\.error.isTransient) == [true])
    #expect(try network.written() == [Self.urls[0], Self.urls[2], Self.urls[3]])
    let letters = try network.store.deadLetters(stage: "fetch", after: 0, limit: 9)
    #expect(letters.map(\.name) == [Self.urls[1]])
    #expect(letters.map(\.code) == [course.code.rawValue])
    #expect(letters.map { $0.document != nil } == [byDocuments])
    #expect(letters.map(\.attempts) == [3])
    let again = try await network.run(attempts: 3, byDocuments: byDocuments)
    #expect(!again.hasFailures)
    #expect(try network.written() == Self.urls)
    #expect(try network.store.deadLetterCounts().isEmpty)
  }

  @Test(arguments: Course.allCases)
  func eachSingleRequestMayFail(_ course: Course) async throws {
    for request in 1...Self.urls.count {
      let network = Network(course, request: request)
      let report = try await network.run(attempts: nil)
      #expect(report.failures.count == 1, "request \(request)")
      let missing = try #require(report.failures.first?.document)
      #expect(try network.written() == Self.urls.filter { $0 != missing }, "request \(request)")
      #expect(try !(await network.run(attempts: nil)).hasFailures)
      #expect(try network.written() == Self.urls, "request \(request)")
      #expect(try network.store.deadLetterCounts().isEmpty)
    }
  }
}
