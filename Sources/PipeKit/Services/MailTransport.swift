/// The way to a mail server, as far as stages use it.
public protocol MailTransport: Sendable {
  /// Hands a message to a server, which then answers for it.
  ///
  /// Where the connection breaks before the server has answered, it may have taken the message all the same.
  ///
  /// - Parameter message: The message.
  /// - Throws: ``MailError``, or `CancellationError` when the task is cancelled.
  func send(_ message: MailMessage) async throws
}

/// A message on its way.
public struct MailMessage: Sendable, Hashable {
  /// The server that takes it.
  public var server: MailServer
  /// The address that failures are reported to.
  public var sender: String
  /// The addresses of those who get it.
  public var recipients: [String]
  /// Headers and body as they are sent (RFC 5322): short lines that end with `\r\n`.
  public var bytes: [UInt8]
  /// The longest time for everything.
  public var timeout: Duration

  /// Creates a message; two minutes unless said otherwise.
  public init(
    to server: MailServer, from sender: String, for recipients: [String], _ bytes: [UInt8],
    timeout: Duration = .seconds(120)
  ) {
    self.server = server
    self.sender = sender
    self.recipients = recipients
    self.bytes = bytes
    self.timeout = timeout
  }
}

/// Why a server has not taken a message.
public struct MailError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The class of the error.
  public enum Kind: String, Sendable {
    /// The host's name could not be resolved.
    case dns
    /// No connection could be made, or it broke.
    case connect
    /// The connection could not be secured, or the server cannot secure it.
    case tls
    /// It took too long.
    case timeout
    /// The server has refused, with the code in ``MailError/reply``.
    case refused
    /// There is no way to mail servers here: an offline run, a test.
    case offline
    /// Any other error.
    case other
  }

  /// The class of the error.
  public var kind: Kind
  /// What the server has replied, such as 550; `nil` where it has not.
  public var reply: Int?
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// Whether it may go well another time.
  public var isTransient: Bool

  /// Creates an error.
  public init(
    _ kind: Kind, _ message: String, reply: Int? = nil, isTransient: Bool = false
  ) {
    self.kind = kind
    self.reply = reply
    self.message = message
    self.isTransient = isTransient
  }

  /// What is wrong.
  public var description: String { message }
}

/// Reaches no mail server.
public struct NoMailTransport: MailTransport {
  /// Creates it.
  public init() {}

  /// Fails.
  public func send(_ message: MailMessage) async throws {
    throw MailError(.offline, "there is no way to a mail server here")
  }
}
