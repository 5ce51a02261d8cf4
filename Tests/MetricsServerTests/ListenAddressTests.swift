import Testing

@testable import MetricsServer

@Suite struct ListenAddressTests {
  @Test(arguments: [
    ("127.0.0.1:9464", "127.0.0.1", 9464), ("localhost:0", "localhost", 0),
    ("[::1]:65535", "::1", 65535),
  ])
  func readsHostAndPort(text: String, host: String, port: UInt16) throws {
    let address = try ListenAddress(text)
    #expect(address.host == host)
    #expect(address.port == port)
  }

  @Test(arguments: [
    ("9464", "'9464' names no port; write it as 127.0.0.1:9464"),
    ("", "'' names no port; write it as 127.0.0.1:9464"),
    ("a:", "'a:': a port is a number from 0 to 65535"),
    ("a:-1", "'a:-1': a port is a number from 0 to 65535"),
    ("a:65536", "'a:65536': a port is a number from 0 to 65535"),
    ("::1:80", "'::1:80': an IPv6 address goes in brackets, as [::1]:9464"),
    (":80", "':80' names no address; write 127.0.0.1:80, or 0.0.0.0:80 for all"),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    #expect(throws: ListenError(message)) { try ListenAddress(text) }
  }
}
