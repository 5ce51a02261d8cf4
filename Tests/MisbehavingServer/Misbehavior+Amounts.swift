import PipeKit

extension Misbehavior {
  /// Those that keep a client waiting.
  static let silent: [Misbehavior] = [
    Misbehavior("never-accepts", .failure(.timeout), manner: .neverAccepts, .hangUp),
    Misbehavior("says-nothing", .failure(.timeout), .silence()),
    Misbehavior(
      "drips-status-line", .failure(.timeout),
      Reply([.drip(Array("HTTP/1.1 200 ".utf8)), .dripForever([UInt8(ascii: "O")])])),
    Misbehavior(
      "drips-headers", .failure(.timeout),
      Reply([.text("HTTP/1.1 200 OK\r\n"), .dripForever(Array("X-A: b\r\n".utf8))])),
    Misbehavior(
      "drips-body", .failure(.timeout),
      Reply([.text("HTTP/1.1 200 OK\r\n\r\n"), .dripForever(Array("a".utf8))])),
    Misbehavior(
      "drips-chunks", .failure(.timeout),
      Reply([.text(chunkedHead), .dripForever(Array("1\r\na\r\n".utf8))])),
    Misbehavior(
      "stops-in-headers", .failure(.timeout), .silence(after: Array("HTTP/1.1 200 OK\r\nCon".utf8))),
    Misbehavior(
      "stops-in-body", .failure(.timeout),
      .silence(after: Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\na good".utf8))),
    Misbehavior(
      "stops-before-last-chunk", .failure(.timeout),
      .silence(after: Array((chunkedHead + "6\r\na good\r\n").utf8))),
    Misbehavior(
      "interim-and-nothing-more", .failure(.timeout),
      .silence(after: Array("HTTP/1.1 103 Early Hints\r\n\r\n".utf8))),
    Misbehavior("silent-handshake", .failure(.timeout), isSecure: true, .silence()),
  ]

  /// Those that never come to an end.
  static let endless: [Misbehavior] = [
    Misbehavior(
      "endless-body", .failure(.tooLarge),
      Reply([.text("HTTP/1.1 200 OK\r\n\r\n"), .repeat(Array("a".utf8))])),
    Misbehavior(
      "endless-chunks", .failure(.tooLarge),
      Reply([.text(chunkedHead), .repeat(Array("5\r\naaaaa\r\n".utf8))])),
    Misbehavior(
      "endless-headers", .failure(.headersTooLarge),
      Reply([.text("HTTP/1.1 200 OK\r\n"), .repeat(Array("X-A: b\r\n".utf8))])),
    Misbehavior(
      "endless-header-line", .failure(.headersTooLarge),
      Reply([.text("HTTP/1.1 200 OK\r\nX-A: "), .repeat(Array("b".utf8))])),
    Misbehavior(
      "endless-header-name", .failure(.headersTooLarge),
      Reply([.text("HTTP/1.1 200 OK\r\n"), .repeat(Array("X".utf8))])),
    Misbehavior(
      "endless-status-line", .failure(.headersTooLarge),
      Reply([.text("HTTP/1.1 200 "), .repeat(Array("O".utf8))])),
    Misbehavior(
      "endless-interim-answers", .failure(.headersTooLarge),
      Reply([.repeat(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))])),
    Misbehavior(
      "endless-trailers", .failure(.headersTooLarge),
      Reply([.text(chunkedHead + goodChunk + "0\r\n"), .repeat(Array("X-A: b\r\n".utf8))])),
    Misbehavior(
      "endless-chunk-size", .failure(.connect), Reply([.text(chunkedHead), .repeat([0x30])])),
    Misbehavior(
      "endless-chunk-extension", .failure(.timeout),
      Reply([.text(chunkedHead + "5;a="), .repeat(Array("a".utf8))])),
    Misbehavior(
      "declares-too-much", .failure(.tooLarge),
      .text("HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n")),
    Misbehavior(
      "sends-too-much", .failure(.tooLarge),
      .http(body: [UInt8](repeating: 65, count: maxBytes + 1))),
    Misbehavior(
      "header-line-of-60-kB", .answer(200),
      .http(headers: ["X-A: " + String(repeating: "b", count: 60_000)], text: goodText)),
    Misbehavior(
      "header-line-of-200-kB", .failure(.headersTooLarge),
      .http(headers: ["X-A: " + String(repeating: "b", count: 200_000)], text: goodText)),
    Misbehavior(
      "thousand-headers", .answer(200),
      .http(headers: [String](repeating: "X-A: b", count: 1000), text: goodText)),
    Misbehavior(
      "hundred-thousand-headers", .failure(.headersTooLarge),
      .http(headers: [String](repeating: "X-A: b", count: 100_000), text: goodText)),
  ]

  static let chunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
  static let goodChunk = "b\r\n\(goodText)\r\n"
}
