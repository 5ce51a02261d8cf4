extension WebURL {
  /// The scheme in lower case, without its colon: `https`.
  public var scheme: Substring { slice(0, offsets.schemeEnd) }

  /// The user name, percent-encoded; empty if there is none.
  public var username: Substring {
    offsets.hasHost ? slice(offsets.schemeEnd + 3, offsets.usernameEnd) : ""
  }

  /// The password, percent-encoded; empty if there is none.
  public var password: Substring {
    // Between the two stand a colon and an at sign, or only the latter.
    offsets.hostStart > offsets.usernameEnd + 1
      ? slice(offsets.usernameEnd + 1, offsets.hostStart - 1) : ""
  }

  /// The host's serialisation, an IPv6 address in its brackets; nil if there is no host.
  ///
  /// A `file:` URL may have an empty host, and so may one whose scheme is not special.
  public var hostname: Substring? {
    offsets.hasHost ? slice(offsets.hostStart, offsets.hostEnd) : nil
  }

  /// The port; nil if there is none, or if it is the scheme's default.
  public var port: UInt16? {
    guard offsets.hasHost, offsets.hostEnd < offsets.pathStart else { return nil }
    return UInt16(slice(offsets.hostEnd + 1, offsets.pathStart))
  }

  /// The path, percent-encoded, with the slash that it begins with unless it is opaque.
  public var path: Substring { slice(offsets.pathStart, pathEnd) }

  /// The query, percent-encoded, without its question mark; nil if there is none.
  public var query: Substring? {
    guard offsets.queryStart > 0 else { return nil }
    return slice(offsets.queryStart + 1, queryEnd)
  }

  /// The fragment, percent-encoded, without its number sign; nil if there is none.
  public var fragment: Substring? {
    guard offsets.fragmentStart > 0 else { return nil }
    return slice(offsets.fragmentStart + 1, end)
  }

  /// The segments of the path, percent-encoded: `/a/b/` has `a`, `b` and an empty one.
  ///
  /// There are none if the path is opaque.
  public var pathSegments: [Substring] {
    let path = path
    guard !hasOpaquePath, !path.isEmpty else { return [] }
    return path.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
    ).map(Substring.init)
  }

  /// Whether the scheme is one that the standard knows: http, https, ws, wss, ftp, file.
  public var isSpecial: Bool { offsets.special != nil }

  /// Whether the path is only text, as that of `mailto:` and `data:`.
  ///
  /// Nothing but a fragment can be resolved against such a URL.
  public var hasOpaquePath: Bool {
    guard !offsets.hasHost else { return false }
    return path.utf8.first != UInt8(ascii: "/")
  }

  /// Whether there is a user name or a password.
  public var includesCredentials: Bool { offsets.hostStart > offsets.schemeEnd + 3 }

  private var end: UInt32 { UInt32(truncatingIfNeeded: href.utf8.count) }

  private var pathEnd: UInt32 { offsets.queryStart > 0 ? offsets.queryStart : queryEnd }

  private var queryEnd: UInt32 { offsets.fragmentStart > 0 ? offsets.fragmentStart : end }

  private func slice(_ start: UInt32, _ end: UInt32) -> Substring {
    let bytes = href.utf8
    let first = bytes.index(bytes.startIndex, offsetBy: Int(start))
    return href[first..<bytes.index(first, offsetBy: Int(end - start))]
  }
}
