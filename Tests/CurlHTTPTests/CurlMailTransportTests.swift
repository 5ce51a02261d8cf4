import CurlHTTP
import MisbehavingServer
import PipeKit
import Synchronization
import Testing

/// A message is handed over whole, or an error says why not.
@Suite(.timeLimit(.minutes(10)))
struct CurlMailTransportTests {
  private static let text =
    "From: a@example.org\r\nSubject: x\r\n\r\n.one\r\n..two\r\nFrom three\r\n.\r\nlast\r\n"

  private func message(
    _ server: LoopbackMailServer, user: String? = nil, password: String? = nil,
    recipients: [String] = ["b@example.org"], timeout: Duration = .seconds(60)
  ) throws -> MailMessage {
    var target = try #require(MailServer("smtp://127.0.0.1:\(server.port)"))
    (target.user, target.password) = (user, password)
    return MailMessage(
      to: target, from: "a@example.org", for: recipients, Array(Self.text.utf8), timeout: timeout)
  }

  private func failure(
    _ server: LoopbackMailServer, user: String? = nil, recipients: [String] = ["b@example.org"],
    timeout: Duration = .seconds(60)
  ) async throws -> MailError {
    let message = try message(
      server, user: user, password: user, recipients: recipients, timeout: timeout)
    return try #require(
      await #expect(throws: MailError.self) { try await CurlMailTransport().send(message) })
  }

  @Test func theServerGetsTheMessageAsItIs() async throws {
    let server = try LoopbackMailServer()
    let recipients = ["b@example.org", "c@example.net"]
    try await CurlMailTransport().send(message(server, recipients: recipients))
    let taken = try #require(server.messages.first)
    #expect(server.messages.count == 1)
    #expect(taken.sender == "a@example.org" && taken.recipients == recipients)
    #expect(taken.text == Self.text)
    #expect(!server.lines.contains { $0.hasPrefix("AUTH") })
  }

  @Test func userAndPasswordAreSaidOnlyToLogIn() async throws {
    let server = try LoopbackMailServer()
    try await CurlMailTransport().send(
      message(server, user: "anna@example.org", password: "pa55 word"))
    var code: [UInt8] = []
    Base64.append(Array("\0anna@example.org\0pa55 word".utf8), to: &code)
    let said = server.lines.filter { $0.hasPrefix("AUTH") || !$0.contains(" ") }
    #expect(said.joined(separator: " ").contains(String(decoding: code, as: UTF8.self)))
    #expect(server.messages.count == 1)
  }

  @Test(arguments: [
    (LoopbackMailServer.Step.greeting, 421), (.command("MAIL"), 451), (.command("RCPT"), 450),
    (.command("DATA"), 452), (.message, 451), (.command("AUTH"), 454),
    (.greeting, 554), (.command("MAIL"), 553), (.command("RCPT"), 550), (.command("DATA"), 554),
    (.message, 552), (.command("AUTH"), 535),
  ]) func aRefusalIsToldWithItsCodeAndWords(
    _ step: LoopbackMailServer.Step, _ code: Int
  ) async throws {
    let server = try LoopbackMailServer { at, _ in
      at == step ? .reply("\(code)-4.3.2 not\u{7}\r\n\(code) like this") : nil
    }
    let error = try await failure(server, user: "anna")
    #expect(error.kind == .refused, "\(error.kind): \(error)")
    #expect(error.reply == code)
    #expect(error.isTransient == (code < 500))
    #expect(error.message == "the server answers \(code) 4.3.2 not? like this")
    #expect(server.messages.isEmpty)
  }

  @Test func oneRecipientWhoIsRefusedHoldsTheMessageBack() async throws {
    let count = Mutex(0)
    let server = try LoopbackMailServer { step, _ in
      guard step == .command("RCPT") else { return nil }
      let number = count.withLock { count in
        count += 1
        return count
      }
      return number == 2 ? .reply("550 no such user") : nil
    }
    let error = try await failure(server, recipients: ["b@example.org", "c@example.org"])
    #expect(error.reply == 550 && server.messages.isEmpty)
  }

  @Test(arguments: [
    LoopbackMailServer.Step.greeting, .command("EHLO"), .command("MAIL"), .command("RCPT"),
    .command("DATA"), .message,
  ]) func aServerThatHangsUpMayTakeItAnotherTime(_ step: LoopbackMailServer.Step) async throws {
    let server = try LoopbackMailServer { at, _ in at == step ? .close : nil }
    let error = try await failure(server)
    #expect(error.isTransient, "\(error.kind): \(error)")
    #expect(error.kind == .connect, "\(error)")
  }

  @Test(arguments: [
    LoopbackMailServer.Step.greeting, .command("EHLO"), .command("MAIL"), .message,
  ]) func aServerThatSaysNothingIsNotWaitedForForEver(
    _ step: LoopbackMailServer.Step
  ) async throws {
    let server = try LoopbackMailServer { at, _ in at == step ? .hang : nil }
    let error = try await failure(server, timeout: .milliseconds(400))
    #expect(error.kind == .timeout && error.isTransient, "\(error)")
  }

