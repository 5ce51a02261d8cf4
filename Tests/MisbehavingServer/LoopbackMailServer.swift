import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A mail server on a free loopback port (RFC 5321) that takes messages, unless it is told to behave otherwise.
package final class LoopbackMailServer: Sendable {
  /// What a client says, as far as a test wants to answer otherwise.
  package enum Step: Sendable, Hashable {
    /// It has connected.
    case greeting
    /// A command, in capitals, such as `RCPT`.
    case command(String)
    /// The end of a message.
    case message
  }

  /// What it does instead.
  package enum Answer: Sendable {
    /// It replies so; without a line end.
    case reply(String)
    /// It sends these bytes.
    case bytes([UInt8])
    /// It hangs up.
    case close
    /// It says nothing any more.
    case hang
  }

  /// A message that it has taken.
  package struct Message: Sendable {
    package var sender = ""
    package var recipients: [String] = []
    package var text = ""
  }

  private final class Log: Sendable {
    let messages = Mutex<[Message]>([])
    let lines = Mutex<[String]>([])
    let connections = Atomic<Int>(0)
    let isOver = Atomic(false)
  }

  /// The port that it listens on.
  package let port: UInt16
  private let listener: Int32
  private let log = Log()

  /// What it has taken.
  package var messages: [Message] { log.messages.withLock { $0 } }
  /// What clients have said, but for messages.
  package var lines: [String] { log.lines.withLock { $0 } }
  /// How many have connected.
  package var connections: Int { log.connections.load(ordering: .relaxed) }

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - offersTLS: Whether it says that connections can be secured; something before it does so, a ``TLSRelay``.
  ///   - answer: What it does at a step of the client of this number, from 1; as servers do where that is `nil`.
  /// - Throws: An error where no port can be had.
  package init(
    offersTLS: Bool = false,
    _ answer: @escaping @Sendable (Step, Int) -> Answer? = { _, _ in nil }
  ) throws {
    let descriptor = Loopback.makeSocket()
    guard descriptor >= 0, let port = Loopback.listen(descriptor, backlog: 16) else {
      throw LoopbackServer.CannotListen()
    }
    (listener, self.port) = (descriptor, port)
    Thread.detachNewThread { [log] in
      while true {
        let socket = accept(descriptor, nil, nil)
        if socket < 0 || log.isOver.load(ordering: .acquiring) {
          if socket >= 0 { close(socket) }
          close(descriptor)
          return
        }
        let number = log.connections.wrappingAdd(1, ordering: .relaxed).newValue
        Thread.detachNewThread {
          let connection = Connection(socket) { _ in }
          var session = Session(connection, log, offersTLS) { answer($0, number) }
          session.run()
          connection.close()
        }
      }
    }
  }

  deinit {
    log.isOver.store(true, ordering: .releasing)
    shutdown(listener, Int32(SHUT_RDWR))
    close(Loopback.startToConnect(to: port))
  }

  private struct Session {
    private let connection: Connection
    private let log: Log
    private let capabilities: String
    private let answer: (Step) -> Answer?
    private var buffer: [UInt8] = []
    private var message = Message()

    init(
      _ connection: Connection, _ log: Log, _ offersTLS: Bool, _ answer: @escaping (Step) -> Answer?
    ) {
      self.connection = connection
      self.log = log
      capabilities = "250-SIZE 10000000\r\n\(offersTLS ? "250-STARTTLS\r\n" : "")250 AUTH PLAIN"
      self.answer = answer
    }

    mutating func run() {
      guard say("220 mail.test ESMTP", at: .greeting) else { return }
      while let line = line() {
        log.lines.withLock { $0.append(line) }
        let word = line.prefix { $0 != " " && $0 != ":" }.uppercased()
        switch word {
        case "EHLO":
          guard say("250-mail.test\r\n\(capabilities)", at: .command(word)) else { return }
        case "AUTH":
          // Who does not say all at once is asked for the rest.
          if answer(.command(word)) == nil, line.split(separator: " ").count < 3 {
            guard connection.send(Array("334 \r\n".utf8)), let rest = self.line() else { return }
            log.lines.withLock { $0.append(rest) }
          }
          guard say("235 2.7.0 welcome", at: .command(word)) else { return }
        case "MAIL":
          message = Message(sender: Self.address(line))
          guard say("250 2.1.0 ok", at: .command(word)) else { return }
        case "RCPT":
          message.recipients.append(Self.address(line))
          guard say("250 2.1.5 ok", at: .command(word)) else { return }
        case "DATA":
          guard say("354 go on", at: .command(word)) else { return }
          if answer(.command(word)) == nil {
            guard takeMessage() else { return }
          }
        case "QUIT":
          _ = say("221 bye", at: .command(word))
          return
        default: guard say("250 ok", at: .command(word)) else { return }
        }
      }
    }

    private mutating func takeMessage() -> Bool {
      while let line = line() {
        if line == "." {
          let isTaken = answer(.message) == nil
          if isTaken { log.messages.withLock { [message] in $0.append(message) } }
          return say("250 2.0.0 queued", at: .message)
        }
        message.text += (line.hasPrefix(".") ? String(line.dropFirst()) : line) + "\r\n"
      }
      return false
    }

    /// Says what is usual, or what the test wants; whether the session goes on.
    private func say(_ usual: String, at step: Step) -> Bool {
      switch answer(step) {
      case nil: connection.perform(usual + "\r\n")
      case .reply(let text): connection.perform(text + "\r\n")
      case .bytes(let bytes): connection.send(bytes)
      case .close: false
      case .hang: connection.wait()
      }
    }

    private mutating func line() -> String? {
      while true {
        if let end = buffer.firstIndex(of: 0x0A) {
          let line = String(decoding: buffer[..<end], as: UTF8.self)
          buffer.removeSubrange(...end)
          return line.hasSuffix("\r") ? String(line.dropLast()) : line
        }
        guard let more = connection.read() else { return nil }
        buffer += more
      }
    }

    private static func address(_ line: String) -> String {
      String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }
  }
}

extension Connection {
  /// Sends a text; whether it went.
  fileprivate func perform(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Waits until the other side is gone.
  fileprivate func wait() -> Bool {
    while read() != nil {}
    return false
  }
}
