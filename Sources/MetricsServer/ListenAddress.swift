/// Where a server listens: a host and a port, written `127.0.0.1:9464` or `[::1]:9464`.
public struct ListenAddress: Sendable, Equatable {
  /// An address of this machine, or a name of it.
  public let host: String
  /// The port; 0 for one that is free.
  public let port: UInt16

  /// Reads an address.
  ///
  /// - Parameter text: What was written.
  /// - Throws: `ListenError`, which says how it is written.
  public init(_ text: String) throws(ListenError) {
    guard let colon = text.lastIndex(of: ":") else {
      throw ListenError("'\(text)' names no port; write it as 127.0.0.1:9464")
    }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      throw ListenError("'\(text)': an IPv6 address goes in brackets, as [::1]:9464")
    }
    let digits = text[text.index(after: colon)...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = UInt16(digits)
    else { throw ListenError("'\(text)': a port is a number from 0 to 65535") }
    if host.isEmpty {
      throw ListenError(
        "'\(text)' names no address; write 127.0.0.1:\(port), or 0.0.0.0:\(port) for all")
    }
    self.host = String(host)
    self.port = port
  }
}

/// Why a server cannot listen.
public struct ListenError: Error, Equatable, CustomStringConvertible {
  /// Says it in a sentence.
  public let description: String
  /// Creates an error.
  public init(_ description: String) { self.description = description }
}
