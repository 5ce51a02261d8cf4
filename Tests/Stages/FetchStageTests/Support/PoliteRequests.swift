import PipeKit
import PipeTesting
import Testing

@testable import FetchStage

/// What tests of `PoliteClient` have in common: it asks invented servers, by a clock that they move.
protocol PoliteRequests {}

extension PoliteRequests {
  func client(
    _ http: TestHTTPClient, _ clock: TestClock = TestClock(), retry: RetryPolicy? = nil,
    delay: Duration = .seconds(1), connections: Int = 1,
    _ change: (inout PoliteClient.Settings) -> Void = { _ in }
  ) -> PoliteClient {
    var settings = PoliteClient.Settings(userAgent: "pipe/1")
    change(&settings)
    var test = TestServices(clock: clock)
    test.http = http
    let context = StageContext(stage: "fetch", services: test.services, retryPolicy: retry)
    return PoliteClient(
      settings, limits: .init(places: 8, connections: connections, delay: delay), context,
      shown: { $0 },
      random: { 0 })
  }

  func server(
    _ answer: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse?
  ) -> TestHTTPClient {
    TestHTTPClient { request in try await answer(request) }
  }

  func get(
    _ url: String, _ client: PoliteClient, for purpose: Purpose = .feed
  ) async throws -> PoliteClient.Answer {
    try await client.get(try #require(PageAddress(url)), for: purpose)
  }

  /// The error of a request that has to fail.
  func error(
    of url: String, _ client: PoliteClient, for purpose: Purpose = .feed
  ) async throws -> StageError {
    do {
      _ = try await get(url, client, for: purpose)
    } catch let error as StageError {
      return error
    }
    throw StageError(.other, "\(url) did not fail")
  }

  static func to(_ location: String, _ status: Int = 302) -> HTTPResponse {
    HTTPResponse(status: status, url: "", headers: [HTTPHeader("Location", location)])
  }

  static func ok(_ text: String = "ok") -> HTTPResponse {
    HTTPResponse(status: 200, url: "", body: Array(text.utf8))
  }

  func retry(_ attempts: Int) -> RetryPolicy {
    var policy = RetryPolicy()
    policy.attempts = attempts
    return policy
  }
}
