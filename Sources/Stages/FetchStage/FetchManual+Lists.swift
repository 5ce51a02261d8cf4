import PipeKit

/// Examples of sources that stand for many.
extension Fetch {
  static let outlineExample = Manual.Example(
    "The feeds of a list, one entry of each",
    options: "{opml: feeds.opml, per_source: 1}",
    output: [
      Document(
        id: Document.stableID(url: "https://example.org/ferry"), url: "https://example.org/ferry",
        source: "https://example.org/rss.xml", title: "Ferry and tug collide",
        metadata: ["feed_title": "Harbour News", "feed_categories": ["News", "Sea"]])
    ],
    files: [
      "feeds.opml": """
      <opml version="2.0"><body><outline text="News"><outline text="Sea">
        <outline type="rss" text="Harbour" xmlUrl="https://example.org/rss.xml"/>
      </outline></outline></body></opml>
      """
    ],
    pages: [
      "https://example.org/rss.xml": """
      <rss version="2.0"><channel><title>Harbour News</title>
        <item><title>Ferry and tug collide</title><link>/ferry</link></item>
        <item><title>Old</title><link>/old</link></item>
      </channel></rss>
      """
    ])

  static let listExample = Manual.Example(
    "Pages from a list; one that is not there fails by itself",
    options: "{urls: urls.txt, exclude: /about}",
    output: [
      Document(
        id: Document.stableID(url: "https://example.org/ferry"), url: "https://example.org/ferry",
        source: "urls.txt", body: Body("<p>Nobody was hurt.</p>"))
    ],
    files: [
      "urls.txt": """
      # an address a line
      https://example.org/ferry
      https://example.org/about
      https://example.org/gone
      """
    ],
    pages: ["https://example.org/ferry": "<p>Nobody was hurt.</p>"],
    failures: [Document.stableID(url: "https://example.org/gone")])

  static let sitemapExample = Manual.Example(
    "What a site says in its news sitemap of the last day",
    options: "{sitemaps: https://example.org/, since: 24h}",
    output: [
      Document(
        id: Document.stableID(url: "https://example.org/ferry"), url: "https://example.org/ferry",
        source: "https://example.org/news.xml", title: "Ferry and tug collide",
        published: Timestamp("2025-12-31T21:30:00Z"), language: "en",
        body: Body("<p>Nobody was hurt.</p>"), keywords: ["accidents"],
        metadata: ["publication": "Harbour News"])
    ],
    pages: [
      "https://example.org/robots.txt": "Sitemap: https://example.org/news.xml",
      "https://example.org/news.xml": """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>https://example.org/ferry</loc><news:news>
          <news:publication><news:name>Harbour News</news:name><news:language>en</news:language></news:publication>
          <news:publication_date>2025-12-31T21:30:00Z</news:publication_date>
          <news:title>Ferry and tug collide</news:title><news:keywords>accidents</news:keywords>
        </news:news></url>
        <url><loc>https://example.org/old</loc><lastmod>2025-12-01</lastmod></url>
      </urlset>
      """,
      "https://example.org/ferry": "<p>Nobody was hurt.</p>",
    ])

  static let followExample = Manual.Example(
    "The articles that a front page links to",
    options: "{pages: https://example.org/, follow: {depth: 1}, include: /news/*}",
    output: [
      Document(
        id: Document.stableID(url: "https://example.org/news/ferry"),
        url: "https://example.org/news/ferry", source: "https://example.org/",
        body: Body("<p>Nobody was hurt.</p>"))
    ],
    pages: [
      "https://example.org/": """
      <p><a href="news/ferry#top">Ferry and tug collide</a> <a href="/about">About us</a>
      <a href="https://example.com/news/1">Elsewhere</a> <a rel="nofollow" href="/news/ad">Ad</a></p>
      """,
      "https://example.org/news/ferry": "<p>Nobody was hurt.</p>",
    ])
}
