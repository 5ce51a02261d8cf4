extension WebURL {
  /// An origin: what has one is trusted, or not, together.
  ///
  /// ```swift
  /// try WebURL("https://example.com:443/a").origin.description  // "https://example.com"
  /// try WebURL("data:,a").origin                                // .opaque
  /// ```
  public enum Origin: Hashable, Sendable {
    /// An origin that no other is the same as, though the values of this type are equal.
    case opaque
    /// Scheme, host, and port unless it is the default.
    case tuple(scheme: String, host: Host, port: UInt16?)
  }

  /// The origin.
  ///
  /// That of `file:` URLs is opaque, and that of `blob:` URLs is that of the URL they contain.
  public var origin: Origin {
    if scheme == "blob" {
      guard let inner = try? WebURL(String(path)), inner.scheme == "http" || inner.scheme == "https"
      else { return .opaque }
      return inner.origin
    }
    guard let special = offsets.special, special != .file, let host else { return .opaque }
    return .tuple(scheme: special.rawValue, host: host, port: port)
  }
}

extension WebURL.Origin: CustomStringConvertible {
  /// The serialisation, `null` for an opaque origin.
  public var description: String {
    switch self {
    case .opaque: "null"
    case .tuple(let scheme, let host, let port):
      "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "")
    }
  }
}
