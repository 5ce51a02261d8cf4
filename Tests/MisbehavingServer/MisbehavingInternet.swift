package import CurlHTTP

/// Servers that misbehave, and one that does not, each under a name and a public address of its own.
///
/// Connections to the addresses end on loopback ports of this process; nothing leaves the machine.
package final class MisbehavingInternet: Sendable {
  /// A page that nothing is wrong with.
  package static let goodURL = "http://good.test/"
  private static let closedAddress = "11.9.9.8"

  private let servers: [String: LoopbackServer]
  /// A client that sees nothing but these servers.
  package let client: CurlHTTPClient

  /// Starts a server for each way to misbehave.
  ///
  /// - Parameter misbehaviors: The ways.
  /// - Throws: An error where no port can be had.
  package init(_ misbehaviors: [Misbehavior] = Misbehavior.all) throws {
    var servers: [String: LoopbackServer] = [:]
    var names: [String: [String]] = [:]
    var ports: [String: UInt16] = [Self.closedAddress: Loopback.closedPort()]
    func add(_ host: String, _ addresses: [String], _ server: LoopbackServer) {
      let own = "11.1.\(names.count / 250).\(names.count % 250 + 1)"
      names[host] = addresses.isEmpty ? [own] : addresses
      ports[own] = server.port
      servers[host] = server
    }
    for misbehavior in misbehaviors {
      add(
        misbehavior.host, misbehavior.addresses,
        try LoopbackServer(misbehavior.manner, misbehavior.reply))
    }
    add("good.test", [], try LoopbackServer { _ in .http(text: Misbehavior.goodText) })
    self.servers = servers
    client = CurlHTTPClient(
      CurlConfiguration(usesEnvironmentProxies: false),
      network: CurlNetwork(
        names: { [names] in names }, route: { [ports] address, _ in ports[address] }))
  }

  /// How many bytes a server has sent.
  package func sent(by misbehavior: Misbehavior) -> Int { servers[misbehavior.host]?.sent ?? 0 }
}
