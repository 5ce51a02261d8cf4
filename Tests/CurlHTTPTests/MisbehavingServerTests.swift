import CurlHTTP
import MisbehavingServer
import PipeKit
import Synchronization
import Testing

struct MisbehavingServerTests {
  /// One client for all: what one server does must not harm what another answers.
  private static let internet = Result { try MisbehavingInternet() }

  /// More than any answer takes, as the machine may be busy.
  private static let patience = Duration.seconds(1800)
  /// For servers that nothing else puts an end to.
  private static let impatience = Duration.milliseconds(300)

  @Test func misbehavesInManyWays() {
    #expect(Misbehavior.all.count >= 40)
    #expect(Set(Misbehavior.all.map(\.name)).count == Misbehavior.all.count)
  }

  @Test(arguments: Misbehavior.all)
  func endsAsItMustAndHarmsNoOtherAnswer(_ misbehavior: Misbehavior) async throws {
    let internet = try Self.internet.get()
    async let other = internet.client.send(
      HTTPRequest(
        url: MisbehavingInternet.goodURL, connectTimeout: Self.patience, timeout: Self.patience))
    let request = HTTPRequest(
      url: misbehavior.url, connectTimeout: Self.patience,
      timeout: misbehavior.takesPatience ? Self.impatience : Self.patience,
      maxBytes: Misbehavior.maxBytes)
    let result: Result<HTTPResponse, any Error>
    do {
      result = .success(try await internet.client.send(request))
    } catch {
      result = .failure(error)
    }
    expect(result, misbehavior.outcome)
    let good = try await other
    #expect(good.status == 200)
    #expect(String(decoding: good.body, as: UTF8.self) == Misbehavior.goodText)
    // What is beyond the limit is not even received, but for what buffers hold.
    if !misbehavior.takesPatience { #expect(internet.sent(by: misbehavior) < 32 << 20) }
  }

  private func expect(
    _ result: Result<HTTPResponse, any Error>, _ outcome: Misbehavior.Outcome
  ) {
    switch (outcome, result) {
    case (.answer(let status, let text), .success(let response)):
      #expect(response.status == status)
      if let text { #expect(String(decoding: response.body, as: UTF8.self) == text) }
      let fields = response.headers.flatMap { [$0.name, $0.value] }
      #expect(!fields.contains { $0.utf8.contains { $0 == 0 || $0 == 10 || $0 == 13 } })
    case (.failure(let kind, let words), .failure(let error as HTTPError)):
      #expect(error.kind == kind, "\(error)")
      #expect(error.message.contains(words))
      #expect(!error.description.utf8.contains { $0 < 0x20 })
    default:
      Issue.record("\(result) is not \(outcome)")
    }
  }

  @Test func asksAgainWhereANameLeadsEachTimeItConnects() async throws {
    let server = try LoopbackServer { _ in .http(text: "public") }
    let lookUps = Atomic<Int>(0)
    let client = CurlHTTPClient(
      CurlConfiguration(usesEnvironmentProxies: false),
      network: CurlNetwork(
        names: {
          let isFirst = lookUps.add(1, ordering: .relaxed).oldValue == 0
          return ["rebinding.test": [isFirst ? "11.1.1.1" : "127.0.0.1"]]
        },
        route: { _, _ in server.port }))
    let request = HTTPRequest(url: "http://rebinding.test/")
    #expect(try await client.send(request).status == 200)
    let failure = await #expect(throws: HTTPError.self) { try await client.send(request) }
    #expect(failure?.kind == .refusedAddress)
    #expect(server.requests.count == 1)
  }

  @Test func givesUpOnAnAnswerThatDoesNotBeginInTime() async throws {
    let internet = try Self.internet.get()
    for name in ["says-nothing", "silent-handshake", "never-accepts"] {
      let misbehavior = try #require(Misbehavior.all.first { $0.name == name })
      let request = HTTPRequest(
        url: misbehavior.url, connectTimeout: Self.patience, firstByteTimeout: Self.impatience,
        timeout: Self.patience)
      let failure = await #expect(throws: HTTPError.self) {
        try await internet.client.send(request)
      }
      #expect(failure?.kind == .timeout)
      #expect(failure?.isTransient == true)
      #expect(failure?.message.contains("no answer began within") == true)
    }
  }

  @Test func waitsForTheRestOfAnAnswerThatHasBegunInTime() async throws {
    let internet = try Self.internet.get()
    let misbehavior = try #require(Misbehavior.all.first { $0.name == "stops-in-body" })
    let request = HTTPRequest(
      url: misbehavior.url, firstByteTimeout: .seconds(3), timeout: .seconds(4))
    let failure = await #expect(throws: HTTPError.self) {
      try await internet.client.send(request)
    }
    #expect(failure?.kind == .timeout)
    #expect(failure?.message.contains("no answer began") == false)
  }

  @Test func givesUpOnAConnectionThatIsNotMadeInTime() async throws {
    let internet = try Self.internet.get()
    for name in ["never-accepts", "silent-handshake"] {
      let misbehavior = try #require(Misbehavior.all.first { $0.name == name })
      let failure = await #expect(throws: HTTPError.self) {
        try await internet.client.send(
          HTTPRequest(
            url: misbehavior.url, connectTimeout: Self.impatience, timeout: Self.patience))
      }
      #expect(failure?.kind == .timeout)
    }
  }

  @Test(.enabled(if: TLSIdentity.isAvailable), arguments: TLSIdentity.Certificate.allCases)
  func trustsGoodCertificatesOnly(_ certificate: TLSIdentity.Certificate) async throws {
    let server = try TLSServer(certificate)
    let client = CurlHTTPClient(
      CurlConfiguration(usesEnvironmentProxies: false),
      network: CurlNetwork(
        names: { [TLSIdentity.host: ["11.1.1.1"]] }, route: { _, _ in server.port },
        authorities: server.identity.authority))
    let request = HTTPRequest(url: "https://\(TLSIdentity.host)/", timeout: Self.patience)
    if certificate == .good {
      #expect(try await client.send(request).status == 200)
      return
    }
    let failure = await #expect(throws: HTTPError.self) { try await client.send(request) }
    #expect(failure?.kind == .tls)
    #expect(failure?.isTransient == false)
    let word =
      switch certificate {
      case .good: ""
      case .selfSigned: "self"
      case .wrongHost: "name"
      case .expired: "expired"
      }
    #expect(failure?.message.contains(word) == true)
    withExtendedLifetime(server) {}
  }
}
