/// Decides whether a connection to an address may be opened; used on one client's thread only.
///
/// The check is made on the address that is about to be connected to, so that neither a redirect
/// nor a name that resolves to something else on the second look gets around it.
final class AddressPolicy {
  private let allowsPrivate: Bool
  private var proxies: ProxyAddresses?

  init(_ configuration: CurlConfiguration, allowsPrivateAddresses: Bool) {
    allowsPrivate = allowsPrivateAddresses
    proxies = configuration.usesEnvironmentProxies ? ProxyAddresses() : nil
  }

  /// Whether to connect to an address; nil stands for one of another family than IPv4 and IPv6.
  func permits(_ address: SocketAddress?) -> Bool {
    guard let address else { return false }
    if allowsPrivate || !address.isPrivate { return true }
    return proxies?.contains(address) ?? false
  }
}
