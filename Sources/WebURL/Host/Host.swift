extension WebURL {
  /// A host: a domain, an address, or text.
  ///
  /// ```swift
  /// try WebURL("http://0x7f.1/").host     // .ipv4(0x7F00_0001)
  /// try WebURL("http://☃.net/").host      // .domain("xn--n3h.net")
  /// ```
  public enum Host: Hashable, Sendable {
    /// A domain, in ASCII.
    case domain(String)
    /// An IPv4 address.
    case ipv4(UInt32)
    /// An IPv6 address.
    case ipv6(UInt128)
    /// The host of a URL whose scheme is not special, percent-encoded.
    case opaque(String)
    /// An empty host, as most `file:` URLs have.
    case empty
  }

  /// The host; nil if there is none.
  public var host: Host? {
    guard let hostname else { return nil }
    let bytes = Array(hostname.utf8)
    guard let first = bytes.first else { return .empty }
    if first == UInt8(ascii: "[") {
      var parser = IPv6Parser(bytes.span, 1..<bytes.count - 1)
      if let address = try? parser.parse() { return .ipv6(address) }
    }
    if !isSpecial { return .opaque(String(hostname)) }
    if IPv4Parser.endsInNumber(bytes.span, 0..<bytes.count),
      let address = try? IPv4Parser.parse(bytes.span, 0..<bytes.count)
    {
      return .ipv4(address)
    }
    return .domain(String(hostname))
  }
}

extension WebURL.Host: CustomStringConvertible {
  /// The serialisation.
  public var description: String {
    var output: [UInt8] = []
    switch self {
    case .domain(let text), .opaque(let text): return text
    case .empty: return ""
    case .ipv4(let address): IPv4Serializer.append(address, to: &output)
    case .ipv6(let address): IPv6Serializer.append(address, to: &output)
    }
    return String(decoding: output, as: UTF8.self)
  }
}
