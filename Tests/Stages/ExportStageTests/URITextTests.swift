import Testing

@testable import ExportStage

/// Addresses in feeds and books are URIs (RFC 3986).
@Suite struct URITextTests {
  @Test(arguments: [
    ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
    ("https://müller.example/ä b", "https://xn--mller-kva.example/%C3%A4%20b"),
    (
      "http://日本.example:8080/東京?q=雨#風",
      "http://xn--wgv71a.example:8080/%E6%9D%B1%E4%BA%AC?q=%E9%9B%A8#%E9%A2%A8"
    ),
    ("https://en.example.org/wiki/A_(b)!*", "https://en.example.org/wiki/A_(b)!*"),
    ("https://example.org/?a[b]=1|2^3`{}", "https://example.org/?a%5Bb%5D=1%7C2%5E3%60%7B%7D"),
    ("https://[2001:db8::1]:81/[x]", "https://[2001:db8::1]:81/%5Bx%5D"),
    ("https://example.org/100%/%zz%41", "https://example.org/100%25/%25zz%41"),
    ("https://example.org/#a#b", "https://example.org/#a%23b"),
    ("  HTTPS://EXAMPLE.org:443/a/../b\n", "https://example.org/b"),
    // No domain that IDNA knows: its bytes are written as a URI may have them.
    ("https://xn--ü.example/", "https://xn--%C3%BC.example/"),
  ])
  func isTheAddressInASCII(_ address: String, _ uri: String) throws {
    let text = try #require(URIText.text(of: address))
    #expect(text == uri)
    #expect(FeedRules.isURI(text), "\(text)")
    #expect(URIText.text(of: text) == text)
  }

  @Test(arguments: [
    "javascript:alert(1)", "/a", "", "ftp://example.org/", "https://", "https://a b/",
  ])
  func whatIsNoAddressOnTheWebIsNone(_ text: String) { #expect(URIText.text(of: text) == nil) }
}