  @Test(arguments: [
    Array(repeating: UInt8(ascii: "x"), count: 1 << 20),
    Array("220 ".utf8) + Array(repeating: UInt8(ascii: "x"), count: 1 << 20) + [0x0D, 0x0A],
    [0x00, 0xFF, 0x0D, 0x0A], Array("hello\r\n".utf8), Array("-1 a\r\n999 b\r\n".utf8),
  ]) func whatIsNoReplyIsAnErrorAndNoMessageIsSent(_ bytes: [UInt8]) async throws {
    let server = try LoopbackMailServer { at, _ in at == .greeting ? .bytes(bytes) : nil }
    _ = try await failure(server, timeout: .seconds(2))
    #expect(server.messages.isEmpty)
  }

  @Test func aReplyOfManyLinesIsNotHeldAsAWhole() async throws {
    let line = Array(("250-" + String(repeating: "y", count: 900) + "\r\n").utf8)
    let server = try LoopbackMailServer { at, _ in
      guard at == .command("MAIL") else { return nil }
      return .bytes(Array(repeatElement(line, count: 2000).joined()) + Array("550 z\r\n".utf8))
    }
    let error = try await failure(server)
    #expect(error.message.utf8.count < 2000)
  }

  @Test func whoDoesNotAnswerTheGoodbyeHasTheMessageAllTheSame() async throws {
    let server = try LoopbackMailServer { at, _ in at == .command("QUIT") ? .hang : nil }
    let start = ContinuousClock.now
    try await CurlMailTransport().send(message(server))
    #expect(server.messages.count == 1)
    #expect(ContinuousClock.now - start < .seconds(100))
  }

  @Test func aCancelledTaskDoesNotWaitForTheServer() async throws {
    let isThere = AsyncStream<Void>.makeStream()
    let server = try LoopbackMailServer { at, _ in
      guard at == .command("MAIL") else { return nil }
      isThere.continuation.yield()
      return .hang
    }
    let message = try message(server)
    let task = Task { try await CurlMailTransport().send(message) }
    for await _ in isThere.stream { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func whatIsNotSecuredGoesToThisMachineOnly() async throws {
    let server = try LoopbackMailServer()
    let transport = CurlMailTransport(
      CurlConfiguration(), authorities: nil,
      route: ["mail.test:587:127.0.0.1:\(server.port)"])
    var message = try message(server, user: "anna", password: "pa55word")
    message.server.host = "mail.test"
    message.server.port = 587
    let error = await #expect(throws: MailError.self) { try await transport.send(message) }
    #expect(error?.kind == .tls && error?.isTransient == false)
    #expect(error?.message.contains("STARTTLS") == true)
    #expect(!server.lines.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
  }

  @Test(
    .enabled(if: TLSIdentity.isAvailable),
    arguments: [TLSIdentity.Certificate.selfSigned, .wrongHost, .expired])
  func aServerThatDoesNotProveWhoItIsGetsNothing(
    _ certificate: TLSIdentity.Certificate
  ) async throws {
    let server = try TLSServer(certificate)
    let transport = CurlMailTransport(
      CurlConfiguration(), authorities: server.identity.authority,
      route: ["\(TLSIdentity.host):465:127.0.0.1:\(server.port)"])
    let target = try #require(MailServer("smtps://anna:x@\(TLSIdentity.host)"))
    let message = MailMessage(to: target, from: "a@b", for: ["c@d"], [0x0D, 0x0A])
    let error = await #expect(throws: MailError.self) { try await transport.send(message) }
    #expect(error?.kind == .tls && error?.isTransient == false)
  }

  @Test(
    .enabled(if: TLSRelay.isAvailable),
    arguments: [("smtps", TLSRelay.Moment.start), ("smtp", .command)])
  func aServerThatProvesWhoItIsGetsTheMessageAsItIs(
    _ scheme: String, _ moment: TLSRelay.Moment
  ) async throws {
    let server = try LoopbackMailServer(offersTLS: moment == .command)
    let relay = try TLSRelay(to: server.port, securedAt: moment, .good)
    let target = try #require(MailServer("\(scheme)://anna:pa55word@\(TLSIdentity.host)"))
    let transport = CurlMailTransport(
      CurlConfiguration(), authorities: relay.identity.authority,
      route: ["\(TLSIdentity.host):\(target.port):127.0.0.1:\(relay.port)"])
    // More than a record of TLS, and than what a socket takes at once.
    let text = Self.text + String(repeating: "a line of the message\r\n", count: 20_000)
    try await transport.send(
      MailMessage(to: target, from: "a@example.org", for: ["b@example.org"], Array(text.utf8)))
    let taken = try #require(server.messages.first)
    #expect(server.messages.count == 1 && taken.text == text)
    #expect(server.lines.contains { $0.hasPrefix("AUTH") })
  }

  @Test(.enabled(if: TLSRelay.isAvailable))
  func aServerOnThisMachineNeedsNoCertificateThatIsTrusted() async throws {
    let server = try LoopbackMailServer(offersTLS: true)
    let relay = try TLSRelay(to: server.port, securedAt: .command, .selfSigned)
    var message = try message(server)
    message.server.port = Int(relay.port)
    try await CurlMailTransport().send(message)
    #expect(server.messages.first?.text == Self.text)
  }

  @Test func nobodyListensIsAnErrorThatMayPass() async throws {
    let server = try LoopbackMailServer()
    var message = try message(server)
    message.server.port = Int(LoopbackServer.portThatIsClosed())
    let error = await #expect(throws: MailError.self) {
      try await CurlMailTransport().send(message)
    }
    #expect(error?.kind == .connect && error?.isTransient == true)
  }
}
