import CCurl
public import PipeKit
import Synchronization

/// Hands messages to mail servers by SMTP (RFC 5321), over libcurl.
///
/// A connection is secured from its start (`smtps`) or by `STARTTLS`; without that nothing is said to a server that is not
/// on this machine. Messages are few: each has a thread and a connection of its own.
public struct CurlMailTransport: MailTransport {
  private let configuration: CurlConfiguration
  private let authorities: String?
  private let route: [String]

  /// Creates it.
  public init(_ configuration: CurlConfiguration = CurlConfiguration()) {
    self.init(configuration, authorities: nil, route: [])
  }

  /// Creates it in a network of a test's own.
  ///
  /// - Parameters:
  ///   - configuration: Whether proxies are used.
  ///   - authorities: A file with the certificates of the authorities that are trusted, in PEM.
  ///   - route: Where connections go instead: `mail.test:587:127.0.0.1:1234`.
  package init(_ configuration: CurlConfiguration, authorities: String?, route: [String]) {
    self.configuration = configuration
    self.authorities = authorities
    self.route = route
  }

  /// Hands a message to its server.
  public func send(_ message: MailMessage) async throws {
    try Task.checkCancellation()
    let isCancelled = Flag()
    let result: Result<Void, MailError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isStarted = PlatformThread.start {
          PlatformThread.blockBrokenPipeSignal()
          transfer(message, isCancelled) { continuation.resume(returning: $0) }
        }
        if !isStarted {
          let error = MailError(.other, "no thread could be started", isTransient: true)
          continuation.resume(returning: .failure(error))
        }
      }
    } onCancel: {
      isCancelled.value.store(true, ordering: .relaxed)
    }
    if case .failure = result { try Task.checkCancellation() }
    try result.get()
  }

  private func transfer(
    _ message: MailMessage, _ flag: Flag, finish: (Result<Void, MailError>) -> Void
  ) {
    guard CurlLoop.isInitialized, let transfer = MailTransfer(message, flag) else {
      let error = MailError(.other, "libcurl could not be started", isTransient: true)
      return finish(.failure(error))
    }
    transfer.run(
      authorities: authorities, route: route,
      usesProxies: configuration.usesEnvironmentProxies, finish: finish)
  }

  /// Whether the task is cancelled.
  final class Flag: Sendable {
    let value = Atomic(false)
  }
}
