import Testing

@testable import FetchStage

struct PageAddressTests {
  @Test(arguments: [
    ("HTTPS://Example.ORG", "https://example.org/"),
    ("https://example.org:443/a#b", "https://example.org/a"),
    ("http://example.org:8080/?", "http://example.org:8080/"),
    (
      "https://user:secret@example.org/x?a=1&utm_source=y&b=2&fbclid=z",
      "https://example.org/x?a=1&b=2"
    ),
    ("https://example.org/Path?utm_campaign=x", "https://example.org/Path"),
    ("http://[2001:DB8::1]:80/x", "http://[2001:db8::1]/x"), ("not an address", "not an address"),
    ("https://example.org?q=1", "https://example.org/?q=1"),
  ])
  func hasOneFormForOnePage(text: String, expected: String) {
    #expect(PageAddress.canonical(text) == expected)
  }

  @Test(arguments: [
    ("https://a:b@h/x@y?z@w", "https://h/x@y?z@w"), ("http://a@b@h", "http://h"),
    ("https://h/a:b@c", "https://h/a:b@c"), ("https://h?a@b", "https://h?a@b"),
    ("HTTPS://u@H#f@g", "HTTPS://H#f@g"), ("a:b@h", "a:b@h"), ("", ""),
  ])
  func losesTheUser(text: String, expected: String) {
    #expect(PageAddress.withoutUser(text) == expected)
  }

  @Test func tellsServersApart() {
    #expect(PageAddress("http://h:80/")?.authority == "h")
    #expect(PageAddress("https://h:80/")?.authority == "h:80")
    #expect(PageAddress("ftp://h/") == nil)
    #expect(PageAddress("https://:80/") == nil)
    #expect(PageAddress("https://@/") == nil)
    #expect(PageAddress("https://..%2fsecret/") == nil)
    #expect(PageAddress("https:/\n/a:b@h/") == nil)
    #expect(PageAddress.withoutUser("https://a:b@h/x y") == "https://h/x%20y")
  }
}
