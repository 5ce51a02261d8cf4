import MisbehavingServer
import PipeKit
import Testing

@testable import CurlHTTP

struct CurlHTTPClientTests {
  /// A request that may go to this machine, where the tests' servers are.
  private func local(
    _ url: String, method: String = "GET", headers: [HTTPHeader] = [], body: [UInt8] = [],
    timeout: Duration = .seconds(3600), maxBytes: Int = 32 << 20, maxRedirects: Int = 10
  ) -> HTTPRequest {
    HTTPRequest(
      url: url, method: method, headers: headers, body: body, timeout: timeout,
      maxBytes: maxBytes, maxRedirects: maxRedirects, allowsPrivateAddresses: true)
  }

  private func makeClient() -> CurlHTTPClient {
    CurlHTTPClient(CurlConfiguration(usesEnvironmentProxies: false))
  }

  @Test func handsBackStatusHeadersAndBody() async throws {
    let server = try LoopbackServer { _ in
      .http("404 Not Found", headers: ["X-Test:  a value "], text: "nothing here")
    }
    let response = try await makeClient().send(local(server.url + "/page"))
    #expect(response.status == 404)
    #expect(response.header("x-test") == "a value")
    #expect(String(decoding: response.body, as: UTF8.self) == "nothing here")
    #expect(response.url == server.url + "/page")
  }

  @Test func sendsMethodHeadersAndBody() async throws {
    let server = try LoopbackServer { request in .http(body: request.body) }
    let body = Array(repeating: UInt8(ascii: "x"), count: 5000)
    let response = try await makeClient().send(
      local(
        server.url, method: "PUT",
        headers: [HTTPHeader("If-None-Match", "\"1\""), HTTPHeader("User-Agent", "test/1")],
        body: body))
    #expect(response.body == body)
    let head = try #require(server.requests.first).head
    #expect(head.hasPrefix("PUT / HTTP/1.1"))
    #expect(head.contains("If-None-Match: \"1\""))
    #expect(head.contains("User-Agent: test/1"))
    #expect(!head.lowercased().contains("expect:"))
  }

  @Test(arguments: ["POST", "DELETE", "OPTIONS"])
  func sendsAnEmptyBodyWhenAskedTo(method: String) async throws {
    let server = try LoopbackServer { _ in .http(text: "ok") }
    let response = try await makeClient().send(
      local(server.url, method: method, body: []))
    #expect(response.status == 200)
    #expect(try #require(server.requests.first).head.hasPrefix(method))
  }

  @Test func readsNoBodyForHead() async throws {
    let server = try LoopbackServer { _ in
      .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 50\r\nConnection: close\r\n\r\n".utf8))
    }
    let response = try await makeClient().send(local(server.url, method: "HEAD"))
    #expect(response.body.isEmpty)
    #expect(response.header("Content-Length") == "50")
  }

  @Test func followsRedirectsAndNamesTheLastAddress() async throws {
    let server = try LoopbackServer { request in
      request.path == "/new"
        ? .http(text: "here") : .http("301 Moved", headers: ["Location: /new"], text: "gone")
    }
    let response = try await makeClient().send(local(server.url + "/old"))
    #expect(response.url == server.url + "/new")
    #expect(String(decoding: response.body, as: UTF8.self) == "here")
    #expect(response.header("Location") == nil)
  }

  @Test func handsBackARedirectThatIsNotToBeFollowed() async throws {
    let server = try LoopbackServer { _ in .http("302 Found", headers: ["Location: /x"]) }
    let response = try await makeClient().send(local(server.url, maxRedirects: 0))
    #expect(response.status == 302)
    #expect(response.header("location") == "/x")
  }

