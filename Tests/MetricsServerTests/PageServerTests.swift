import Testing

@testable import MetricsServer

/// Serves a page while a test lasts.
func serving<Result: Sendable>(
  _ limits: PageServer.Limits = PageServer.Limits(), text: String = "hello\n",
  _ body: (UInt16) async throws -> Result
) async throws -> Result {
  let server = try PageServer(ListenAddress("127.0.0.1:0"), limits)
  let port = try #require(server.origin.split(separator: ":").last.flatMap { UInt16($0) })
  async let _: Void = server.serve { path in
    path == "/page" ? Page(text: text) : Page(.notFound, text: "the page is at /page\n")
  }
  // Leaving cancels the server's task, and waits for it.
  return try await body(port)
}

@Suite(.timeLimit(.minutes(10)))
struct PageServerTests {
  private let patient = PageServer.Limits(patience: .seconds(600))

  private func ask(_ port: UInt16, to request: String) async throws -> String {
    let client = try await Client(port: port)
    await client.send(request)
    return await client.answer()
  }

  @Test func answersWithThePage() async throws {
    let answer = try await serving { port in
      try await ask(port, to: "GET /page?x=1 HTTP/1.1\r\nHost: a\r\n\r\n")
    }
    #expect(
      answer == """
        HTTP/1.1 200 OK\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Length: 6\r
        X-Content-Type-Options: nosniff\r
        Connection: close\r
        \r
        hello

        """)
  }

  @Test(arguments: [
    ("HEAD /page HTTP/1.0\r\n\r\n", "200", "\r\n\r\n"),
    ("GET http://there/page HTTP/1.1\r\n\r\n", "200", "hello\n"),
    ("GET / HTTP/1.1\n\n", "404", "the page is at /page\n"),
    ("DELETE /page HTTP/1.1\r\n\r\n", "405", "\r\n\r\nmethod not allowed\n"),
    ("GET /page\r\n\r\n", "400", "bad request\n"), ("\r\n\r\n", "400", "bad request\n"),
    ("\0\u{FFFD}\n\n", "400", "bad request\n"),
  ])
  func answersAsTheRequestDeserves(request: String, status: String, end: String) async throws {
    let answer = try await serving { try await ask($0, to: request) }
    #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
    #expect(answer.hasSuffix(end))
    #expect(answer.contains("Allow: GET, HEAD\r\n") == (status == "405"))
  }

  @Test func takesARequestInPieces() async throws {
    let answer = try await serving(patient) { port in
      let client = try await Client(port: port)
      for piece in ["GE", "T /page HT", "TP/1.1\r\nA: b\r", "\n\r", "\n"] {
        await client.send(piece)
      }
      return await client.answer()
    }
    #expect(answer.hasSuffix("\r\n\r\nhello\n"))
  }

  @Test func sendsAPageThatIsLargerThanWhatTheSystemHolds() async throws {
    let text = String(repeating: "0123456789", count: 1_000_000)
    let answer = try await serving(patient, text: text) { port in
      try await ask(port, to: "GET /page HTTP/1.1\r\n\r\n")
    }
    #expect(answer.hasSuffix("\r\n\r\n" + text))
  }

  @Test func endlessHeadersAreCutOff() async throws {
    let answer = try await serving(patient) { port in
      let client = try await Client(port: port)
      await client.send("GET /page HTTP/1.1\r\n")
      for _ in 0..<40 { await client.send("X: " + String(repeating: "x", count: 300) + "\r\n") }
      return await client.answer()
    }
    #expect(answer.hasPrefix("HTTP/1.1 431 "))
  }

  @Test func whoAsksNothingIsNotWaitedForForever() async throws {
    let answer = try await serving(PageServer.Limits(patience: .milliseconds(10))) { port in
      try await Client(port: port).answer()
    }
    #expect(answer == "")
  }

  @Test func manyIdleConnectionsDoNotKeepOthersOut() async throws {
    var limits = patient
    limits.connections = 4
    limits.shortest = .milliseconds(1)
    let (answer, idle) = try await serving(limits) { port in
      var idle: [Client] = []
      for _ in 0..<40 { idle.append(try await Client(port: port)) }
      let answer = try await ask(port, to: "GET /page HTTP/1.1\r\n\r\n")
      // The oldest had to give way.
      return (answer, await idle[0].answer())
    }
    #expect(answer.hasSuffix("hello\n"))
    #expect(idle == "")
  }

  @Test func aClientThatHangsDoesNotHoldTheEndUp() async throws {
    let client = try await serving(patient) { port in
      let client = try await Client(port: port)
      await client.send("GET /page HT")
      let other = try await Client(port: port)
      await other.send("GET /page HTTP/1.1\r\n\r\n")
      #expect(await other.answer().hasSuffix("hello\n"))
      return client
    }
    // The server has ended, and has let the client go.
    #expect(await client.answer() == "")
  }

  @Test func closesItsPortAtTheEnd() async throws {
    let port = try await serving { $0 }
    let again = try PageServer(ListenAddress("127.0.0.1:\(port)"))
    #expect(again.origin == "http://127.0.0.1:\(port)")
  }

  @Test func saysThatAPortIsInUse() throws {
    let first = try PageServer(ListenAddress("127.0.0.1:0"))
    let address = first.origin.dropFirst("http://".count)
    #expect(throws: ListenError("cannot listen at \(address): the port is in use")) {
      try PageServer(ListenAddress(String(address)))
    }
  }

  @Test func knowsWhoCanReachIt() throws {
    #expect(try PageServer(ListenAddress("localhost:0")).isLoopback)
    #expect(try !PageServer(ListenAddress("0.0.0.0:0")).isLoopback)
  }

  @Test func refusesAnAddressOfAnotherMachine() throws {
    let error = #expect(throws: ListenError.self) {
      try PageServer(ListenAddress("192.0.2.1:0"))
    }
    #expect(error?.description.hasPrefix("cannot listen at 192.0.2.1:0: ") == true)
  }
}
