/// What holds for all requests of a client.
public struct CurlConfiguration: Sendable, Hashable {
  /// What the client calls itself where a request has no `User-Agent` of its own.
  public var userAgent: String
  /// Whether proxies named by the environment (`https_proxy`, `no_proxy`, …) are used.
  public var usesEnvironmentProxies: Bool
  /// The most connections held to one host.
  public var maxConnectionsPerHost: Int
  /// The most connections held in all.
  public var maxConnections: Int

  /// Makes a configuration; what is left out has a sensible default.
  public init(
    userAgent: String = "pipe", usesEnvironmentProxies: Bool = true,
    maxConnectionsPerHost: Int = 32, maxConnections: Int = 256
  ) {
    self.userAgent = userAgent
    self.usesEnvironmentProxies = usesEnvironmentProxies
    self.maxConnectionsPerHost = maxConnectionsPerHost
    self.maxConnections = maxConnections
  }
}
