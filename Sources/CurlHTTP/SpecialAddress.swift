/// Tells addresses that are not on the public internet, by the IANA special-purpose registries.
///
/// See RFC 6890 and its updates, as of 2025; the few addresses in blocks of protocols that could be reached (anycast
/// of PCP and TURN, 6to4 relays) are no servers of documents. IPv6 forms that carry an IPv4 address are judged
/// by that too.
enum SpecialAddress {
  /// Where an IPv4 address, as four bytes in network order, leads.
  static func scope(v4 address: [UInt8]) -> AddressScope {
    guard address.count == 4 else { return .private }
    let (a, b, c, d) = (address[0], address[1], address[2], address[3])
    switch (a, b, c, d) {
    case (169, 254, _, _): return .linkLocal
    // Metadata of Alibaba Cloud, Oracle Cloud, Azure.
    case (100, 100, 100, 200), (192, 0, 0, 192), (168, 63, 129, 16): return .linkLocal
    default: break
    }
    let isPrivate =
      switch a {
      case 0, 10, 127: true
      case 100: b & 0xC0 == 64  // shared address space of carriers
      case 172: b & 0xF0 == 16
      // Private, protocol assignments, documentation, relays of 6to4.
      case 192: b == 168 || (b == 0 && (c == 0 || c == 2)) || (b == 88 && c == 99)
      case 198: b & 0xFE == 18 || (b == 51 && c == 100)  // benchmarks, documentation
      case 203: b == 0 && c == 113  // documentation
      case 224...255: true  // multicast, reserved, broadcast
      default: false
      }
    return isPrivate ? .private : .public
  }

  /// Where an IPv6 address, as sixteen bytes in network order, leads.
  static func scope(v6 address: [UInt8]) -> AddressScope {
    guard address.count == 16 else { return .private }
    let words = stride(from: 0, to: 16, by: 2).map {
      UInt16(address[$0]) << 8 | UInt16(address[$0 + 1])
    }
    let last = scope(v4: Array(address[12...]))
    switch (words[0], words[1], words[2], words[3], words[4], words[5]) {
    case (0, 0, 0, 0, 0, 0xFFFF): return last  // mapped
    // ::a.b.c.d, which is old, with :: and ::1 among them; translated (RFC 2765).
    case (0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0xFFFF, 0): return max(last, .private)
    case (0x64, 0xFF9B, 0, 0, 0, 0): return last  // NAT64
    case (0x64, 0xFF9B, 1, _, _, _):
      // NAT64 of a network's own (RFC 8215), with the address at the end or around byte 8 (RFC 6052).
      let middle = scope(v4: [address[6], address[7], address[9], address[10]])
      return max(last, middle == .linkLocal ? .linkLocal : .private)
    // Metadata of AWS, Google Cloud, Scaleway.
    case (0xFD00, 0xEC2, _, _, _, _), (0xFD20, 0xCE, _, _, _, _): return .linkLocal
    case (0xFD00, 0x42, 0, 0, 0, 0): return .linkLocal
    case (0xFE80...0xFEBF, _, _, _, _, _): return .linkLocal
    default: break
    }
    // ISATAP (RFC 5214, section 6.1) has the IPv4 address behind either of these.
    let isISATAP = words[4] & ~0x0200 == 0 && words[5] == 0x5EFE
    return max(prefixScope(address, words[0], words[1]), isISATAP ? last : .public)
  }

  /// Where an address leads by how it begins.
  private static func prefixScope(
    _ address: [UInt8], _ first: UInt16, _ second: UInt16
  ) -> AddressScope {
    switch (first, second) {
    case (0x2001, 0..<0x0200): .private  // protocol assignments, Teredo, ORCHID
    case (0x2001, 0x0DB8), (0x3FFF, 0..<0x1000): .private  // documentation
    case (0x2002, _): scope(v4: Array(address[2..<6]))  // 6to4
    case (0x2000...0x3FFF, _): .public
    // No other addresses are given out for the internet: unique local, site-local, multicast, segment routing,
    // discard only, and what is not assigned.
    default: .private
    }
  }
}
