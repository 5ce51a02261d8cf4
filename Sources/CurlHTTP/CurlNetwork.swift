/// What a client meets beyond libcurl: names, roads and certificates.
///
/// It is the system's own unless a test puts a small internet of its own in its place. The address policy
/// holds in both: it is asked of the address that a name stands for, before ``route``.
package struct CurlNetwork: Sendable {
  /// The addresses of names, asked for at the start of each request; the system knows other names.
  ///
  /// They hold for the ports 80 and 443.
  package var names: (@Sendable () -> [String: [String]])?
  /// The loopback port to connect to in place of an address and its port; nil refuses the connection.
  package var route: (@Sendable (_ address: String, _ port: UInt16) -> UInt16?)?
  /// The proxy in place of those that the environment names.
  package var proxy: String?
  /// A file with the certificates of the authorities that are trusted, in PEM.
  package var authorities: String?

  /// What the system has.
  package static let system = CurlNetwork()

  /// Makes a network; what is left out is the system's.
  package init(
    names: (@Sendable () -> [String: [String]])? = nil,
    route: (@Sendable (_ address: String, _ port: UInt16) -> UInt16?)? = nil,
    proxy: String? = nil, authorities: String? = nil
  ) {
    self.names = names
    self.route = route
    self.proxy = proxy
    self.authorities = authorities
  }

  /// The names as libcurl takes them, a line each.
  var resolvedLines: [String] {
    guard let names else { return [] }
    return names().sorted { $0.key < $1.key }.flatMap { name, addresses in
      [80, 443].map { "\(name):\($0):\(addresses.joined(separator: ","))" }
    }
  }
}
