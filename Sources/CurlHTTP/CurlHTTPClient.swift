public import PipeKit
import Synchronization

/// An HTTP client over libcurl's multi interface, which runs on a thread of its own.
///
/// Connections, HTTP/2 sessions and resolved names are shared by the requests of a client. The
/// thread ends when the client is deinitialised.
///
/// A private, loopback or link-local address is connected to only where the request allows it, and
/// only where it is the request's own host: a public server cannot redirect to one. What a private
/// host redirects to is followed. Connections to private hosts are kept apart, on a further thread
/// that is started when needed, so that a request which does not allow them cannot reuse one. Through a
/// proxy only hosts that are addresses, and `localhost`, are refused.
///
/// Bodies are unpacked by the task that asked for them.
public final class CurlHTTPClient: HTTPClient {
  /// The most private hosts remembered.
  private static let maxPrivateHosts = 1000

  private struct Private {
    var loops: [AddressReach: CurlLoop] = [:]
    var hosts: Set<String> = []
  }

  private let configuration: CurlConfiguration
  private let network: CurlNetwork
  private let loop: Result<CurlLoop, HTTPError>
  private let `private` = Mutex(Private())

  /// Makes a client and starts its thread; where that is not possible, every request fails.
  public convenience init(_ configuration: CurlConfiguration = CurlConfiguration()) {
    self.init(configuration, network: .system)
  }

  /// Makes a client that meets a network of a test's own.
  ///
  /// - Parameters:
  ///   - configuration: What holds for all requests.
  ///   - network: Names, roads and certificates.
  package init(_ configuration: CurlConfiguration, network: CurlNetwork) {
    self.configuration = configuration
    self.network = network
    loop = Result { () throws(HTTPError) in
      try CurlLoop.start(configuration, network, .public)
    }
  }

  deinit {
    if case .success(let loop) = loop { loop.close() }
    self.private.withLock { state in
      for loop in state.loops.values { loop.close() }
    }
  }

  /// Sends a request and receives the whole answer, whatever its status.
  ///
  /// - Parameter request: What is asked for.
  /// - Returns: The answer after redirects, decompressed.
  /// - Throws: ``HTTPError``; `CancellationError` as soon as the calling task is cancelled.
  public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    let prepared = try PreparedRequest(request)
    let deadline = ContinuousClock.now.advanced(by: min(request.timeout, .seconds(1_000_000)))
    var response = try await exchange(prepared)
    if response.status == 206, !request.headers.contains(where: { $0.isNamed("Range") }) {
      throw HTTPError(.other, url: request.url, "the server sent a part, though all was asked for")
    }
    do {
      let encoding = try ContentEncoding(of: response, url: request.url)
      if encoding.isPacked {
        response.body = try await Self.unpack(
          response.body, encoding, maxBytes: max(0, request.maxBytes), before: deadline)
      }
    } catch is HTTPError where !(200...299).contains(response.status) {
      // Where the status says all, what else is wrong says less.
      response.body = []
    }
    return response
  }

  /// Unpacks a body where it keeps no actor waiting.
  @concurrent private static func unpack(
    _ body: [UInt8], _ encoding: ContentEncoding, maxBytes: Int,
    before deadline: ContinuousClock.Instant
  ) async throws -> [UInt8] {
    try encoding.unpack(body, maxBytes: maxBytes, before: deadline)
  }

  private func exchange(_ request: PreparedRequest) async throws -> HTTPResponse {
    let loop = try loop.get()
    if let literal = request.literal, literal.scope != .public {
      // Before anything is sent, as a proxy would connect to it.
      guard request.reach != .public else {
        throw HTTPError(
          .refusedAddress, url: request.request.url, "it leads to \(literal.scope.words)")
      }
      return try await privateLoop(request.reach).send(request).get()
    }
    guard request.reach != .public else { return try await loop.send(request).get() }
    if self.private.withLock({ $0.hosts.contains(request.authority) }) {
      return try await privateLoop(request.reach).send(request).get()
    }
    let result = await loop.send(request)
    guard case .privateHost = result else { return try result.get() }
    self.private.withLock { state in
      if state.hosts.count >= Self.maxPrivateHosts { state.hosts.removeAll() }
      state.hosts.insert(request.authority)
    }
    return try await privateLoop(request.reach).send(request).get()
  }

  private func privateLoop(_ reach: AddressReach) throws -> CurlLoop {
    try self.private.withLock { state in
      if let loop = state.loops[reach] { return loop }
      let loop = try CurlLoop.start(configuration, network, reach)
      state.loops[reach] = loop
      return loop
    }
  }
}
