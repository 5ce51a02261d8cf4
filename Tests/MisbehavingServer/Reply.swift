/// What a server does with a connection, step by step.
package struct Reply: Sendable {
  /// One thing that it does.
  package enum Step: Sendable {
    /// Sends bytes.
    case send([UInt8])
    /// Sends the same over and over again, as fast as it is taken.
    case `repeat`([UInt8])
    /// Sends bytes one by one, with pauses.
    case drip([UInt8])
    /// Sends the same over and over again, byte by byte with pauses.
    case dripForever([UInt8])
    /// Does nothing until the other side hangs up.
    case wait
    /// Waits for the other side to say something.
    case listen
    /// Breaks the connection.
    case reset
  }

  package var steps: [Step]

  package init(_ steps: [Step]) { self.steps = steps }

  /// Send these bytes and close.
  package static func bytes(_ bytes: [UInt8]) -> Reply { Reply([.send(bytes)]) }

  /// Send this text and close.
  package static func text(_ text: String) -> Reply { bytes(Array(text.utf8)) }

  /// Send these bytes, then nothing, and wait for the other side to hang up.
  package static func silence(after bytes: [UInt8] = []) -> Reply { Reply([.send(bytes), .wait]) }

  /// Close at once.
  package static let hangUp = Reply([])

  /// A complete answer with a body of a stated length.
  package static func http(
    _ status: String = "200 OK", headers: [String] = [], body: [UInt8] = []
  ) -> Reply {
    let fields = headers + ["Content-Length: \(body.count)", "Connection: close"]
    let head = "HTTP/1.1 \(status)\r\n" + fields.joined(separator: "\r\n") + "\r\n\r\n"
    return .bytes(Array(head.utf8) + body)
  }

  /// A complete answer with a text of a stated length.
  package static func http(
    _ status: String = "200 OK", headers: [String] = [], text: String
  ) -> Reply {
    http(status, headers: headers, body: Array(text.utf8))
  }

  /// A redirect.
  package static func redirect(to location: String, _ status: String = "302 Found") -> Reply {
    http(status, headers: ["Location: \(location)"])
  }

  /// An answer of one chunk after another, as they are given, without the last.
  package static func chunked(_ chunks: String) -> Reply {
    text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks)
  }

  /// What it does after this.
  package func then(_ steps: Step...) -> Reply { Reply(self.steps + steps) }
}

extension Reply.Step {
  /// Sends a text.
  package static func text(_ text: String) -> Self { .send(Array(text.utf8)) }
}
