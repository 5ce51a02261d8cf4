import PipeKit

extension Misbehavior {
  /// Those that send a client elsewhere.
  static let redirects: [Misbehavior] =
    [
      Misbehavior("redirects-to-itself", .failure(.redirect)) { .redirect(to: $0.path) },
      Misbehavior("redirects-to-and-fro", .failure(.redirect)) { request in
        .redirect(to: request.path == "/" ? "/fro" : "/")
      },
      Misbehavior("redirects-ever-on", .failure(.redirect)) { request in
        .redirect(to: "/\((Int(request.path.dropFirst()) ?? 0) + 1)")
      },
      Misbehavior("redirects-nine-times", .answer(200)) { request in
        let number = Int(request.path.dropFirst()) ?? 0
        return number < 9 ? .redirect(to: "/\(number + 1)") : .http(text: goodText)
      },
      Misbehavior("redirects-with-a-cookie", .answer(200)) { request in
        request.head.contains("Cookie: seen=1")
          ? .http(text: goodText)
          : .http("302 Found", headers: ["Set-Cookie: seen=1", "Location: /"])
      },
      Misbehavior("redirects-below", .answer(200)) { request in
        request.path == "/below" ? .http(text: goodText) : .redirect(to: "../below#top")
      },
      Misbehavior("redirects-without-location", .answer(302, ""), .http("302 Found")),
      Misbehavior(
        "redirects-twice-at-once", .answer(200),
        .http(
          "302 Found", headers: ["Location: http://good.test/", "Location: http://private.test/"])),
      redirect("without-scheme", to: "//good.test/", .answer(200)),
      redirect("with-password", to: "http://user:password@good.test/", .answer(200)),
      redirect("to-loopback", to: "http://127.0.0.1/", .failure(.refusedAddress)),
      redirect("to-loopback-as-a-number", to: "http://2130706433/", .failure(.refusedAddress)),
      redirect("to-loopback-in-octal", to: "http://0177.0.0.1/", .failure(.refusedAddress)),
      redirect("to-ipv6-loopback", to: "http://[::1]/", .failure(.refusedAddress)),
      redirect("to-mapped-loopback", to: "http://[::ffff:127.0.0.1]/", .failure(.refusedAddress)),
      redirect("to-any-address", to: "http://0.0.0.0/", .failure(.refusedAddress)),
      redirect("to-metadata", to: "http://169.254.169.254/latest/", .failure(.refusedAddress)),
      redirect("to-private-network", to: "http://10.0.0.1/", .failure(.refusedAddress)),
      redirect("to-private-name", to: "http://private.test/", .failure(.refusedAddress)),
      redirect("to-localhost", to: "http://localhost/", .failure(.refusedAddress)),
      redirect("to-file", to: "file:///etc/passwd", .failure(.redirect)),
      redirect("to-gopher", to: "gopher://good.test/", .failure(.redirect)),
      redirect("to-ftp", to: "ftp://good.test/", .failure(.redirect)),
      redirect("to-data", to: "data:text/plain,hello", .failure(.redirect)),
      redirect("to-script", to: "javascript:alert(1)", .failure(.redirect)),
      redirect("to-open-bracket", to: "http://[", .failure(.redirect)),
      redirect("to-impossible-port", to: "http://good.test:99999/", .failure(.redirect)),
      redirect("to-no-host", to: "http://", .failure(.redirect)),
      redirect("to-unknown-name", to: "http://nothing.onion/", .failure(.dns)),
      redirect("to-closed-port", to: "http://closed.test/", .failure(.connect)),
    ]

  private static func redirect(
    _ name: String, to location: String, _ outcome: Outcome
  ) -> Misbehavior {
    Misbehavior("redirects-\(name)", outcome, .redirect(to: location))
  }

  /// Names that stand for what they should not.
  static let names: [Misbehavior] = [
    Misbehavior("private", .failure(.refusedAddress), addresses: ["10.0.0.1"], .hangUp),
    Misbehavior(
      "private-at-last", .failure(.refusedAddress), addresses: ["11.9.9.9", "127.0.0.1"], .hangUp),
    Misbehavior("mapped", .failure(.refusedAddress), addresses: ["[::ffff:127.0.0.1]"], .hangUp),
    Misbehavior("closed", .failure(.connect), addresses: ["11.9.9.8"], .hangUp),
  ]
}
