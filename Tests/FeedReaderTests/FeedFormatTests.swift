import PipeKit
import Testing

@testable import FeedReader

struct FeedFormatTests {
  private func read(_ text: String, url: String? = nil) throws -> Feed {
    try FeedReader(url: url).read(Array(text.utf8))
  }

  @Test func readsRSS() throws {
    let feed = try read(Samples.rss, url: "https://feeds.example/harbour")
    #expect(feed.format == .rss && feed.version == "2.0" && feed.notes.isEmpty)
    #expect(feed.title?.plainText == "Harbour News")
    #expect(feed.link == "https://harbour.example/")
    #expect(feed.selfLink == "https://harbour.example/feed")
    #expect(feed.description == FeedText("All about <b>ships</b>", kind: .html))
    #expect(feed.description?.plainText == "All about ships")
    #expect(feed.language == "en-gb" && feed.generator == "Quay 3")
    #expect(feed.updated == Timestamp("2026-11-23T08:00:00+01:00"))
    #expect(feed.image == "https://feeds.example/logo.png")
    #expect(feed.entries.count == 2)
    let entry = try #require(feed.entries.first)
    #expect(entry.title?.plainText == "Ferry & tug collide")
    #expect(entry.link == "https://feeds.example/news/1")
    #expect(entry.id == "harbour-1")
    #expect(entry.published == Timestamp("2026-11-22T21:30:00Z"))
    #expect(entry.authors.map(\.name) == ["Ann Mole", "Bob Pier"])
    #expect(entry.categories.map(\.term) == ["Accidents", "Ferries"])
    #expect(entry.categories.map(\.scheme) == [nil, "https://harbour.example/tags"])
    #expect(entry.summary?.value == "Nobody was hurt.")
    #expect(
      entry.content?.value
        == #"<p>Nobody was hurt. <a href="https://feeds.example/map">Map</a></p>"#)
    #expect(
      entry.enclosures == [
        FeedEnclosure(url: "https://harbour.example/1.mp3", type: "audio/mpeg", length: 1234)
      ])
    #expect(entry.comments == "https://harbour.example/news/1#comments")
    #expect(entry.language == "en-gb")
    let second = try #require(feed.entries.last)
    #expect(second.link == "https://harbour.example/news/2")
    #expect(second.authors == [FeedPerson(name: "News Desk", email: "desk@harbour.example")])
  }

  @Test func resolvesAgainstTheFeedsPageWhereNothingElseIsKnown() throws {
    let feed = try read(Samples.rss)
    #expect(feed.entries.first?.link == "https://harbour.example/news/1")
    #expect(feed.image == "https://harbour.example/logo.png")
  }

  @Test func readsAtom() throws {
    let feed = try read(Samples.atom)
    #expect(feed.format == .atom && feed.version == "1.0" && feed.notes.isEmpty)
    #expect(feed.title?.plainText == "Berg & Tal")
    #expect(feed.description == FeedText("Wandern < Klettern", kind: .plain))
    #expect(feed.description?.html == "Wandern &lt; Klettern")
    #expect(feed.id == "urn:berg" && feed.language == "de")
    #expect(feed.link == "https://berg.example/blog/")
    #expect(feed.selfLink == "https://berg.example/blog/feed.atom")
    #expect(feed.nextLink == "https://berg.example/blog/feed.atom?page=2")
    #expect(feed.updated?.description == "2026-11-23T09:30:00.25+01:00")
    #expect(feed.authors == [FeedPerson(name: "Die Redaktion", email: "post@berg.example")])
    #expect(feed.image == "https://berg.example/blog/bilder/logo.png")
    let entry = try #require(feed.entries.first)
    #expect(entry.title?.plainText == "Der lange Weg")
    #expect(entry.id == "urn:berg:1")
    #expect(entry.link == "https://berg.example/blog/2026/weg.html")
    #expect(entry.comments == "https://berg.example/blog/2026/weg.html#antworten")
    #expect(entry.enclosures.map(\.url) == ["https://berg.example/blog/2026/weg.jpg"])
    #expect(entry.published?.description == "2026-11-20")
    #expect(entry.updated == Timestamp("2026-11-21T10:00:00Z"))
    #expect(entry.authors == [FeedPerson(name: "Eva", url: "https://berg.example/eva")])
    #expect(
      entry.categories == [FeedCategory(term: "wandern", scheme: "urn:tags", label: "Wandern")])
    #expect(entry.summary == FeedText("Kurz & gut", kind: .plain))
    #expect(
      entry.content
        == FeedText(
          #"<p>Ein <a href="https://berg.example/blog/2026/karte">Weg</a> &lt; zwei.<br /></p>"#,
          kind: .html))
    #expect(entry.source == "Quelle")
    #expect(entry.language == "de")
  }

  @Test func readsRDF() throws {
    let feed = try read(Samples.rdf)
    #expect(feed.format == .rdf && feed.version == "1.0")
    #expect(feed.title?.plainText == "Library" && feed.link == "https://lib.example/")
    let entry = try #require(feed.entries.first)
    #expect(feed.entries.count == 1)
    #expect(entry.title?.plainText == "A book" && entry.id == "https://lib.example/1")
    #expect(entry.published?.description == "2026-11-01")
    #expect(entry.categories.map(\.term) == ["novels"])
  }

  @Test func readsJSONFeed() throws {
    let feed = try read(Samples.json, url: "https://notes.example/feed.json")
    #expect(feed.format == .json && feed.version == "1.1")
    #expect(feed.title?.plainText == "Notes" && feed.link == "https://notes.example/")
    let first = try #require(feed.entries.first)
    #expect(first.content == FeedText("2 < 3", kind: .plain))
    #expect(first.published?.description == "2026-11-22T10:00:00-05:00")
    #expect(first.authors.map(\.name) == ["Kim"])
    #expect(first.categories.map(\.term) == ["maths"])
    #expect(
      first.enclosures == [
        FeedEnclosure(url: "https://notes.example/1.ogg", type: "audio/ogg", length: 7)
      ])
    let second = try #require(feed.entries.last)
    #expect(
      second.id == "2" && second.title?.plainText == "Two" && second.summary?.value == "short")
    #expect(second.content?.value == #"<a href="https://notes.example/x">x</a>"#)
  }

  @Test func readsASingleAtomEntry() throws {
    let feed = try read(
      "<entry xmlns='http://www.w3.org/2005/Atom'><title>Alone</title><id>x</id></entry>")
    #expect(feed.entries.map(\.title?.plainText) == ["Alone"])
  }

  @Test func readsAtom03() throws {
    let feed = try read(
      """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><tagline>Motto</tagline>
      <entry><title mode="base64" type="text/html">PGI+Ym9sZDwvYj4=</title>
      <issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-14</modified>
      <content type="text/html" mode="escaped">&lt;i&gt;x&lt;/i&gt;</content>
      <summary>a &lt; b</summary></entry></feed>
      """)
    #expect(feed.version == "0.3" && feed.description?.value == "Motto")
    let entry = try #require(feed.entries.first)
    #expect(entry.title?.plainText == "bold")
    #expect(entry.published?.description == "2003-12-13T08:29:29-04:00")
    #expect(entry.updated?.description == "2003-12-14")
    #expect(entry.content == FeedText("<i>x</i>", kind: .html))
    #expect(entry.summary == FeedText("a < b", kind: .plain))
  }

  @Test func takesPodcastAndMediaFields() throws {
    let feed = try read(
      """
      <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
       xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Cast</title>
      <itunes:image href="https://c.example/c.jpg"/><itunes:author>Host</itunes:author>
      <itunes:owner><itunes:name>Owner</itunes:name><itunes:email>o@c.example</itunes:email></itunes:owner>
      <itunes:category text="Arts &amp;amp; Crafts"><itunes:category text="Clay"/></itunes:category>
      <item><itunes:title>One</itunes:title><itunes:summary>About one</itunes:summary>
      <media:group><media:content url="https://c.example/1.mp4" type="video/mp4" fileSize="5"/>
      <media:thumbnail url="https://c.example/1.jpg"/></media:group></item>
      <item><title>Two</title></item></channel></rss>
      """)
    #expect(feed.image == "https://c.example/c.jpg")
    #expect(feed.authors.map(\.name) == ["Host"])
    #expect(feed.categories.map(\.term) == ["Arts & Crafts", "Clay"])
    let entry = try #require(feed.entries.first)
    #expect(feed.entries.count == 2)
    #expect(entry.title?.plainText == "One" && entry.summary?.value == "About one")
    #expect(entry.enclosures.map(\.url) == ["https://c.example/1.mp4"])
    #expect(entry.image == "https://c.example/1.jpg")
  }

  @Test func prefersTheBetterOfSeveralElements() throws {
    let feed = try read(
      """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
       xmlns:media="http://search.yahoo.com/mrss/"
       xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item>
      <media:title>worse</media:title><dc:title>better</dc:title><title>best</title>
      <link>https://proxy.example/1</link>
      <feedburner:origLink>https://own.example/1</feedburner:origLink>
      <dc:date>2020-01-01</dc:date><pubDate>Fri, 03 Jan 2020 00:00:00 GMT</pubDate>
      </item></channel></rss>
      """)
    let entry = try #require(feed.entries.first)
    #expect(entry.title?.plainText == "best")
    #expect(entry.link == "https://proxy.example/1")
    #expect(entry.originalLink == "https://own.example/1")
    #expect(entry.published == Timestamp("2020-01-03T00:00:00Z"))
  }

  @Test func stopsWhenNoMoreEntriesAreWanted() throws {
    for sample in [Samples.rss, Samples.json] {
      var titles = 0
      _ = try FeedReader().read(Array(sample.utf8)) { _ in
        titles += 1
        return false
      }
      #expect(titles == 1)
    }
  }

  @Test(arguments: [
    ("", FeedError.Kind.empty), (" \n\t", .empty),
    ("<!DOCTYPE html><html><body>Hi</body></html>", .webPage),
    ("<html xmlns='http://www.w3.org/1999/xhtml'/>", .webPage),
    ("<opml version='2.0'/>", .notAFeed), ("<urlset/>", .notAFeed), ("plain text", .notAFeed),
    ("{\"a\": 1}", .notAFeed), ("{broken", .notAFeed), ("<", .notAFeed), ("<a", .webPage),
  ])
  func saysWhatIsNoFeed(text: String, kind: FeedError.Kind) throws {
    let error = #expect(throws: FeedError.self) { try FeedReader().read(Array(text.utf8)) }
    #expect(error?.kind == kind)
  }
}
