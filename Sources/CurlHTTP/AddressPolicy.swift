/// Decides whether a connection to an address may be opened; used on one client's thread only.
///
/// The check is made on the address that is about to be connected to, so that neither a redirect
/// nor a name that resolves to something else on the second look gets around it. Through a proxy only what
/// a host says by itself can be checked: where names lead is the proxy's affair.
final class AddressPolicy {
  private let reach: AddressReach
  private var proxies: ProxyAddresses?

  init(_ configuration: CurlConfiguration, _ network: CurlNetwork, _ reach: AddressReach) {
    self.reach = reach
    if let proxy = network.proxy {
      proxies = ProxyAddresses([proxy])
    } else {
      proxies = configuration.usesEnvironmentProxies ? .environment : nil
    }
  }

  /// Whether to connect to an address.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - asked: What the host that was asked for says by itself.
  /// - Returns: Whether it may be.
  func permits(_ address: SocketAddress, asked: LiteralHost?) -> Bool {
    if reach.includes(address.scope) { return true }
    if reach == .named, asked?.bytes == address.bytes { return true }
    return proxies?.contains(address) ?? false
  }

  /// Whether to follow a redirect to a host.
  ///
  /// - Parameters:
  ///   - host: What the host says by itself.
  ///   - asked: What the host that was asked for says by itself.
  /// - Returns: Whether it may be.
  func permits(redirectTo host: LiteralHost, asked: LiteralHost?) -> Bool {
    reach.includes(host.scope) || (reach == .named && asked == host)
  }
}
