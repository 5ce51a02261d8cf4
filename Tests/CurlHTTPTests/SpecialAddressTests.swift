import Testing

@testable import CurlHTTP

struct SpecialAddressTests {
  private func scope(_ text: String) throws -> AddressScope {
    try #require(LiteralHost(text), "\(text) is an address").scope
  }

  @Test(arguments: [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "0.0.0.0", "100.64.0.1",
    "224.0.0.1", "255.255.255.255", "198.18.0.1", "198.19.0.1", "198.51.100.1", "203.0.113.9",
    "192.0.0.1", "192.0.2.1", "192.88.99.2", "240.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "0",
    "127.1.", "localhost", "LOCALHOST.", "a.b.localhost", "::", "::1", "fc00:1::", "fd12::1",
    "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "2001:1ff::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::8.8.8.8", "::ffff:0:8.8.8.8", "::ffff:0:10.0.0.1", "64:ff9b::192.168.0.1",
    "64:ff9b:1::8.8.8.8", "2002:a00:1::", "100::1", "100:0:0:1::1", "3fff::1", "3fff:fff::1",
    "5f00::1",
    "4000::1", "e000::1", "2001:4860::5efe:10.0.0.1", "2001:4860::200:5efe:127.0.0.1",
    "fd12::5efe:8.8.8.8",
  ])
  func takesForPrivate(address: String) throws {
    #expect(try scope(address) == .private)
  }

  @Test(arguments: [
    "169.254.169.254", "169.254.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192",
    "2852039166", "fe80::1", "febf::1", "fe80::1%eth0", "fe80::5efe:8.8.8.8", "fd00:ec2::254",
    "fd20:ce::254", "fd00:42::42", "::ffff:169.254.169.254", "::ffff:168.63.129.16",
    "::169.254.169.254", "::ffff:0:169.254.169.254", "64:ff9b::169.254.169.254",
    "64:ff9b:1::169.254.169.254", "64:ff9b:1:a9fe:a9:fe00::", "2002:a9fe:a9fe::",
    "2001:4860::5efe:169.254.169.254", "fd12::200:5efe:168.63.129.16",
  ])
  func takesForLinkLocal(address: String) throws {
    #expect(try scope(address) == .linkLocal)
  }

  @Test(arguments: [
    "1.1.1.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "192.169.1.1", "100.128.0.1",
    "100.63.0.1", "198.20.0.1", "169.253.1.1", "9.255.255.255", "223.255.255.255", "192.0.1.1",
    "126.0.0.1", "128.0.0.1", "168.63.129.17", "192.88.98.1", "2606:4700::1111", "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8", "2002:808:808::", "2001:4860::8888", "2001:200::1", "2620:4f:8000::1",
    "2001:4860::5efe:8.8.8.8", "3fff:1000::1", "2001:4860::100:5efe:10.0.0.1",
  ])
  func takesForPublic(address: String) throws {
    #expect(try scope(address) == .public)
  }

  @Test(arguments: [
    "", ".", "example.org", "localhost.example.org", "mylocalhost", "1.2.3.4.5", "3com.example",
    "1.2.3.4.example", ":::", "1:2:3", "999.1.1.1",
  ])
  func namesHaveToBeLookedUp(name: String) {
    #expect(LiteralHost(name) == nil)
  }

  @Test func whatIsNoAddressIsRefused() {
    #expect(SpecialAddress.scope(v4: [1, 2, 3]) == .private)
    #expect(SpecialAddress.scope(v6: []) == .private)
  }
}
