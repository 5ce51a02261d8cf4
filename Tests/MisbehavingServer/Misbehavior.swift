package import PipeKit

/// One way in which a server misbehaves, or nearly does, and what must come of it.
package struct Misbehavior: Sendable, CustomStringConvertible {
  /// What must come of it.
  package enum Outcome: Sendable {
    /// An answer with this status, and with this body unless that does not matter.
    case answer(Int, String? = Misbehavior.goodText)
    /// An error of this class, whose message has these words.
    case failure(HTTPError.Kind, String = "")
  }

  /// The body of the answers that nothing is wrong with.
  package static let goodText = "a good page"
  /// The largest body that the client is to take.
  package static let maxBytes = 1 << 20

  /// What it is called; a host is named after it.
  package let name: String
  /// What the client must make of it.
  package let outcome: Outcome
  let manner: LoopbackServer.Manner
  let isSecure: Bool
  /// The addresses of its host's name; one on the internet of its own unless given.
  let addresses: [String]
  let reply: @Sendable (LoopbackServer.Request) -> Reply

  init(
    _ name: String, _ outcome: Outcome, manner: LoopbackServer.Manner = .answers,
    isSecure: Bool = false, addresses: [String] = [],
    _ reply: @escaping @Sendable (LoopbackServer.Request) -> Reply
  ) {
    self.name = name
    self.outcome = outcome
    self.manner = manner
    self.isSecure = isSecure
    self.addresses = addresses
    self.reply = reply
  }

  init(
    _ name: String, _ outcome: Outcome, manner: LoopbackServer.Manner = .answers,
    isSecure: Bool = false, addresses: [String] = [], _ reply: Reply
  ) {
    self.init(
      name, outcome, manner: manner, isSecure: isSecure, addresses: addresses, { _ in reply })
  }

  package var description: String { name }

  /// The address to ask.
  package var url: String { "\(isSecure ? "https" : "http")://\(host)/" }

  /// The host's name.
  package var host: String { "\(name).test" }

  /// Whether nothing ends it but the client's patience.
  package var takesPatience: Bool {
    if case .failure(.timeout, _) = outcome { return true }
    return false
  }

  /// All of them.
  package static let all =
    silent + endless + bombs + encodings + redirects + lengths + chunks + connections + versions
    + statuses + fields + names
}
