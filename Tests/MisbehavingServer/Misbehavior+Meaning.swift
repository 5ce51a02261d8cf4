import PipeKit

extension Misbehavior {
  /// Those that speak another version, or none.
  static let versions: [Misbehavior] = [
    Misbehavior("http-0.9", .failure(.other), .text("<html>\(goodText)</html>")),
    Misbehavior("http-1.0", .answer(200), .text("HTTP/1.0 200 OK\r\n\r\n\(goodText)")),
    Misbehavior("http-9.9", .failure(.other), .text("HTTP/9.9 200 OK\r\n\r\n\(goodText)")),
    Misbehavior(
      "http-2-unasked", .failure(.other),
      .bytes(
        [0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100] + Array("PRI * HTTP/2.0\r\n\r\n".utf8))),
    Misbehavior("http-2-status-line", .answer(200), .text("HTTP/2 200 OK\r\n\r\n\(goodText)")),
    Misbehavior("ssh", .failure(.other), .text("SSH-2.0-OpenSSH_9.2\r\n")),
    Misbehavior(
      "noise", .failure(.other), .bytes((0..<4000).map { UInt8(truncatingIfNeeded: $0 * 31) })),
    Misbehavior("icy", .failure(.other), .text("ICY 200 OK\r\n\r\n\(goodText)")),
  ]

  /// Those with odd statuses.
  static let statuses: [Misbehavior] = [
    Misbehavior("status-999", .answer(999), .http("999 No", text: goodText)),
    Misbehavior("status-600", .answer(600), .http("600 Beyond", text: goodText)),
    Misbehavior("status-without-reason", .answer(200), .http("200", text: goodText)),
    Misbehavior("status-of-two-digits", .failure(.other), .http("20", text: goodText)),
    Misbehavior("status-of-four-digits", .failure(.other), .http("2000 OK", text: goodText)),
    Misbehavior("status-no-number", .failure(.other), .http("OK", text: goodText)),
    Misbehavior("status-000", .failure(.other), .http("000 Zero", text: goodText)),
    Misbehavior(
      "interim-answers", .answer(200),
      .text(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 P\r\n\r\n"
      ).then(.text("HTTP/1.1 200 OK\r\n\r\n\(goodText)"))),
    Misbehavior(
      "switches-protocols", .failure(.connect),
      .text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n")),
    Misbehavior("no-content-with-body", .answer(204, ""), .http("204 No Content", text: goodText)),
    Misbehavior(
      "reset-content-with-body", .answer(205, nil), .http("205 Reset Content", text: goodText)),
    Misbehavior(
      "not-modified-with-body", .answer(304, ""), .http("304 Not Modified", text: goodText)),
    Misbehavior(
      "partial-unasked", .failure(.other, "a part"), .http("206 Partial Content", text: goodText)),
    Misbehavior("ok-without-body", .answer(200, ""), .http()),
    Misbehavior("gone", .answer(410), .http("410 Gone", text: goodText)),
    limited("in-the-past", "Sun, 06 Nov 1994 08:49:37 GMT"),
    limited("nonsense", "next Tuesday, perhaps"),
    limited("huge", "99999999999999999999999999"),
    limited("negative", "-1"),
    Misbehavior(
      "unavailable-for-ever", .answer(503),
      .http("503 Service Unavailable", headers: ["Retry-After: 2147483648"], text: goodText)),
    Misbehavior(
      "wants-credentials", .answer(401),
      .http(
        "401 Unauthorized", headers: ["WWW-Authenticate: Negotiate, NTLM, Basic realm=x"],
        text: goodText)),
    Misbehavior(
      "wants-proxy-credentials", .answer(407),
      .http("407 Proxy", headers: ["Proxy-Authenticate: Digest \"\",,,"], text: goodText)),
  ]

  private static func limited(_ name: String, _ retryAfter: String) -> Misbehavior {
    Misbehavior(
      "retry-after-\(name)", .answer(429),
      .http("429 Too Many Requests", headers: ["Retry-After: \(retryAfter)"], text: goodText))
  }

  /// Those with odd header fields.
  static let fields: [Misbehavior] = [
    Misbehavior(
      "control-characters-in-cookies", .answer(200),
      .http(
        headers: ["Set-Cookie: a=\u{1}\u{7F}\u{1B}[31m; Path=/\u{2}", "Set-Cookie: =; ;;=\t"],
        text: goodText)),
    Misbehavior(
      "thousand-cookies", .answer(200),
      .http(headers: (0..<1000).map { "Set-Cookie: a\($0)=b; Domain=.test" }, text: goodText)),
    Misbehavior(
      "folded-header", .answer(200), .http(headers: ["X-A: b\r\n  c: d\r\n\te"], text: goodText)),
    Misbehavior(
      "nul-in-header", .failure(.other), .http(headers: ["X-A: b\u{0}c"], text: goodText)),
    Misbehavior(
      "latin-1-in-header", .answer(200),
      .bytes(Array("HTTP/1.1 200 OK\r\nX-A: caf".utf8) + [0xE9] + Array("\r\n\r\n\(goodText)".utf8))
    ),
    Misbehavior(
      "bare-cr-in-header", .answer(200),
      .http(headers: ["X-A: b\rLocation: http://private.test/"], text: goodText)),
    Misbehavior(
      "header-without-colon", .failure(.other), .http(headers: ["nonsense"], text: goodText)),
    Misbehavior("header-without-name", .answer(200), .http(headers: [": b"], text: goodText)),
    Misbehavior(
      "space-before-colon", .answer(200),
      .http(headers: ["X-A : b", "Location : /x"], text: goodText)),
    Misbehavior(
      "line-feeds-only", .answer(200), .text("HTTP/1.1 200 OK\nX-A: b\n\n\(goodText)")),
    Misbehavior(
      "link-injection", .answer(200),
      .http(
        headers: ["ETag: \"a\u{1B}]0;b\u{7}\"", "Content-Type: text/html; charset=\u{1}"],
        text: goodText)),
    Misbehavior(
      "strict-transport-and-alt-svc", .answer(200),
      .http(
        headers: [
          "Strict-Transport-Security: max-age=-1", "Alt-Svc: h3=\"127.0.0.1:1\"",
          "Refresh: 0; url=file:///",
        ],
        text: goodText)),
  ]
}
