/// Where an address leads.
enum AddressScope: Int, Comparable, Sendable {
  /// Somewhere on the public internet.
  case `public`
  /// Into a private network, to this machine, or nowhere.
  case `private`
  /// To what is on the same wire, where clouds have the services that tell a machine its secrets (metadata).
  case linkLocal

  /// What it is called in errors.
  var words: String {
    switch self {
    case .public: "a public address"
    case .private: "a private address"
    case .linkLocal: "a link-local address, where clouds tell machines their secrets"
    }
  }

  static func < (one: AddressScope, other: AddressScope) -> Bool { one.rawValue < other.rawValue }
}
