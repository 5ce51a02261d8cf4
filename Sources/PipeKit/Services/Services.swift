public import Logging

/// Everything outside that stages can reach, put together by whoever runs them.
public struct Services: Sendable {
  /// What time it is, and how to wait.
  public var clock: any PipeClock
  /// The files.
  public var files: any FileSystem
  /// The network.
  public var http: any HTTPClient
  /// The way to mail servers.
  public var mail: any MailTransport
  /// Where to log.
  public var logger: Logger

  /// A logger that logs nothing.
  public static let silentLogger = Logger(
    label: "pipe", factory: { _ in SwiftLogNoOpLogHandler() })

  /// Creates a set of services; without a way to mail servers unless one is given.
  public init(
    clock: any PipeClock, files: any FileSystem, http: any HTTPClient,
    mail: any MailTransport = NoMailTransport(), logger: Logger = Services.silentLogger
  ) {
    self.clock = clock
    self.files = files
    self.http = http
    self.mail = mail
    self.logger = logger
  }
}
