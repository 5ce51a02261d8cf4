#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A host that says by itself where it leads, without being looked up: an address, or `localhost`.
struct LiteralHost: Hashable, Sendable {
  /// Four or sixteen bytes in network order; none of `localhost`.
  let bytes: [UInt8]
  /// Where it leads.
  let scope: AddressScope

  /// Reads a host without brackets; nil for a name that has to be looked up.
  ///
  /// IPv4 addresses are read in all the forms that programs take, `0x7f.1` among them (`inet_aton`).
  init?(_ host: String) {
    var host = host.lowercased()[...]
    if host.last == "." { host.removeLast() }
    // RFC 6761, section 6.3.
    if host == "localhost" || host.hasSuffix(".localhost") {
      (bytes, scope) = ([], .private)
      return
    }
    if host.contains(":") {
      var address = in6_addr()
      guard inet_pton(AF_INET6, String(host.prefix { $0 != "%" }), &address) == 1 else {
        return nil
      }
      bytes = withUnsafeBytes(of: address) { Array($0) }
      scope = SpecialAddress.scope(v6: bytes)
      return
    }
    guard host.utf8.first.map({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) == true else {
      return nil
    }
    var address = in_addr()
    guard inet_aton(String(host), &address) != 0 else { return nil }
    bytes = withUnsafeBytes(of: address) { Array($0) }
    scope = SpecialAddress.scope(v4: bytes)
  }
}
