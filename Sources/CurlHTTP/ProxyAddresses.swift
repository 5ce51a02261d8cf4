import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The addresses of the proxies that the environment names for libcurl.
///
/// A proxy usually has a private address. Whoever set the variable has named it, so connecting to
/// it is allowed; what the proxy itself may reach is the proxy's to decide.
struct ProxyAddresses {
  private let proxies: [CurlAddress]
  private var resolved: Set<SocketAddress>?

  /// Reads what a variable of the environment has.
  init(_ addresses: [String]) {
    let schemes: Set = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]
    proxies = addresses.compactMap { CurlAddress($0, schemes: schemes, guessScheme: true) }
  }

  /// The proxies that the environment names.
  static var environment: ProxyAddresses {
    let names = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
    return ProxyAddresses(names.compactMap { getenv($0).map { String(cString: $0) } })
  }

  /// Whether an address is a proxy's; names are resolved when first asked, which may take a while.
  mutating func contains(_ address: SocketAddress) -> Bool {
    if proxies.isEmpty { return false }
    if let resolved { return resolved.contains(address) }
    let found = Set(proxies.flatMap(Self.resolve))
    resolved = found
    return found.contains(address)
  }

  private static func resolve(_ proxy: CurlAddress) -> [SocketAddress] {
    // libcurl's own defaults for proxies, which are not the schemes'.
    let port = proxy.port ?? (proxy.url.hasPrefix("https:") ? "443" : "1080")
    var first: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(proxy.host, port, nil, &first) == 0 else { return [] }
    defer { freeaddrinfo(first) }
    var addresses: [SocketAddress] = []
    var next = first
    while let info = next?.pointee {
      if let address = info.ai_addr,
        let copy = SocketAddress(address, length: Int(info.ai_addrlen))
      {
        addresses.append(copy)
      }
      next = info.ai_next
    }
    return addresses
  }
}
