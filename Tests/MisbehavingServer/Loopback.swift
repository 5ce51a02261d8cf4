#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sockets on this machine's own addresses.
enum Loopback {
  static func makeSocket() -> Int32 {
    #if canImport(Darwin)
      socket(AF_INET, SOCK_STREAM, 0)
    #else
      socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
  }

  /// Listens on a free port; nil if that is not possible.
  static func listen(_ socket: Int32, backlog: Int32) -> UInt16? {
    var address = address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && system.listen(socket, backlog) == 0
          && getsockname(socket, $0, &length) == 0
      }
    }
    return isBound ? UInt16(bigEndian: address.sin_port) : nil
  }

  /// Begins to connect, and does not wait for the end of it.
  static func startToConnect(to port: UInt16) -> Int32 {
    let socket = makeSocket()
    _ = fcntl(socket, F_SETFL, O_NONBLOCK)
    var address = address(port: port)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return socket
  }

  /// A port on which nothing listens, and which no other test is given while the process runs.
  static func closedPort() -> UInt16 {
    // It is bound and stays open, but does not listen.
    let socket = makeSocket()
    var address = address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    return isBound ? UInt16(bigEndian: address.sin_port) : 1
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    return address
  }

  /// The functions of the system that functions here have the names of.
  private enum system {
    static func listen(_ socket: Int32, _ backlog: Int32) -> Int32 {
      #if canImport(Glibc)
        Glibc.listen(socket, backlog)
      #elseif canImport(Darwin)
        Darwin.listen(socket, backlog)
      #endif
    }
  }
}