  @Test func giveUpOnARedirectLoop() async throws {
    let server = try LoopbackServer { _ in .http("302 Found", headers: ["Location: /again"]) }
    let failure = await #expect(throws: HTTPError.self) {
      try await makeClient().send(local(server.url, maxRedirects: 3))
    }
    #expect(failure?.kind == .redirect)
    #expect(failure?.isTransient == false)
  }

  @Test(arguments: ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/x"])
  func refusesRedirectsToOtherSchemes(location: String) async throws {
    let server = try LoopbackServer { _ in
      .http("302 Found", headers: ["Location: \(location)"])
    }
    let failure = await #expect(throws: HTTPError.self) {
      try await makeClient().send(local(server.url))
    }
    #expect(failure?.kind == .redirect)
  }

  @Test(arguments: [
    "file:///etc/passwd", "gopher://x/", "", "http://", "://", "relative/path", "http://a\u{0}b/",
    "javascript:alert(1)", "http://exa mple.org/",
  ])
  func refusesWhatIsNotAnHTTPAddress(url: String) async throws {
    let failure = await #expect(throws: HTTPError.self) {
      try await makeClient().send(local(url))
    }
    #expect(failure?.kind == .badURL)
  }

  @Test func refusesHeadersThatWouldSplitTheRequest() async throws {
    for header in [
      HTTPHeader("A", "b\r\nInjected: c"), HTTPHeader("A\r\nB", "c"), HTTPHeader("", "x"),
    ] {
      let failure = await #expect(throws: HTTPError.self) {
        try await makeClient().send(local("http://127.0.0.1:1/", headers: [header]))
      }
      #expect(failure?.message.contains("cannot be sent") == true)
    }
  }

  @Test func escapesWhatAnAddressMayNotContain() async throws {
    let server = try LoopbackServer { _ in .http(text: "ok") }
    _ = try await makeClient().send(local(server.url + "/a b/ü?q=ö"))
    #expect(server.requests.first?.path == "/a%20b/%c3%bc?q=%c3%b6")
  }

  @Test func abortsABodyThatIsDeclaredTooLarge() async throws {
    let server = try LoopbackServer { _ in .http(body: [UInt8](repeating: 65, count: 5000)) }
    let failure = await #expect(throws: HTTPError.self) {
      try await makeClient().send(local(server.url, maxBytes: 4999))
    }
    #expect(failure?.kind == .tooLarge)
    let response = try await makeClient().send(local(server.url, maxBytes: 5000))
    #expect(response.body.count == 5000)
  }

  @Test func abortsABodyThatIsTooLargeOnceUnpacked() async throws {
    let bomb = GzipOfZeros.make(runs: 400_000)
    #expect(bomb.count < 1 << 20)
    let server = try LoopbackServer { _ in .http(headers: ["Content-Encoding: gzip"], body: bomb) }
    let failure = await #expect(throws: HTTPError.self) {
      try await makeClient().send(local(server.url, maxBytes: 1 << 20))
    }
    #expect(failure?.kind == .tooLarge)
    #expect(try #require(server.requests.first).head.lowercased().contains("accept-encoding: "))
  }

  @Test func abortsHeadersWithoutEnd() async throws {
    let line = "X-Filler: " + String(repeating: "y", count: 2000) + "\r\n"
    let server = try LoopbackServer { _ in
      .bytes(Array(("HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 200)).utf8))
    }
    let failure = await #expect(throws: HTTPError.self) {
      try await makeClient().send(local(server.url))
    }
    #expect(failure?.kind == .headersTooLarge)
  }

  @Test func timesOutOnASilentServer() async throws {
    let server = try LoopbackServer { _ in .silence() }
    let failure = await #expect(throws: HTTPError.self) {
      try await makeClient().send(local(server.url, timeout: .milliseconds(200)))
    }
    #expect(failure?.kind == .timeout)
    #expect(failure?.isTransient == true)
  }

  @Test func timesOutOnAServerThatFallsSilentInTheMiddleOfAnAnswer() async throws {
    let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort".utf8)
    for count in [1, 20, answer.count - 5, answer.count] {
      let server = try LoopbackServer { _ in .silence(after: Array(answer.prefix(count))) }
      let failure = await #expect(throws: HTTPError.self) {
        try await makeClient().send(local(server.url, timeout: .milliseconds(200)))
      }
      #expect(failure?.kind == .timeout, "\(count) bytes")
      #expect(failure?.isTransient == true, "\(count) bytes")
    }
  }

  @Test func reportsAServerThatIsNotThereAsPassing() async throws {
    var server: LoopbackServer? = try LoopbackServer { _ in .hangUp }
    let url = try #require(server?.url)
    server = nil
    let failure = await #expect(throws: HTTPError.self) { try await makeClient().send(local(url)) }
    #expect(failure?.kind == .connect)
    #expect(failure?.isTransient == true)
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nthe whole",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nthe \r\n5\r\nwhole\r\n0\r\n\r\n",
  ])
  func takesNoAnswerForWholeThatEndsBeforeItsEnd(_ answer: String) async throws {
    let bytes = Array(answer.utf8)
    let server = try LoopbackServer { request in
      .bytes(Array(bytes.prefix(Int(request.path.dropFirst()) ?? 0)))
    }
    let client = makeClient()
    for count in 0..<bytes.count {
      // Where the last chunk has come, only an empty line is missing.
      if answer.contains("chunked"), count > bytes.count - 5 { break }
      do {
        let response = try await client.send(local("\(server.url)/\(count)"))
        Issue.record("\(count) bytes passed for \(response)")
      } catch let error as HTTPError {
        #expect(error.isTransient, "\(count) bytes: \(error.kind) \(error)")
      }
    }
    let whole = try await client.send(local("\(server.url)/\(bytes.count)"))
    #expect(String(decoding: whole.body, as: UTF8.self) == "the whole")
  }

  @Test func reportsABrokenConnectionAsPassing() async throws {
    let server = try LoopbackServer { request in
      request.path == "/cut"
        ? .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort".utf8)) : .hangUp
    }
    for path in ["/cut", "/none"] {
      let failure = await #expect(throws: HTTPError.self) {
        try await makeClient().send(local(server.url + path))
      }
      #expect(failure?.kind == .connect)
      #expect(failure?.isTransient == true)
    }
  }

  @Test func reportsWhatIsNotHTTP() async throws {
    let server = try LoopbackServer { _ in .bytes(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8)) }
    let failure = await #expect(throws: HTTPError.self) {
      try await makeClient().send(local(server.url))
    }
    #expect(failure != nil)
  }

  @Test func reportsAFailedHandshakeAsTLS() async throws {
    let server = try LoopbackServer { _ in .hangUp }
    let failure = await #expect(throws: HTTPError.self) {
      try await makeClient().send(
        local("https://127.0.0.1:\(server.port)/", timeout: .milliseconds(500)))
    }
    // The server waits for a request that never ends, or hangs up: both are the server's fault.
    #expect(failure.map { [.tls, .timeout, .connect].contains($0.kind) } == true)
  }

  @Test func refusesPrivateAddressesUnlessTheRequestAllowsThem() async throws {
    let server = try LoopbackServer { _ in .http(text: "secret") }
    let client = makeClient()
    let port = server.port
    #expect(try await client.send(local("http://localhost:\(port)/")).status == 200)
    for host in ["127.0.0.1", "localhost", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"] {
      let failure = await #expect(throws: HTTPError.self) {
        try await client.send(HTTPRequest(url: "http://\(host):\(port)/"))
      }
      #expect(failure?.kind == .refusedAddress)
      #expect(failure?.isTransient == false)
    }
    #expect(server.requests.count == 1)
  }

  @Test func followsRedirectsAmongPrivateHostsThatAreAllowed() async throws {
    let target = try LoopbackServer { _ in .http(text: "here") }
    let location = "Location: http://127.0.0.1:\(target.port)/"
    let server = try LoopbackServer { _ in .http("302 Found", headers: [location]) }
    let response = try await makeClient().send(local("http://localhost:\(server.port)/"))
    #expect(response.status == 200)
    #expect(target.requests.count == 1)
  }

  @Test func endsAtOnceWhenTheTaskIsCancelled() async throws {
    let client = makeClient()
    let (started, signal) = AsyncStream.makeStream(of: Void.self)
    let server = try LoopbackServer { _ in
      signal.yield()
      return .silence()
    }
    let request = local(server.url)
    let task = Task { try await client.send(request) }
    for await _ in started { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func doesNotStartWhenTheTaskIsAlreadyCancelled() async throws {
    let client = makeClient()
    let server = try LoopbackServer { _ in .silence() }
    let request = local(server.url)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await client.send(request)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func givesUpWhereNoAnswerBeginsInTime() async throws {
    let server = try LoopbackServer { _ in .silence() }
    var request = local(server.url)
    request.firstByteTimeout = .milliseconds(50)
    let failure = await #expect(throws: HTTPError.self) { try await makeClient().send(request) }
    #expect(failure?.kind == .timeout && failure?.isTransient == true)
    #expect(failure?.message.contains("no answer began within 50ms") == true)
  }

  @Test func anAnswerThatHasBegunMayTakeItsTime() async throws {
    let server = try LoopbackServer { _ in
      .silence(after: Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab".utf8))
    }
    var request = local(server.url, timeout: .milliseconds(1500))
    request.firstByteTimeout = .milliseconds(50)
    let failure = await #expect(throws: HTTPError.self) { try await makeClient().send(request) }
    #expect(failure?.message.contains("began") == false)
  }

  @Test func aRedirectIsAnAnswerWhereNoneIsFollowed() async throws {
    let server = try LoopbackServer { _ in .http("302 Found", headers: ["Location: /x"], text: "") }
    var request = local(server.url)
    request.maxRedirects = 0
    let response = try await makeClient().send(request)
    #expect(response.status == 302 && response.header("location") == "/x")
  }

  @Test func servesManyRequestsAtOnce() async throws {
    let server = try LoopbackServer { request in .http(text: request.path) }
    let client = makeClient()
    let requests = (0..<200).map { local("\(server.url)/\($0)") }
    let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
      for (number, request) in requests.enumerated() {
        group.addTask {
          let response = try await client.send(request)
          return String(decoding: response.body, as: UTF8.self) == "/\(number)"
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answers == 200)
  }
}
