import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server on a free loopback port that answers with whatever bytes it is told to.
package final class LoopbackServer: Sendable {
  /// How it takes connections.
  package enum Manner: Sendable {
    /// It reads a request and answers.
    case answers
    /// It answers before it has read anything.
    case speaksFirst
    /// It lets nobody in: its queue is full, and it takes nobody from it.
    case neverAccepts
  }

  /// What was asked.
  package struct Request: Sendable {
    package var head: String
    package var body: [UInt8]

    package var path: String {
      let parts = head.split(separator: " ", maxSplits: 2)
      return parts.count > 1 ? String(parts[1]) : ""
    }
  }

  struct CannotListen: Error {}

  /// A port on which nothing listens.
  package static func portThatIsClosed() -> UInt16 { Loopback.closedPort() }

  private final class Log: Sendable {
    let requests = Mutex<[Request]>([])
    let sent = Atomic<Int>(0)
    /// Whether the server is gone, and no more connections are to be taken.
    let isOver = Atomic(false)
  }

  /// The port that it listens on.
  package let port: UInt16
  private let listener: Int32
  /// The connections that fill the queue.
  private let queued: [Int32]
  private let log = Log()

  package var url: String { "http://127.0.0.1:\(port)" }
  package var requests: [Request] { log.requests.withLock { $0 } }
  /// How many bytes it has sent.
  package var sent: Int { log.sent.load(ordering: .relaxed) }

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - manner: How it takes connections.
  ///   - answer: What it does with a request.
  /// - Throws: An error where no port can be had.
  package init(
    _ manner: Manner = .answers, _ answer: @escaping @Sendable (Request) -> Reply
  ) throws {
    let descriptor = Loopback.makeSocket()
    var backlog: Int32 = 128
    if case .neverAccepts = manner { backlog = 0 }
    guard descriptor >= 0, let port = Loopback.listen(descriptor, backlog: backlog) else {
      if descriptor >= 0 { close(descriptor) }
      throw CannotListen()
    }
    listener = descriptor
    self.port = port
    if case .neverAccepts = manner {
      queued = (0..<4).map { _ in Loopback.startToConnect(to: port) }
      return
    }
    queued = []
    Thread.detachNewThread { [log] in
      while true {
        let socket = accept(descriptor, nil, nil)
        if socket < 0 || log.isOver.load(ordering: .acquiring) {
          if socket >= 0 { close(socket) }
          // Here and not where the server goes: another could have got the descriptor meanwhile, whose
          // connections would be taken and answered for it.
          close(descriptor)
          return
        }
        Thread.detachNewThread {
          let connection = Connection(socket) { log.sent.add($0, ordering: .relaxed) }
          Self.serve(connection, manner, log, answer)
          connection.close()
        }
      }
    }
  }

  deinit {
    log.isOver.store(true, ordering: .releasing)
    shutdown(listener, Int32(SHUT_RDWR))
    for descriptor in queued { close(descriptor) }
    guard queued.isEmpty else {
      close(listener)
      return
    }
    #if canImport(Darwin)
      // Shutting down wakes nobody there; a connection does.
      close(Loopback.startToConnect(to: port))
    #endif
  }

  private static func serve(
    _ connection: Connection, _ manner: Manner, _ log: Log, _ answer: (Request) -> Reply
  ) {
    var request = Request(head: "", body: [])
    if case .answers = manner {
      guard let read = readRequest(connection) else { return }
      log.requests.withLock { $0.append(read) }
      request = read
    }
    connection.perform(answer(request))
  }

  private static func readRequest(_ connection: Connection) -> Request? {
    var bytes: [UInt8] = []
    while bytes.count < 1 << 20 {
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
      guard let more = connection.read() else { return nil }
      bytes += more
    }
    return nil
  }
}
