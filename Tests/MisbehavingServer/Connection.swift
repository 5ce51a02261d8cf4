#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One client of a server, on a thread of its own.
final class Connection {
  /// The most that is ever sent, should a client take an endless answer for ever.
  private static let most = 16 << 30
  /// How long a byte is waited with when bytes come in drips.
  private static let drip: Int32 = 5

  private var sent = 0
  private let socket: Int32
  private let onSend: (Int) -> Void

  /// Takes a connection.
  ///
  /// - Parameters:
  ///   - socket: The connection.
  ///   - onSend: Gets how many bytes were sent.
  init(_ socket: Int32, onSend: @escaping (Int) -> Void) {
    self.socket = socket
    self.onSend = onSend
  }

  /// Does what a reply says, until it is over or the other side hangs up.
  func perform(_ reply: Reply) {
    for step in reply.steps {
      switch step {
      case .send(let bytes):
        guard write(bytes) else { return }
      case .repeat(let bytes):
        // In large pieces, as a system call a line would take long.
        let piece = Array(repeatElement(bytes, count: max(1, 16_384 / bytes.count)).joined())
        while sent < Self.most { guard write(piece) else { return } }
      case .drip(let bytes):
        for byte in bytes { guard !isClosed(within: Self.drip), write([byte]) else { return } }
      case .dripForever(let bytes):
        while sent < Self.most {
          for byte in bytes { guard !isClosed(within: Self.drip), write([byte]) else { return } }
        }
      case .wait:
        while read() != nil {}
        return
      case .listen:
        guard read() != nil else { return }
      case .reset:
        return reset()
      }
    }
    shutdown(socket, Int32(SHUT_WR))
    while read() != nil {}
  }

  /// What has come; nil once the other side is gone.
  func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  func close() {
    #if canImport(Glibc)
      _ = Glibc.close(socket)
    #elseif canImport(Darwin)
      _ = Darwin.close(socket)
    #endif
  }

  /// Sends bytes; whether all went.
  func send(_ bytes: [UInt8]) -> Bool { write(bytes) }

  private func write(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        system.send(socket, $0.baseAddress, $0.count, Self.noSignal)
      }
      if count <= 0 { return false }
      start += count
      sent += count
      onSend(count)
    }
    return true
  }

  /// Waits for a while, or until the other side hangs up.
  private func isClosed(within milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, milliseconds) > 0 else { return false }
    return read() == nil
  }

  /// Makes the end of the connection a reset, not an orderly one.
  private func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  #if canImport(Darwin)
    private static let noSignal: Int32 = 0
  #else
    private static let noSignal = Int32(MSG_NOSIGNAL)
  #endif

  /// The function of the system that one here has the name of.
  private enum system {
    static func send(
      _ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32
    ) -> Int {
      #if canImport(Glibc)
        Glibc.send(socket, bytes, count, flags)
      #elseif canImport(Darwin)
        Darwin.send(socket, bytes, count, flags)
      #endif
    }
  }
}
