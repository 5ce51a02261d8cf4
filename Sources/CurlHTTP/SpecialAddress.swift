/// Tells addresses that are not on the public internet, by the IANA special-purpose registries.
///
/// See RFC 6890 and its updates. IPv6 forms that carry an IPv4 address are judged by that.
enum SpecialAddress {
  /// Whether an IPv4 address, as four bytes in network order, is private, local or reserved.
  static func isPrivate(v4 address: [UInt8]) -> Bool {
    guard address.count == 4 else { return true }
    let (a, b, c) = (address[0], address[1], address[2])
    switch a {
    case 0, 10, 127: return true
    case 100: return b & 0xC0 == 64  // shared address space of carriers
    case 169: return b == 254
    case 172: return b & 0xF0 == 16
    case 192: return b == 168 || (b == 0 && (c == 0 || c == 2))
    case 198: return b & 0xFE == 18 || (b == 51 && c == 100)
    case 203: return b == 0 && c == 113
    case 224...255: return true  // multicast, reserved, broadcast
    default: return false
    }
  }

  /// Whether an IPv6 address, as sixteen bytes in network order, is private, local or reserved.
  static func isPrivate(v6 address: [UInt8]) -> Bool {
    guard address.count == 16 else { return true }
    let lastFour = Array(address[12...])
    if address[0..<10].allSatisfy({ $0 == 0 }) {
      let marker = (address[10], address[11])
      // ::ffff:a.b.c.d is mapped; ::a.b.c.d, with :: and ::1 among them, is compatible and old.
      if marker == (0xFF, 0xFF) { return isPrivate(v4: lastFour) }
      if marker == (0, 0) { return true }
    }
    switch (address[0], address[1], address[2], address[3]) {
    case (0x00, 0x64, 0xFF, 0x9B):  // NAT64
      return address[4..<12].allSatisfy { $0 == 0 } ? isPrivate(v4: lastFour) : true
    case (0x01, 0x00, 0x00, 0x00): return true  // discard only
    case (0x20, 0x01, let third, _) where third < 2: return true  // protocol assignments, Teredo
    case (0x20, 0x01, 0x0D, 0xB8): return true  // documentation
    case (0x20, 0x02, _, _): return isPrivate(v4: Array(address[2..<6]))  // 6to4
    case (0xFC...0xFD, _, _, _): return true  // unique local
    case (0xFE, let second, _, _) where second >= 0x80: return true  // link-local, site-local
    case (0xFF, _, _, _): return true  // multicast
    default: return false
    }
  }
}
