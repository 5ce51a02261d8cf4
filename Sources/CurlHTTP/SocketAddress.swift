// Which of the two modules owns `sockaddr` depends on the build.
import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An internet address and port, copied out of a C `sockaddr`.
struct SocketAddress: Hashable {
  /// Four or sixteen bytes in network order.
  let bytes: [UInt8]
  /// The port.
  let port: UInt16

  /// Where it leads.
  var scope: AddressScope {
    bytes.count == 4 ? SpecialAddress.scope(v4: bytes) : SpecialAddress.scope(v6: bytes)
  }

  /// The address as text, without the port.
  var text: String {
    if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
    return stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      String(Int(bytes[index]) << 8 | Int(bytes[index + 1]), radix: 16)
    }.joined(separator: ":")
  }

  /// Copies an address; nil if it is of another family than IPv4 and IPv6, or cut short.
  init?(_ address: UnsafePointer<sockaddr>, length: Int) {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
      let value = raw.loadUnaligned(as: sockaddr_in.self)
      bytes = withUnsafeBytes(of: value.sin_addr) { Array($0) }
      port = UInt16(bigEndian: value.sin_port)
    case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
      let value = raw.loadUnaligned(as: sockaddr_in6.self)
      bytes = withUnsafeBytes(of: value.sin6_addr) { Array($0) }
      port = UInt16(bigEndian: value.sin6_port)
    default: return nil
    }
  }
}
