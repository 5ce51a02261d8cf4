import MisbehavingServer
import PipeKit
import Testing

@testable import CurlHTTP

/// Where a client connects to, directly and through a proxy.
struct AddressPolicyTests {
  private static let metadata = "http://169.254.169.254/latest/meta-data/"

  /// A client for which all roads lead to one server.
  private func client(
    _ server: LoopbackServer, names: [String: [String]] = [:]
  ) -> CurlHTTPClient {
    CurlHTTPClient(
      CurlConfiguration(usesEnvironmentProxies: false),
      network: CurlNetwork(names: { names }, route: { _, _ in server.port }))
  }

  /// A client that asks all of a proxy.
  private func client(throughProxy server: LoopbackServer) -> CurlHTTPClient {
    CurlHTTPClient(CurlConfiguration(), network: CurlNetwork(proxy: server.url))
  }

  private func request(
    _ url: String, private allowsPrivate: Bool = false, linkLocal: Bool = false
  ) -> HTTPRequest {
    HTTPRequest(
      url: url, allowsPrivateAddresses: allowsPrivate, allowsLinkLocalAddresses: linkLocal)
  }

  private func refusal(_ request: HTTPRequest, _ client: CurlHTTPClient) async -> HTTPError? {
    let error = await #expect(throws: HTTPError.self) { try await client.send(request) }
    #expect(error?.kind == .refusedAddress && error?.isTransient == false, "\(request.url)")
    return error
  }

  @Test(arguments: ["169.254.169.254", "100.100.100.200", "[fd00:ec2::254]", "fe80::1", "10.0.0.1"])
  func aNameThatMayBePrivateMayNotLeadToMetadata(address: String) async throws {
    let server = try LoopbackServer { _ in .http(text: "secret") }
    let client = client(server, names: ["feeds.test": [address]])
    let url = "http://feeds.test/"
    _ = await refusal(request(url), client)
    if address == "10.0.0.1" {
      #expect(try await client.send(request(url, private: true)).status == 200)
      return
    }
    let error = await refusal(request(url, private: true), client)
    #expect(error?.message.contains("link-local") == true)
    #expect(server.requests.isEmpty)
    let all = request(url, private: true, linkLocal: true)
    #expect(try await client.send(all).status == 200)
    // A connection that another request may use is not used.
    _ = await refusal(request(url, private: true), client)
    #expect(server.requests.count == 1)
  }

  @Test func aLinkLocalAddressIsAskedWhereItIsNamedItself() async throws {
    let server = try LoopbackServer { _ in .http(text: "here") }
    let client = client(server)
    _ = await refusal(request(Self.metadata), client)
    #expect(try await client.send(request(Self.metadata, private: true)).status == 200)
  }

  @Test func noPrivateHostRedirectsToMetadata() async throws {
    let server = try LoopbackServer { request in
      request.path == "/" ? .redirect(to: Self.metadata) : .http(text: "secret")
    }
    let client = client(server)
    // A connection that could be used again.
    #expect(try await client.send(request(Self.metadata, private: true)).status == 200)
    _ = await refusal(request("http://10.0.0.1/", private: true), client)
    #expect(server.requests.count == 2)
    let all = request("http://10.0.0.1/", private: true, linkLocal: true)
    #expect(try await client.send(all).url == Self.metadata)
  }

  @Test(arguments: [
    "169.254.169.254", "127.0.0.1:8080", "[::1]", "localhost", "localhost.", "a.localhost",
    "0x7f.1",
    "[::ffff:10.0.0.1]", "2130706433",
  ])
  func aProxyIsNotAskedForPrivateHosts(host: String) async throws {
    let proxy = try LoopbackServer { _ in .http(text: "secret") }
    let client = client(throughProxy: proxy)
    _ = await refusal(request("http://\(host)/"), client)
    _ = await refusal(request("https://\(host)/"), client)
    #expect(proxy.requests.isEmpty)
    #expect(try await client.send(request("http://\(host)/", private: true)).status == 200)
  }

  @Test(arguments: [
    "http://169.254.169.254/latest/", "//127.0.0.1/", "https://localhost/", "http://[::1]/",
    "http://2130706433/",
  ])
  func noRedirectLeadsAProxyToPrivateHosts(location: String) async throws {
    let proxy = try LoopbackServer { request in
      request.path == "http://public.test/"
        ? .redirect(to: location) : .http(text: "secret")
    }
    let client = client(throughProxy: proxy)
    let error = await refusal(request("http://public.test/"), client)
    #expect(error?.message.contains("the redirect to") == true)
    #expect(proxy.requests.count == 1)
  }

  @Test func throughAProxyNamesAreTheProxysAffair() async throws {
    let proxy = try LoopbackServer { _ in .http(text: "by the proxy") }
    let response = try await client(throughProxy: proxy).send(request("http://intern.test/"))
    #expect(String(decoding: response.body, as: UTF8.self) == "by the proxy")
    #expect(proxy.requests.first?.path == "http://intern.test/")
  }
}
