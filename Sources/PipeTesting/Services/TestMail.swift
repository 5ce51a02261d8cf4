public import PipeKit
import Synchronization

/// A mail server in memory: it keeps what it is given, unless a test lets it refuse.
public final class TestMail: MailTransport {
  /// Throws where the message of this number, from 1, is not taken.
  public typealias Refusal = @Sendable (MailMessage, Int) async throws -> Void

  private let refuse: Refusal
  private let state = Mutex((count: 0, taken: [MailMessage]()))

  /// Creates a server.
  public init(_ refuse: @escaping Refusal = { _, _ in }) { self.refuse = refuse }

  /// What it has taken, in order.
  public var messages: [MailMessage] { state.withLock { $0.taken } }
  /// How many messages it was given, those that it has refused included.
  public var attempts: Int { state.withLock { $0.count } }

  /// Takes a message.
  public func send(_ message: MailMessage) async throws {
    let number = state.withLock { state in
      state.count += 1
      return state.count
    }
    try await refuse(message, number)
    state.withLock { $0.taken.append(message) }
  }
}
