import Testing

@testable import DedupeStage

@Suite struct CanonicalAddressTests {
  @Test(arguments: [
    "https://www.example.org/news/ferry",
    "http://example.org/news/ferry/",
    "https://example.org/news/ferry?utm_source=rss&utm_medium=feed",
    "https://example.org/news/ferry?fbclid=abc#comments",
    "https://example.org/news/ferry?ref=rss",
    "https://example.org:443/news/ferry?UTM_Campaign=x",
    "https://m.example.org/news/ferry",
    "https://mobile.example.org/news/ferry",
    "https://amp.example.org/news/ferry",
    "https://example.org/amp/news/ferry",
    "https://example.org/news/ferry/amp/",
    "https://example.org/news/ferry?amp=1",
    "https://example.org/news/ferry?feature=share",
    "https://example.org/news/ferry?utm_source=rss&amp;utm_medium=feed",
    "https://example.org/news/ferry?utm_source=rss&amp;amp;fbclid=abc",
    "https://example.org/news/ferry?outputType=amp",
    "https://example.org/news/ferry.amp",
    "https://example.org/news/ferry/index.html",
    "https://example.org/news/%66erry",
    "https://example.org/news/ferry;jsessionid=17",
    "https://www.google.com/amp/s/www.example.org/news/ferry/amp",
    "https://www.google.co.uk/amp/example.org/news/ferry",
    "https://example-org.cdn.ampproject.org/c/s/example.org/news/ferry",
    "https://example-org.cdn.ampproject.org/v/s/example.org/news/ferry?amp_js_v=0.1&usqp=mq331",
    "HTTPS://EXAMPLE.ORG/news/ferry",
  ])
  func isTheSameForAllAddressesOfAPage(address: String) {
    #expect(CanonicalAddress(address)?.text == "example.org/news/ferry")
  }

  @Test(arguments: [
    ("https://example.org/a?id=1&page=2", "example.org/a?id=1&page=2"),
    ("https://example.org/a?page=2&id=1", "example.org/a?id=1&page=2"),
    ("https://example.org/a?ref=chapter-2", "example.org/a?ref=chapter-2"),
    ("https://example.org/a?feature=harbour", "example.org/a?feature=harbour"),
    ("https://example.org/watch?v=1&feature=share", "example.org/watch?v=1"),
    ("https://example.org/a?id=1&amp;page=2", "example.org/a?amp;page=2&id=1"),
    ("https://example.org/#!/news/7", "example.org#!/news/7"),
    ("https://example.org/app#/news/7", "example.org/app#/news/7"),
    ("https://example.org/app#news", "example.org/app"),
    ("https://example.org/article;id=5", "example.org/article;id=5"),
    ("https://example.org/article;id=5;jsessionid=1", "example.org/article;id=5;jsessionid=1"),
    ("https://en.m.example.org/wiki/Ferry", "en.example.org/wiki/Ferry"),
    ("https://news.example.org/a", "news.example.org/a"),
    ("https://m.org/a", "m.org/a"),
    ("https://www.org/a", "www.org/a"),
    ("https://example.org:8080/a", "example.org:8080/a"),
    ("http://192.0.2.1/m/a", "192.0.2.1/m/a"),
    ("http://[2001:db8::1]/a", "[2001:db8::1]/a"),
    ("https://example.org/a%2fb", "example.org/a%2Fb"),
    ("https://example.org/stamp", "example.org/stamp"),
    ("https://www.google.com/search?q=ferry", "google.com/search?q=ferry"),
    ("https://www.google.com/amp/s/", "google.com/s"),
    ("https://example.org/", "example.org"),
  ])
  func keepsWhatTellsPagesApart(address: String, expected: String) {
    #expect(CanonicalAddress(address)?.text == expected)
  }

  @Test(arguments: [
    "", "ferry", "/news", "mailto:a@example.org", "ftp://example.org/a", "https://",
  ])
  func isNothingForWhatIsNoPage(address: String) {
    #expect(CanonicalAddress(address) == nil)
  }

  @Test func leavesOutFurtherParameters() {
    let address = CanonicalAddress(
      "https://example.org/a?edition=north&id=1", ignoring: ["edition"])
    #expect(address?.text == "example.org/a?id=1")
  }

  @Test func knowsAFrontPage() {
    #expect(CanonicalAddress("https://example.org/index.html")?.isSite == true)
    #expect(CanonicalAddress("https://example.org/?p=7")?.isSite == false)
  }
}
