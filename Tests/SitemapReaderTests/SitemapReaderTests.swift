import FeedReader
import PipeKit
import PipeTesting
import SitemapReader
import Testing

struct SitemapReaderTests {
  private func items(
    _ text: String, url: String = "https://example.org/sitemap.xml"
  ) throws -> (items: [SitemapReader.Item], sitemap: Sitemap) {
    var items: [SitemapReader.Item] = []
    let sitemap = try SitemapReader(url: url).read(Array(text.utf8)) {
      items.append($0)
      return true
    }
    return (items, sitemap)
  }

  @Test func readsPagesWithTheirDates() throws {
    let (items, sitemap) = try items(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc> https://example.org/a?x=1&amp;y=2 </loc><lastmod>2025-12-30</lastmod>
          <changefreq>daily</changefreq><priority>0.8</priority></url>
        <url><loc><![CDATA[https://example.org/b]]></loc></url>
      </urlset>
      """)
    #expect(sitemap.format == .pages && sitemap.notes.isEmpty)
    #expect(
      items == [
        .page(
          SitemapEntry(url: "https://example.org/a?x=1&y=2", modified: Timestamp("2025-12-30"))),
        .page(SitemapEntry(url: "https://example.org/b")),
      ])
  }

  @Test func readsIndexes() throws {
    let (items, sitemap) = try items(
      """
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <sitemap><loc>https://example.org/1.xml.gz</loc><lastmod>2025-01-02T03:04:05+00:00</lastmod></sitemap>
      </sitemapindex>
      """)
    #expect(sitemap.format == .index)
    #expect(
      items == [
        .sitemap(
          SitemapReference(
            url: "https://example.org/1.xml.gz", modified: Timestamp("2025-01-02T03:04:05Z")))
      ])
  }

  @Test(arguments: ["news", "n"])
  func readsNewsImagesAndLanguages(prefix: String) throws {
    let (items, _) = try items(
      """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:\(prefix)="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
        xmlns:xhtml="http://www.w3.org/1999/xhtml">
      <url><loc>https://example.org/a</loc>
        <\(prefix):news><\(prefix):publication><\(prefix):name>Harbour News</\(prefix):name>
          <\(prefix):language>en</\(prefix):language></\(prefix):publication>
          <\(prefix):publication_date>2025-12-31T10:00:00Z</\(prefix):publication_date>
          <\(prefix):title>Ferry &amp; tug</\(prefix):title>
          <\(prefix):keywords>ships, , accidents</\(prefix):keywords></\(prefix):news>
        <image:image><image:loc>/a.jpg</image:loc><image:title>A ferry</image:title></image:image>
        <xhtml:link rel="alternate" hreflang="de" href="https://example.org/de/a"/>
      </url></urlset>
      """)
    guard case .page(let entry) = items.first else {
      Issue.record("there is no page")
      return
    }
    #expect(entry.url == "https://example.org/a")
    #expect(entry.news?.title == "Ferry & tug")
    #expect(entry.news?.publication == "Harbour News")
    #expect(entry.news?.language == "en")
    #expect(entry.news?.keywords == ["ships", "accidents"])
    #expect(entry.date == Timestamp("2025-12-31T10:00:00Z"))
    #expect(entry.images == ["https://example.org/a.jpg"])
    #expect(entry.alternates == [.init(url: "https://example.org/de/a", language: "de")])
  }

  @Test func readsTextAndFeeds() throws {
    let text = try items("\u{FEFF}https://example.org/a\r\n\r\nnothing\nhttps://example.org/b")
    #expect(text.sitemap.format == .text)
    #expect(text.items.count == 2)
    #expect(text.sitemap.notes.map(\.line) == [3])
    let feed = try items(
      "<rss><channel><item><link>https://example.org/a</link></item></channel></rss>")
    #expect(feed.sitemap.format == .feed)
    #expect(feed.items == [.page(SitemapEntry(url: "https://example.org/a"))])
  }

  @Test func readsWhatIsCutOffOrNotWellFormed() throws {
    let (items, _) = try items(
      "<urlset><url><loc>https://example.org/?a=1&b=2</loc></url><url><loc>https://example.org/b")
    #expect(
      items == [
        .page(SitemapEntry(url: "https://example.org/?a=1&b=2")),
        .page(SitemapEntry(url: "https://example.org/b")),
      ])
  }

  @Test func anEntryWithoutItsEndTagIsAnEntry() throws {
    let (items, sitemap) = try items(
      """
      <urlset><url><loc>https://example.org/a<url><loc>https://example.org/b</loc></url>
      <url><loc>https://example.org/c</loc><url><loc>https://example.org/d</loc></url></urlset>
      """)
    #expect(
      items == ["a", "b", "c", "d"].map { .page(SitemapEntry(url: "https://example.org/\($0)")) })
    #expect(!sitemap.notes.contains { $0.message.contains("no web address") })
  }

  @Test(arguments: [
    "http://www.sitemaps.org/schemas/sitemap/0.9", "https://sitemaps.org/schemas/sitemap/0.9/",
    "http://www.google.com/schemas/sitemap/0.84", "https://www.google.com/schemas/sitemap/0.9",
  ])
  func aPrefixForTheProtocolsNamespaceIsNone(namespace: String) throws {
    let pages = try items(
      "<s:urlset xmlns:s='\(namespace)'><s:url><s:loc>https://example.org/a</s:loc></s:url></s:urlset>"
    )
    #expect(pages.sitemap.format == .pages)
    #expect(pages.items == [.page(SitemapEntry(url: "https://example.org/a"))])
    let index = try items(
      "<s:sitemapindex xmlns:s='\(namespace)'><s:sitemap><s:loc>https://example.org/b</s:loc>"
        + "</s:sitemap></s:sitemapindex>")
    #expect(index.items == [.sitemap(SitemapReference(url: "https://example.org/b"))])
  }

  @Test func saysOfEntriesWithoutAnAddressOfTheWeb() throws {
    let (items, sitemap) = try items(
      """
      <urlset><url><loc>/a b</loc></url><url><loc>javascript:alert(1)</loc></url><url></url>
      <url><loc>ftp://example.org/</loc></url></urlset>
      """)
    #expect(items == [.page(SitemapEntry(url: "https://example.org/a%20b"))])
    #expect(sitemap.notes.count == 2)
    #expect(sitemap.notes.contains { $0.message.contains("3 entries have no web address") })
  }

  @Test(arguments: [
    ("  ", SitemapError.Kind.empty), ("<!doctype html><html><body>Hi</body></html>", .webPage),
    ("{}", .notASitemap), ("<svg></svg>", .notASitemap), ("Not found", .notASitemap),
  ])
  func refusesWhatIsNoSitemap(text: String, kind: SitemapError.Kind) {
    #expect { try items(text) } throws: { ($0 as? SitemapError)?.kind == kind }
  }

  @Test func stopsAtTheMostAddressesAndSaysSo() throws {
    let lines = (0...SitemapReader.mostAddresses).map { "https://example.org/\($0)\n" }.joined()
    let (items, sitemap) = try items(lines)
    #expect(items.count == SitemapReader.mostAddresses)
    #expect(sitemap.notes.contains { $0.message.contains("more than 50000") })
  }

  @Test func neverCrashesAndIsTheSameForWhatItHasRead() throws {
    let whole = Array(
      """
      <?xml version="1.0"?><urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc>https://example.org/a</loc><news:news><news:title>T</news:title></news:news></url>
      <url><loc>https://example.org/b</loc></url></urlset>
      """.utf8)
    var random = SeededGenerator(seed: 7)
    for round in 0..<500 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
      for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      var count = 0
      do {
        _ = try SitemapReader(url: "https://example.org/").read(bytes) { _ in
          count += 1
          return true
        }
      } catch {
        continue
      }
      #expect(count <= 4, "seed 7, round \(round)")
    }
  }
}
