import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A client that does as it is told.
///
/// It waits on a thread of its own, not on one of the tests'.
final class Client: Sendable {
  private let number: Int32
  private let queue = DispatchQueue(label: "client")

  /// Connects to a port of this machine.
  init(port: UInt16) async throws {
    #if canImport(Glibc)
      number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      number = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = withUnsafeBytes(of: &address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) {
        connect(number, $0.baseAddress, socklen_t(bytes.count))
      }
    }
    guard code == 0 else { throw Failure() }
  }

  struct Failure: Error {}

  deinit { close(number) }

  /// Sends a text; whether it could be sent.
  @discardableResult
  func send(_ text: String) async -> Bool {
    await onThread { number in
      let bytes = Array(text.utf8)
      #if canImport(Glibc)
        return Glibc.send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
      #else
        return Darwin.send(number, bytes, bytes.count, 0) == bytes.count
      #endif
    }
  }

  /// Everything that comes until the connection is closed.
  func answer() async -> String {
    await onThread { number in
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = recv(number, &buffer, buffer.count, 0)
        if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
        bytes += buffer[..<count]
      }
    }
  }

  private func onThread<Result: Sendable>(
    _ body: @escaping @Sendable (Int32) -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      queue.async { [self] in continuation.resume(returning: body(number)) }
    }
  }
}
