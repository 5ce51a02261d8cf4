import HTML
import Testing
import WebURL

@testable import FeedReader

struct FeedDiscoveryTests {
  private func links(
    _ head: String, at page: String = "https://news.example/a/b.html"
  ) throws -> [String] {
    var parser = HTMLParser()
    return parser.parse("<html><head>\(head)</head><body></body></html>")
      .feedLinks(document: try WebURL(page)).map(\.url.description)
  }

  @Test func namesAllFeedsInOrderWithTitleAndType() throws {
    var parser = HTMLParser()
    let tree = parser.parse(
      """
      <link rel="alternate" type="application/rss+xml; charset=utf-8" title=" All
       news " href="/feed">
      <link rel="alternate" type="application/atom+xml" href="comments.atom">
      <link rel="alternate" type="application/feed+json" title="JSON" href="//api.news.example/feed.json">
      """)
    let found = tree.feedLinks(document: try WebURL("https://news.example/a/b.html"))
    #expect(
      found == [
        FeedLink(
          url: try WebURL("https://news.example/feed"), title: "All news",
          type: "application/rss+xml"),
        FeedLink(
          url: try WebURL("https://news.example/a/comments.atom"), type: "application/atom+xml"),
        FeedLink(
          url: try WebURL("https://api.news.example/feed.json"), title: "JSON",
          type: "application/feed+json"),
      ])
  }

  @Test(arguments: [
    "<LINK REL=Alternate TYPE=Application/RSS+XML HREF=/f>",
    "<link rel='x alternate y' type='application/rss+xml ' href=' /f '>",
    "<link rel=feed href=/f>", "<link rel='&#97;lternate' type='application&#47;atom+xml' href=/f>",
    "<link rel=alternate type=application/rss+xml href=/f><link rel=alternate type=application/atom+xml href='/f'>",
  ])
  func findsAFeedHoweverItIsWritten(head: String) throws {
    #expect(try links(head) == ["https://news.example/f"])
  }

  @Test(arguments: [
    "", "<link rel=alternate hreflang=de href=/de>",
    "<link rel='alter nate' type=application/rss+xml href=/f>",
    "<link rel=alternate type='application/ rss+xml' href=/f>",
    "<link rev=alternate type=application/rss+xml href=/f>",
    "<link rel=alternate type=text/html href=/f>", "<link rel=alternate type=application/rss+xml>",
    "<link rel=alternate type=application/rss+xml href=' '>",
    "<link rel='alternate stylesheet' type=application/rss+xml href=/f>",
    "<link rel=alternate type=application/rss+xml href='javascript:x'>",
    "<link rel=alternate type=application/rss+xml href='file:///x'>",
  ])
  func findsNoneWhereThereIsNone(head: String) throws {
    #expect(try links(head) == [])
  }

  @Test func heedsABaseForLinksAfterIt() throws {
    let link = "<link rel=alternate type=application/rss+xml href=f>"
    #expect(try links("<base href=/c/>" + link) == ["https://news.example/c/f"])
    #expect(try links(link + "<base href=/c/>") == ["https://news.example/a/f"])
    #expect(try links("<base href=/c/><base href=/d/>" + link) == ["https://news.example/c/f"])
  }

  @Test func leavesOutRelativeLinksThatABaseTakesElsewhere() throws {
    let link = "<link rel=alternate type=application/rss+xml href="
    #expect(try links("<base href='https://other.example/'>\(link)f>") == [])
    #expect(
      try links("<base href='https://other.example/'>\(link)https://news.example/f>")
        == ["https://news.example/f"])
    #expect(
      try links("<base href='https://archive.example/2020/https://news.example/c/'>\(link)f>")
        == ["https://archive.example/2020/https://news.example/c/f"])
  }
}
