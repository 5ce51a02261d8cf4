import PipeKit

/// How far a request may reach.
enum AddressReach: Hashable, Sendable {
  /// The public internet.
  case `public`
  /// Private networks and this machine too; but link-local addresses only where the request names the address
  /// itself: whoever owns a name decides where it leads.
  case named
  /// Everything.
  case everything

  /// What a request allows.
  init(_ request: HTTPRequest) {
    guard request.allowsPrivateAddresses else {
      self = .public
      return
    }
    self = request.allowsLinkLocalAddresses ? .everything : .named
  }

  /// Whether an address may be connected to, by its scope alone.
  func includes(_ scope: AddressScope) -> Bool {
    switch self {
    case .public: scope == .public
    case .named: scope != .linkLocal
    case .everything: true
    }
  }
}
