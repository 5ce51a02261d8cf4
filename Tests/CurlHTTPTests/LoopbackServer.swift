import Foundation
import Synchronization

@testable import CurlHTTP

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An HTTP server on a free loopback port that answers with whatever bytes it is told to.
final class LoopbackServer: Sendable {
  /// What to do with a request.
  enum Reply: Sendable {
    /// Send these bytes and close.
    case bytes([UInt8])
    /// Send these bytes, then nothing, and wait for the other side to hang up.
    case silence(after: [UInt8] = [])
    /// Close at once.
    case hangUp
  }

  struct Request: Sendable {
    var head: String
    var body: [UInt8]

    var path: String {
      let parts = head.split(separator: " ", maxSplits: 2)
      return parts.count > 1 ? String(parts[1]) : ""
    }
  }

  struct CannotListen: Error {}

  private final class Log: Sendable {
    let requests = Mutex<[Request]>([])
  }

  let port: UInt16
  private let listener: Int32
  private let log = Log()

  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { log.requests.withLock { $0 } }

  init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
    #if canImport(Darwin)
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    listener = descriptor
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw CannotListen() }
    port = UInt16(bigEndian: address.sin_port)
    let isStarted = PlatformThread.start { [log] in
      while true {
        let connection = accept(descriptor, nil, nil)
        if connection < 0 { return }
        let isServed = PlatformThread.start {
          if let request = Self.readRequest(connection) {
            log.requests.withLock { $0.append(request) }
            Self.reply(answer(request), connection)
          }
          close(connection)
        }
        if !isServed { close(connection) }
      }
    }
    guard isStarted else { throw CannotListen() }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func readRequest(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let head = String(text[..<end.lowerBound])
        let fields = head.lowercased().split(separator: "\r\n")
        let length =
          fields.first { $0.hasPrefix("content-length:") }
          .flatMap { Int($0.dropFirst("content-length:".count).drop(while: { $0 == " " })) } ?? 0
        let start = head.utf8.count + 4
        if bytes.count >= start + length {
          return Request(head: head, body: Array(bytes[start..<(start + length)]))
        }
      }
      guard let more = read(connection) else { return nil }
      bytes += more
    }
  }

  private static func read(_ connection: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(connection, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  private static func reply(_ reply: Reply, _ connection: Int32) {
    switch reply {
    case .hangUp: return
    case .silence(let bytes):
      guard write(bytes, connection) else { return }
      while read(connection) != nil {}
    case .bytes(let bytes):
      guard write(bytes, connection) else { return }
      shutdown(connection, Int32(SHUT_WR))
      while read(connection) != nil {}
    }
  }

  private static func write(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, noSignal)
      }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  #if canImport(Darwin)
    private static let noSignal: Int32 = 0
  #else
    private static let noSignal = Int32(MSG_NOSIGNAL)
  #endif
}

extension LoopbackServer.Reply {
  /// A complete answer with a body of a stated length.
  static func http(
    _ status: String = "200 OK", headers: [String] = [], body: [UInt8] = []
  ) -> Self {
    let fields = headers + ["Content-Length: \(body.count)", "Connection: close"]
    let head = "HTTP/1.1 \(status)\r\n" + fields.joined(separator: "\r\n") + "\r\n\r\n"
    return .bytes(Array(head.utf8) + body)
  }

  static func http(_ status: String = "200 OK", headers: [String] = [], text: String) -> Self {
    http(status, headers: headers, body: Array(text.utf8))
  }
}
