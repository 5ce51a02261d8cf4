import FetchStage
import PipeEngine
import PipeKit
import PipeTesting
import Synchronization
import Testing

struct FetchFlowTests {
  private func documents(_ count: Int) -> [Document] {
    (0..<count).map { Document(id: "\($0)", url: "https://a.example/\($0)") }
  }

  @Test func keepsTheOrderWhicheverPageComesFirst() async throws {
    // Every fourth page waits for the one asked for after it.
    let gates = Mutex<[Int: CheckedContinuation<Void, Never>]>([:])
    let opened = Mutex<Set<Int>>([])
    var test = TestServices()
    test.http = TestHTTPClient { request in
      let number = Int(request.url.split(separator: "/").last ?? "") ?? 0
      if number.isMultiple(of: 4) {
        await withCheckedContinuation { continuation in
          let isOpen = opened.withLock { $0.contains(number) }
          if isOpen {
            continuation.resume()
          } else {
            gates.withLock { $0[number] = continuation }
            if opened.withLock({ $0.contains(number) }) {
              gates.withLock { $0.removeValue(forKey: number) }?.resume()
            }
          }
        }
      } else if number % 4 == 1 {
        opened.withLock { _ = $0.insert(number - 1) }
        gates.withLock { $0.removeValue(forKey: number - 1) }?.resume()
      }
      return TestHTTPClient.response(to: request.url, "<p>\(number)</p>")
    }
    for size in [1, 3, 64] {
      opened.withLock { $0 = [] }
      let stage = try Fetch.make(
        yaml: "{concurrency: 3, per_host: {connections: 3, delay: 0s}, robots: false}")
      let result = try await stage.run(
        on: documents(100), services: test.services, batchSize: size)
      #expect(result.output.map(\.id) == (0..<100).map(String.init))
      #expect(
        result.output.map { $0.body?.bytes } == (0..<100).map { Array("<p>\($0)</p>".utf8) })
    }
  }

  @Test(arguments: [
    ("{concurrency: 3, per_host: {connections: 9, delay: 0s}}", 3),
    ("{concurrency: 1, per_host: {connections: 9, delay: 0s}}", 1),
    ("{per_host: {connections: 2, delay: 0s}}", 2), ("{per_host: {delay: 0s}}", 1),
  ])
  func asksForNoMoreAtOnceThanAllowed(yaml: String, most: Int) async throws {
    let running = Mutex((now: 0, most: 0))
    var test = TestServices()
    test.http = TestHTTPClient { request in
      running.withLock { state in
        state.now += 1
        state.most = max(state.most, state.now)
      }
      for _ in 0..<20 { await Task.yield() }
      running.withLock { $0.now -= 1 }
      return TestHTTPClient.response(to: request.url, "<p>x</p>")
    }
    let result = try await Fetch.make(yaml: yaml)
      .run(on: documents(60), services: test.services)
    #expect(result.output.count == 60)
    #expect(running.withLock { $0.most } <= most)
  }

  @Test func fetchesOnlyWhatHasNoContent() async throws {
    var withText = Document(id: "text", url: "https://a.example/1", text: "here")
    withText.metadata["path"] = "never/read.html"
    let withBody = Document(id: "body", url: "https://a.example/2", body: Body("<p>here</p>"))
    let without = Document(id: "none", title: "no address")
    let test = TestServices(pages: [
      "https://a.example/1": "<p>1</p>", "https://a.example/2": "<p>2</p>",
    ])
    let input = [withText, withBody, without]
    let result = try await Fetch.make(yaml: "").run(on: input, services: test.services)
    #expect(result.output == input)
    #expect(test.http.requests.isEmpty)
    let followed = try await Fetch.make(yaml: "full_text: true")
      .run(on: input, services: test.services)
    #expect(
      followed.output.map { $0.body?.bytes }
        == [Array("<p>1</p>".utf8), Array("<p>2</p>".utf8), nil])
    #expect(followed.output.first?.text == nil)
  }

  @Test func stopsWhenNoMoreIsWanted() async throws {
    let lines = (0..<5000).map { "{\"id\": \"\($0)\", \"url\": \"https://a.example/\($0)\"}" }
    var test = TestServices(files: ["l.jsonl": lines.joined(separator: "\n")])
    test.http = TestHTTPClient { TestHTTPClient.response(to: $0.url, "<p>x</p>") }
    let sink = MemorySink()
    let plan = Plan(
      name: "test",
      stages: [
        Plan.Step(try Fetch.make(yaml: "{jsonl: l.jsonl, full_text: true}", hasInput: false)),
        Plan.Step(sink),
      ])
    let options = PipelineRun.Options(limit: 10)
    _ = try await PipelineRun(plan, services: test.services, options: options).run()
    #expect(sink.documents.map(\.id) == (0..<10).map(String.init))
    #expect(test.http.requests.count < 200)
  }

  @Test func endsWhereAFailureIsToEndTheRun() async throws {
    let test = TestServices()
    let stage = try Fetch.make(yaml: "")
    await #expect(throws: StageError.self) {
      try await stage.run(on: documents(500), services: test.services, policy: .stop)
    }
  }

  @Test func endsWhenCancelled() async throws {
    let (started, signal) = AsyncStream.makeStream(of: Void.self)
    var test = TestServices()
    test.http = TestHTTPClient { _ in
      signal.yield()
      try await Task.sleep(for: .seconds(3600))
      return nil
    }
    let services = test.services
    let documents = documents(20)
    let stage = try Fetch.make(yaml: "")
    let task = Task { try await stage.run(on: documents, services: services) }
    for await _ in started { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func passesManyDocumentsOnWithoutFetching() async throws {
    let lines = (0..<20_000).map { "{\"id\": \"\($0)\"}" }.joined(separator: "\n")
    let test = TestServices(files: ["l.jsonl": lines])
    let stage = try Fetch.make(yaml: "jsonl: l.jsonl", hasInput: false)
    let result = try await stage.runAsSource(services: test.services)
    #expect(result.output.count == 20_000)
    #expect(result.output.last?.id == "19999")
  }

  @Test func triesAgainWhereTheEntrySaysSo() async throws {
    let count = Mutex(0)
    var test = TestServices()
    test.http = TestHTTPClient { request in
      let attempt = count.withLock { count in
        count += 1
        return count
      }
      if attempt < 3 { return HTTPResponse(status: 503, url: request.url) }
      return TestHTTPClient.response(to: request.url, "<p>x</p>")
    }
    let sink = MemorySink()
    let plan = Plan(
      name: "test",
      stages: [
        Plan.Step(
          try Fetch.make(yaml: "{pages: https://a.example/, robots: false}", hasInput: false),
          retry: RetryPolicy()),
        Plan.Step(sink),
      ])
    _ = try await PipelineRun(plan, services: test.services).run()
    #expect(sink.documents.count == 1)
    #expect(test.clock.sleeps.count == 2)
  }
}
