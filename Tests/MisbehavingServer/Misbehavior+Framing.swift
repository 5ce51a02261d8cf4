import PipeKit

extension Misbehavior {
  /// Those that state a wrong length.
  static let lengths: [Misbehavior] = [
    length("too-long", "100", .failure(.connect)),
    length("too-short", "6", .answer(200, "a good")),
    length("negative", "-5", .failure(.other)),
    length("not-a-number", "eleven", .failure(.other)),
    length("of-two-numbers", "11, 11", .answer(200)),
    length("overflowing", "99999999999999999999999", .failure(.tooLarge)),
    length("huge", "9223372036854775807", .failure(.tooLarge)),
    length("twice-the-same", "11\r\nContent-Length: 11", .answer(200)),
    length("twice", "11\r\nContent-Length: 5", .failure(.other, "two lengths")),
    Misbehavior(
      "length-beside-chunks", .answer(200),
      .text(
        chunkedHead.replacing("\r\n\r\n", with: "\r\nContent-Length: 3\r\n\r\n") + goodChunk
          + "0\r\n\r\n")),
    Misbehavior(
      "length-zero", .answer(200, ""), .text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nmore")),
    Misbehavior("no-length", .answer(200), .text("HTTP/1.1 200 OK\r\n\r\n\(goodText)")),
  ]

  private static func length(_ name: String, _ value: String, _ outcome: Outcome) -> Misbehavior {
    Misbehavior(
      "length-\(name)", outcome,
      .text("HTTP/1.1 200 OK\r\nContent-Length: \(value)\r\nConnection: close\r\n\r\n\(goodText)"))
  }

  /// Those that cut into chunks badly.
  static let chunks: [Misbehavior] = [
    Misbehavior(
      "chunk-size-no-number", .failure(.connect), .chunked("zz\r\n\(goodText)\r\n0\r\n\r\n")),
    Misbehavior(
      "chunk-size-negative", .failure(.connect), .chunked("-b\r\n\(goodText)\r\n0\r\n\r\n")),
    Misbehavior(
      "chunk-size-overflowing", .failure(.connect),
      .chunked("fffffffffffffffff\r\n\(goodText)\r\n0\r\n\r\n")),
    Misbehavior("chunk-size-huge", .failure(.connect), .chunked("7fffffffffffffff\r\n\(goodText)")),
    Misbehavior("chunk-size-missing", .failure(.connect), .chunked("\r\n\(goodText)\r\n0\r\n\r\n")),
    Misbehavior(
      "chunk-without-end-of-line", .failure(.connect), .chunked("b\r\n\(goodText)0\r\n\r\n")),
    Misbehavior("chunk-missing-the-last", .failure(.connect), .chunked(goodChunk)),
    Misbehavior("chunk-cut-off", .failure(.connect), .chunked("b\r\na good")),
    Misbehavior(
      "chunk-extension-of-100-kB", .answer(200),
      .chunked("b;a=\(String(repeating: "b", count: 100_000))\r\n\(goodText)\r\n0\r\n\r\n")),
    Misbehavior(
      "chunk-trailers", .answer(200),
      .chunked(
        goodChunk + "0\r\nX-A: b\r\nLocation: http://private.test/\r\nContent-Length: 3\r\n\r\n")),
    Misbehavior(
      "chunk-trailer-like-a-status", .answer(200),
      .chunked(goodChunk + "0\r\nHTTP/1.1: 500 no\r\n\r\n")),
    Misbehavior(
      "unknown-transfer-encoding", .failure(.other),
      .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: zip\r\n\r\n\(goodText)")),
  ]

  /// Those that do not keep up a connection.
  static let connections: [Misbehavior] = [
    Misbehavior("closes-at-once", .failure(.connect), .hangUp),
    Misbehavior("closes-before-being-asked", .failure(.connect), manner: .speaksFirst, .hangUp),
    Misbehavior(
      "resets-before-being-asked", .failure(.connect), manner: .speaksFirst, Reply([.reset])),
    Misbehavior("resets-at-once", .failure(.connect), Reply([.reset])),
    Misbehavior(
      "resets-in-headers", .failure(.connect),
      Reply([.text("HTTP/1.1 200 OK\r\nContent-"), .reset])),
    Misbehavior(
      "resets-in-body", .failure(.connect),
      Reply([.text("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\na good"), .reset])),
    Misbehavior("closes-in-status-line", .failure(.connect), .text("HTTP/1.1 20")),
    Misbehavior("closes-in-headers", .failure(.connect), .text("HTTP/1.1 200 OK\r\nContent-")),
    Misbehavior(
      "answers-before-being-asked", .answer(200), manner: .speaksFirst, .http(text: goodText)),
    Misbehavior(
      "plain-text-for-tls", .failure(.tls), manner: .speaksFirst, isSecure: true,
      .http(text: goodText)),
    Misbehavior(
      "closes-in-handshake", .failure(.tls), manner: .speaksFirst, isSecure: true, Reply([.listen])),
    Misbehavior(
      "resets-in-handshake", .failure(.tls), manner: .speaksFirst, isSecure: true,
      Reply([.listen, .reset])),
  ]
}
