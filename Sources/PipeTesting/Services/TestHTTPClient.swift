public import PipeKit
import Synchronization

/// A network that answers what a test has written down, and counts what it is asked.
///
/// An address that nothing is known of fails with `HTTPError/Kind/offline`: nothing ever leaves
/// the machine.
public final class TestHTTPClient: HTTPClient {
  /// Answers a request; `nil` where there is no network.
  public typealias Answer = @Sendable (HTTPRequest) async throws -> HTTPResponse?

  private let answer: Answer
  private let log = Mutex<[HTTPRequest]>([])

  /// Creates a network that answers as a closure says.
  public init(answer: @escaping Answer) { self.answer = answer }

  /// Creates a network of ready answers, by address.
  public convenience init(responses: [String: HTTPResponse]) {
    self.init { responses[$0.url] ?? responses[Self.withoutPath($0.url)] }
  }

  /// Creates a network of pages, by address, that answer with status 200.
  ///
  /// The media type follows from how a page begins: XML, HTML, JSON, else plain text.
  public convenience init(pages: [String: String] = [:]) {
    self.init { request in
      (pages[request.url] ?? pages[Self.withoutPath(request.url)])
        .map { Self.response(to: request.url, $0) }
    }
  }

  /// An address that may have been written without the slash after its host.
  private static func withoutPath(_ url: String) -> String {
    url.hasSuffix("/") && url.utf8.count { $0 == UInt8(ascii: "/") } == 3
      ? String(url.dropLast()) : url
  }

  /// The requests so far, in the order they came.
  public var requests: [HTTPRequest] { log.withLock { $0 } }

  /// How many requests there were for an address.
  public func count(of url: String) -> Int {
    log.withLock { $0.count { $0.url == url } }
  }

  /// Answers a request as the test has written down.
  ///
  /// - Parameter request: What is asked for.
  /// - Returns: The answer.
  /// - Throws: `HTTPError` with `offline` for an unknown address and `tooLarge` for a body beyond
  ///   the request's limit; `CancellationError`; whatever the test's closure throws.
  public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    try Task.checkCancellation()
    log.withLock { $0.append(request) }
    guard let response = try await answer(request) else {
      throw HTTPError(.offline, url: request.url, "there is no such page in this test")
    }
    if response.body.count > request.maxBytes {
      throw HTTPError(
        .tooLarge, url: request.url, "the answer is larger than \(ByteSize(request.maxBytes))")
    }
    return response
  }

  /// An answer with status 200 and a text in UTF-8, whose media type follows from how it begins.
  public static func response(to url: String, _ text: String) -> HTTPResponse {
    HTTPResponse(
      status: 200, url: url,
      headers: [HTTPHeader("Content-Type", "\(mediaType(of: text)); charset=utf-8")],
      body: Array(text.utf8))
  }

  private static func mediaType(of text: String) -> String {
    let start = text.drop { $0.isWhitespace }.prefix(5).lowercased()
    if start == "<?xml" || start.hasPrefix("<rss") || start == "<feed" || start == "<opml" {
      return "application/xml"
    }
    if start.hasPrefix("<") { return "text/html" }
    if start.hasPrefix("{") || start.hasPrefix("[") { return "application/json" }
    return "text/plain"
  }
}
