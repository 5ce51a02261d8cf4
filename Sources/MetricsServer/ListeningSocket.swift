#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A socket that connections are made to.
struct ListeningSocket: Sendable {
  let descriptor: Descriptor
  /// Its address and port, as they are in a URL.
  let authority: String
  /// Whether only this machine can reach it.
  let isLoopback: Bool

  /// Listens at an address.
  init(_ address: ListenAddress) throws(ListenError) {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(address.host, "\(address.port)", &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    guard code == 0, let list else {
      throw ListenError(
        "cannot listen at '\(address.host)': \(String(cString: gai_strerror(code)))")
    }
    let all = sequence(first: list) { $0.pointee.ai_next }
    var reason = EADDRNOTAVAIL
    for info in all.map(\.pointee) {
      guard let made = Descriptor(socket(info.ai_family, info.ai_socktype, info.ai_protocol))
      else {
        reason = errno
        continue
      }
      // The port of a run that has just ended can be used again at once.
      made.set(SO_REUSEADDR)
      guard bind(made.number, info.ai_addr, info.ai_addrlen) == 0, listen(made.number, 128) == 0,
        let place = Self.place(of: made)
      else {
        reason = errno
        continue
      }
      descriptor = made
      (authority, isLoopback) = place
      return
    }
    let host = address.host.contains(":") ? "[\(address.host)]" : address.host
    throw ListenError(
      "cannot listen at \(host):\(address.port): "
        + (reason == EADDRINUSE ? "the port is in use" : String(cString: strerror(reason))))
  }

  private static func place(of socket: Descriptor) -> (String, Bool)? {
    var storage = sockaddr_storage()
    return withUnsafeMutableBytes(of: &storage) { bytes -> (String, Bool)? in
      guard let address = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress else {
        return nil
      }
      var size = socklen_t(bytes.count)
      guard getsockname(socket.number, address, &size) == 0 else { return nil }
      var (host, port) = ([CChar](repeating: 0, count: 64), [CChar](repeating: 0, count: 16))
      guard
        getnameinfo(
          address, size, &host, socklen_t(host.count), &port, socklen_t(port.count),
          NI_NUMERICHOST | NI_NUMERICSERV) == 0
      else { return nil }
      let (name, number) = (Self.text(host), Self.text(port))
      let isSix = Int32(address.pointee.sa_family) == AF_INET6
      let isLoopback = isSix ? name == "::1" : name.hasPrefix("127.")
      return (isSix ? "[\(name)]:\(number)" : "\(name):\(number)", isLoopback)
    }
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
