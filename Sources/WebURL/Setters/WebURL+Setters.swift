/// The setters of the standard's `URL` class, by its names.
///
/// ```swift
/// var url = try WebURL("http://example.com/a?b")
/// url.setProtocol("https:")     // true: https://example.com/a?b
/// url.setPathname("c d")        // true: https://example.com/c%20d?b
/// url.setHostname("exa mple")   // false, and the URL is as it was
/// ```
extension WebURL {
  /// Sets the scheme, by a string with or without its colon.
  ///
  /// A special scheme stays special, and one that is not does not become so. As the standard has
  /// it, nothing else is looked at again, so that `localhost` may become the host of a file.
  ///
  /// - Returns: Whether the standard lets it be set.
  @discardableResult
  public mutating func setProtocol(_ value: String) -> Bool {
    change { record in
      let input = Self.rid(value + ":")
      guard let colon = BasicURLParser.endOfScheme(input.span) else { return false }
      let scheme = input[..<colon].map(\.asciiLowercased)
      let special = SpecialScheme(scheme)
      guard (special == nil) == (record.special == nil) else { return false }
      if special == .file, record.includesCredentials || record.port != nil { return false }
      if record.special == .file, record.host?.isEmpty ?? true { return false }
      record.scheme = scheme
      if record.port == special?.defaultPort { record.port = nil }
      return true
    }
  }

  /// Sets the user name, which is percent-encoded; an empty one is none.
  ///
  /// - Returns: Whether the URL can have one.
  @discardableResult
  public mutating func setUsername(_ value: String) -> Bool {
    change { record in
      guard !record.cannotHaveCredentialsOrPort else { return false }
      record.username = Self.encoded(value, .userinfo)
      return true
    }
  }

  /// Sets the password, which is percent-encoded; an empty one is none.
  ///
  /// - Returns: Whether the URL can have one.
  @discardableResult
  public mutating func setPassword(_ value: String) -> Bool {
    change { record in
      guard !record.cannotHaveCredentialsOrPort else { return false }
      record.password = Self.encoded(value, .userinfo)
      return true
    }
  }

  /// Sets the host, but not the port.
  ///
  /// - Returns: Whether the string is a host that the URL can have.
  @discardableResult
  public mutating func setHostname(_ value: String) -> Bool {
    guard !hasOpaquePath else { return false }
    return change { record in
      guard let host = BasicURLParser.hostname(Self.rid(value).span, of: record) else {
        return false
      }
      record.host = host
      return true
    }
  }

  /// Sets the port, by the digits that a string begins with; an empty one removes it.
  ///
  /// - Returns: Whether the string begins with a port, and the URL can have one.
  @discardableResult
  public mutating func setPort(_ value: String) -> Bool {
    change { record in
      guard !record.cannotHaveCredentialsOrPort else { return false }
      var port: UInt32?
      for byte in Self.rid(value) {
        guard byte.isASCIIDigit else { break }
        port = min((port ?? 0) * 10 + UInt32(byte & 15), 1 << 16)
      }
      guard value.isEmpty || port.map({ $0 <= UInt16.max }) ?? false else { return false }
      record.port = port.map { UInt16(truncatingIfNeeded: $0) }
      if record.port == record.special?.defaultPort { record.port = nil }
      return true
    }
  }

  /// Sets the path, which is percent-encoded and rid of dot segments.
  ///
  /// - Returns: Whether the path is not opaque, as that cannot be changed.
  @discardableResult
  public mutating func setPathname(_ value: String) -> Bool {
    guard !hasOpaquePath else { return false }
    return change { record in
      var parser = BasicURLParser(base: nil)
      parser.special = record.special
      parser.hasHost = record.host != nil
      parser.pathStart(Self.rid(value).span, at: 0, isWhole: true)
      record.path = parser.output
      return true
    }
  }

  /// Sets the query, by a string with or without its question mark; an empty one removes it.
  ///
  /// - Returns: Whether it was set, which it is unless the URL gets too long.
  @discardableResult
  public mutating func setSearch(_ value: String) -> Bool {
    change { record in
      let text = Self.without("?", value)
      let set = record.special == nil ? ByteSet.query : .specialQuery
      record.query = value.isEmpty ? nil : Self.encoded(Self.rid(text), set)
      return true
    }
  }

  /// Sets the fragment, by a string with or without its number sign; an empty one removes it.
  ///
  /// - Returns: Whether it was set, which it is unless the URL gets too long.
  @discardableResult
  public mutating func setHash(_ value: String) -> Bool {
    change { record in
      let text = Self.without("#", value)
      record.fragment = value.isEmpty ? nil : Self.encoded(Self.rid(text), .fragment)
      return true
    }
  }

  /// Changes the record, and with it the URL if that can be.
  mutating func change(_ body: (inout URLRecord) -> Bool) -> Bool {
    var record = URLRecord(self)
    guard body(&record), let changed = record.serialized() else { return false }
    self = changed
    return true
  }

  /// The bytes of a string without tabs and newlines.
  private static func rid(_ value: String) -> [UInt8] {
    value.utf8.filter { !$0.isASCIITabOrNewline }
  }

  /// A string without the mark that it may begin with.
  private static func without(_ mark: Unicode.Scalar, _ value: String) -> String {
    let scalars = value.unicodeScalars
    return scalars.first == mark ? String(scalars.dropFirst()) : value
  }

  private static func encoded(_ value: String, _ set: ByteSet) -> [UInt8] {
    encoded(Array(value.utf8), set)
  }

  private static func encoded(_ bytes: [UInt8], _ set: ByteSet) -> [UInt8] {
    var output: [UInt8] = []
    PercentEncoding.encode(bytes.span, bytes.indices, set, into: &output)
    return output
  }
}
