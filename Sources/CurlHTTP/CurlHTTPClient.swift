public import PipeKit
import Synchronization

/// An HTTP client over libcurl's multi interface, which runs on a thread of its own.
///
/// Connections, HTTP/2 sessions and resolved names are shared by the requests of a client. The
/// thread ends when the client is deinitialised.
///
/// A private, loopback or link-local address is connected to only where the request allows it, and
/// only where it is the request's own host: a public server cannot redirect to one. What a private
/// host redirects to is followed. Connections to private hosts are kept apart, on a second thread
/// that is started when needed, so that a request which does not allow them cannot reuse one.
public final class CurlHTTPClient: HTTPClient {
  /// The most private hosts remembered.
  private static let maxPrivateHosts = 1000

  private struct Private {
    var loop: CurlLoop?
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
      try CurlLoop.start(configuration, network, allowsPrivateAddresses: false)
    }
  }

  deinit {
    if case .success(let loop) = loop { loop.close() }
    self.private.withLock { $0.loop?.close() }
  }

  /// Sends a request and receives the whole answer, whatever its status.
  ///
  /// - Parameter request: What is asked for.
  /// - Returns: The answer after redirects, decompressed.
  /// - Throws: ``HTTPError``; `CancellationError` as soon as the calling task is cancelled.
  public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    let prepared = try PreparedRequest(request)
    let loop = try loop.get()
    guard request.allowsPrivateAddresses else { return try await loop.send(prepared).get() }
    if self.private.withLock({ $0.hosts.contains(prepared.authority) }) {
      return try await privateLoop().send(prepared).get()
    }
    let result = await loop.send(prepared)
    guard case .privateHost = result else { return try result.get() }
    self.private.withLock { state in
      if state.hosts.count >= Self.maxPrivateHosts { state.hosts.removeAll() }
      state.hosts.insert(prepared.authority)
    }
    return try await privateLoop().send(prepared).get()
  }

  private func privateLoop() throws -> CurlLoop {
    try self.private.withLock { state in
      if let loop = state.loop { return loop }
      let loop = try CurlLoop.start(configuration, network, allowsPrivateAddresses: true)
      state.loop = loop
      return loop
    }
  }
}
