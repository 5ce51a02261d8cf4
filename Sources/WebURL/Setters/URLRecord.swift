/// A URL record: the components apart, so that one of them can be changed.
struct URLRecord {
  var scheme: [UInt8]
  var username: [UInt8]
  var password: [UInt8]
  /// The host's serialisation.
  var host: [UInt8]?
  var port: UInt16?
  var path: [UInt8]
  var query: [UInt8]?
  var fragment: [UInt8]?

  init(_ url: WebURL) {
    scheme = Array(url.scheme.utf8)
    username = Array(url.username.utf8)
    password = Array(url.password.utf8)
    host = url.hostname.map { Array($0.utf8) }
    port = url.port
    path = Array(url.path.utf8)
    query = url.query.map { Array($0.utf8) }
    fragment = url.fragment.map { Array($0.utf8) }
  }

  var special: SpecialScheme? { SpecialScheme(scheme) }

  var includesCredentials: Bool { !username.isEmpty || !password.isEmpty }

  /// Whether the standard lets the URL have neither credentials nor a port.
  var cannotHaveCredentialsOrPort: Bool { host?.isEmpty ?? true || special == .file }

  /// The URL serializer; nil if the URL is too long.
  func serialized() -> WebURL? {
    var writer = BasicURLParser(base: nil)
    writer.special = special
    writer.output = scheme
    writer.endScheme()
    if let host {
      writer.startHost()
      writeAuthority(host, to: &writer)
    }
    writer.output += path
    if let query {
      writer.queryStart = writer.output.count
      writer.output.append(UInt8(ascii: "?"))
      writer.output += query
    }
    if let fragment {
      writer.fragmentStart = writer.output.count
      writer.output.append(UInt8(ascii: "#"))
      writer.output += fragment
    }
    writer.protectPath()
    return try? WebURL(writer)
  }

  private func writeAuthority(_ host: [UInt8], to writer: inout BasicURLParser) {
    writer.output += username
    writer.usernameEnd = writer.output.count
    if !password.isEmpty {
      writer.output.append(UInt8(ascii: ":"))
      writer.output += password
    }
    if includesCredentials { writer.output.append(UInt8(ascii: "@")) }
    writer.hostStart = writer.output.count
    writer.output += host
    writer.hostEnd = writer.output.count
    if let port {
      writer.output.append(UInt8(ascii: ":"))
      Decimal.append(port, to: &writer.output)
    }
    writer.pathStart = writer.output.count
  }
}
