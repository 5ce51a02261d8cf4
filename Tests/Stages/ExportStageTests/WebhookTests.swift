import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import ExportStage

/// Documents are posted until the server has taken them, each batch under a name of its own.
@Suite struct WebhookTests {
  private static let address = "https://hooks.example.org/news"

  private func run(
    _ documents: [Document], secret: String? = nil, clock: TestClock = TestClock(),
    _ answer: @escaping TestHTTPClient.Answer
  ) async throws -> (outcome: Outcome, requests: [HTTPRequest]) {
    let http = TestHTTPClient(answer: answer)
    var services = TestServices(clock: clock).services
    services.http = http
    let options = try Export.Options(to: Self.address) { $0.secret = secret }
    return (await export(options, documents, services: services), http.requests)
  }

  private static func answer(
    _ status: Int, _ text: String = "", wait: String? = nil
  ) -> HTTPResponse {
    HTTPResponse(
      status: status, url: address, headers: wait.map { [HTTPHeader("Retry-After", $0)] } ?? [],
      body: Array(text.utf8))
  }

  private func ids(_ requests: [HTTPRequest]) throws -> [String] {
    try requests.flatMap { request in
      let documents = try JSON(parsing: request.body).object?["documents"]?.array ?? []
      return documents.compactMap { $0.object?["id"]?.string }
    }
  }

  private func header(_ name: String, _ request: HTTPRequest) -> String? {
    request.headers.first { $0.name == name }?.value
  }

  @Test func postsEveryDocumentOnceInOrder() async throws {
    let documents = (0..<257).map { Document(id: "d\($0)", title: "T\($0)") }
    let (outcome, requests) = try await run(documents) { _ in Self.answer(204) }
    #expect(outcome.error == nil)
    #expect(outcome.produced == [Self.address: 257])
    #expect(try ids(requests) == documents.map(\.id))
    #expect(requests.count == 3)
    #expect(requests.allSatisfy { $0.method == "POST" })
    #expect(requests.allSatisfy { header("webhook-signature", $0) == nil })
    #expect(Set(requests.compactMap { header("Idempotency-Key", $0) }).count == 3)
  }

  @Test func postsNothingWhereThereIsNothing() async throws {
    let (outcome, requests) = try await run([]) { _ in Self.answer(500) }
    #expect(outcome.error == nil && requests.isEmpty)
  }

  @Test func triesAgainUnderTheSameName() async throws {
    let count = Mutex(0)
    let clock = TestClock()
    let start = clock.uptime()
    let (outcome, requests) = try await run(Samples.news, clock: clock) { request in
      switch count.withLock({
        $0 += 1; return $0
      }) {
      case 1: return Self.answer(503)
      case 2: throw HTTPError(.connect, url: request.url, "no connection", isTransient: true)
      case 3: return Self.answer(429, wait: "30")
      default: return Self.answer(200)
      }
    }
    #expect(outcome.error == nil)
    #expect(requests.count == 4)
    #expect(Set(requests.compactMap { header("Idempotency-Key", $0) }).count == 1)
    #expect(clock.uptime() - start == .seconds(1 + 2 + 30))
  }

  @Test(arguments: [(400, 1), (401, 1), (302, 1), (500, 6)])
  func saysWhatTheServerSays(_ status: Int, _ requests: Int) async throws {
    let (outcome, asked) = try await run(Samples.news) { _ in Self.answer(status, "no\n such hook")
    }
    #expect(asked.count == requests)
    #expect(outcome.stageError?.message == "'\(Self.address)' answers \(status): no such hook")
  }

  /// The example of Standard Webhooks' own libraries.
  @Test func signsAsStandardWebhooksSays() async throws {
    let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    let key = try #require(Base64.decode(Array("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".utf8)))
    let example = "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}"
    var code: [UInt8] = []
    Base64.append(SHA256.authenticationCode(of: Array(example.utf8), key: key), to: &code)
    #expect(String(decoding: code, as: UTF8.self) == "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    let (_, requests) = try await run(Samples.news, secret: secret) { _ in Self.answer(200) }
    let request = try #require(requests.first)
    let id = try #require(header("webhook-id", request))
    let time = try #require(header("webhook-timestamp", request))
    let signed = Array("\(id).\(time).".utf8) + request.body
    code = []
    Base64.append(SHA256.authenticationCode(of: signed, key: key), to: &code)
    #expect(header("webhook-signature", request) == "v1," + String(decoding: code, as: UTF8.self))
  }

  @Test func isForAddressesOnly() throws {
    #expect(try Export.Options(to: Self.address).complaints.isEmpty)
    #expect(try Export.Options(to: "a.jsonl", format: "webhook").complaints.count == 1)
    #expect(try Export.Options(to: Self.address, format: "jsonl").complaints.count == 1)
    #expect(try Export.Options(to: Self.address).outputs.isEmpty)
  }
}
