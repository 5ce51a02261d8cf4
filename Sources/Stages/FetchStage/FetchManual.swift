public import PipeKit

extension Fetch {
  /// What the stage says of itself.
  public static let manual = Manual(
    "fetch",
    "Brings in feeds, pages, sitemaps, files, tables and web archives, or fetches the pages of documents that arrive.",
    details: """
      As the first stage it brings in, in this order, what feeds, opml, pages, urls, sitemaps, files, jsonl, csv \
      and warc name. Later in a pipeline it takes none of these: a document that arrives with a url, but neither \
      body nor text, is fetched, or becomes the entries of the feed that is there; others pass on as they are. \
      The order of documents is kept.

      A feed is RSS, Atom, RDF or JSON Feed; one that is not well-formed is read as far as it \
      makes sense. An entry becomes a document with title, authors, published, updated, language, \
      summary, keywords (the feed's categories), image and links to media; body is its content, \
      or its summary where there is none. metadata has guid, feed_title and feed_language. metadata also has, \
      where the feed has them, itunes_duration (seconds), slash_comments (how many) and georss_point (lat, lon); links to media have \
      type and length. With full_text, body \
      is the entry's page instead; with full_text: auto only where the entry has no content, or an excerpt: what ends with an ellipsis or \
      an invitation (Read more), has fewer than 300 characters, or is only a summary with fewer than 1000. since and limit choose entries. Where the address of a feed is that of a web page, \
      the feed that the page names first is read, with a note.

      opml names lists of feeds, which are read like those under feeds; a feed that is there already is passed over. \
      metadata of their entries has feed_categories, the titles of the outlines around the feed.

      urls names lists of pages, an address a line. sitemaps names sitemaps, with what they list, at most 5000 of \
      them and 50,000 pages each; of a site its robots.txt says where they are. A page of a sitemap becomes a document \
      with the title, published, language and keywords of news, updated (lastmod) and image, as far as it has them. \
      Each page of a list is fetched once; one that cannot be fetched fails with what is known of it.

      follow fetches what pages link to, and what that links to, as many links away as depth says: nearer ones first, \
      each page once, only on the hosts of pages unless allowed_domains names others, and no link that is \
      marked nofollow, itself or by its page. Only links that match are followed; a page that does not match \
      include is looked through for links and not brought in.

      A feed under pages, urls or files, or where a page was expected, gives its entries, whatever name or media type it has; a list in OPML or \
      a sitemap there fails with the option that reads it.

      include, exclude and allowed_domains choose among all web addresses: pages, those of lists, links, and those \
      that feed entries lead to. A pattern with :// is held against the whole address, one that begins with / \
      against path and query, another against host, path and query; also without what only tells where a reader came from (utm_source). limit counts the documents of each source as \
      it is named here; per_source those of each feed, sitemap or file in it.

      only_new leaves out what earlier runs have brought in, by its id, also where it says that it was updated since; \
      with updates, such a document is brought in again, and since goes by when an entry was published or \
      updated, whichever is later.

      A file's kind is told by its name, else by how it begins: a feed is read as its entries, JSON \
      Lines as its documents, a table (.csv, .tsv) as its rows, a web archive as its pages, anything else is \
      one document. A file that is packed by gzip or zstd, as its first bytes tell, is read unpacked. Plain text goes into text as well as \
      into body, so that it needs no cleaning. A directory stands for all files in and below it, \
      sorted, without those whose name begins with a dot. Links to folders that lead out of it are not followed, with a note. Relative paths start at the working \
      directory.

      Each row of a table is a document. columns says which column is what; columns that it does not name go by \
      their names in many forms (headline, link, pub_date, tags), and what is left goes into metadata. In authors, \
      labels and keywords, ; and | part names (and , keywords), unless they are a list in JSON; links, metadata and \
      trail are read as export writes them; body is a page, text is text. An apostrophe before \
      a formula ('=...) is taken off. What is between columns \
      (comma, semicolon, tab, |), UTF-16 and Windows-1252 are noticed. fields does the same for JSON Lines \
      whose objects are no documents; a.b is what is called b in a.

      A database that export has written (SQLite) is read row by row, under files.

      Of a web archive (WARC 1.0 and 1.1; gzip, zstd or not packed) the pages are brought in: responses and \
      resources whose media_types (HTML) and statuses (200) are asked for, and conversions, which are \
      texts. Chunks and compression are taken off; metadata has fetched (WARC-Date), warc_record_id, and truncated \
      where not all was recorded. A page that was recorded twice is two documents with one id, of which an \
      export to a database keeps the later. full_text does not ask for them again. Revisit records and what was not asked for count as dropped. A record that is \
      damaged fails by itself, as FILE@OFFSET.

      A document's id is made of its address without what only tells where a reader came from, \
      else of the feed's guid or the file's path, else of its content.

      With mirror, web addresses are answered by files: https://HOST/PATH by HOST/PATH, \
      HOST/PATH.html or HOST/PATH/index.html in that folder. Of an address with a query only the \
      file HOST/PATH?QUERY is taken, unless the query is one like utm_source.

      With local, a document with a path (beside its url, or in metadata) is read from that file.

      Servers are asked politely: one request at a time to a host and a second from one to the next \
      (per_host), many hosts at once (concurrency), and no pages that a site's robots.txt keeps programs \
      from. Feeds are asked for whatever robots.txt says, as they are published for programs to fetch. A host \
      that answers 429 or 503 rests as long as it asks for, one that fails rests the longer the oftener it \
      does, and the other hosts go on meanwhile. With only_new a feed that its server says is fresh is not \
      asked for, one that may have changed is asked for with what is known of it (ETag, Last-Modified), and a \
      page that was brought in is not asked for again. What is gone (410) is left alone for 30 days, and what \
      has moved for good (301, 308) is asked for where it is. docs/fetch.md has all of it.

      A page that cannot be fetched fails by itself, as a document with its address, and the others go on; that of a feed entry \
      fails with the document as the feed gives it. on_error: keep passes them on, pipe failed retry asks again. The run \
      ends with an error where not one source could be read. Addresses on private networks are \
      fetched only from hosts that are named in feeds, pages or other sources, or with allow_private.
      """,
    roles: [.source, .transform], usesAttempts: true, passesAtOnce: true,
    examples: [
      feedExample, fullTextExample, excerptExample, outlineExample, listExample, sitemapExample,
      followExample,
      filesExample, linesExample, fieldsExample, tableExample,
      archiveExample, mirrorExample, arrivingExample, localExample,
    ])

  private static let feedExample = Manual.Example(
    "The entries of a feed that are younger than a day",
    options: "{feeds: https://example.org/rss.xml, since: 24h}",
    output: [
      Document(
        id: Document.stableID(url: "https://example.org/ferry"),
        url: "https://example.org/ferry?utm_source=rss",
        source: "https://example.org/rss.xml", title: "Ferry & tug collide", authors: ["Ann Mole"],
        published: Timestamp("2025-12-31T21:30:00Z"), language: "en",
        body: Body("<p>Nobody was <b>hurt</b>.</p>"), summary: "Nobody was hurt.",
        keywords: ["Accidents"],
        metadata: ["guid": "1", "feed_title": "Harbour News", "feed_language": "en"])
    ],
    pages: [
      "https://example.org/rss.xml": """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
        <title>Harbour News</title><language>en</language>
        <item>
          <title>Ferry &amp; tug collide</title><link>/ferry?utm_source=rss</link>
          <guid isPermaLink="false">1</guid><pubDate>Wed, 31 Dec 2025 21:30:00 GMT</pubDate>
          <dc:creator>Ann Mole</dc:creator><category>Accidents</category>
          <description>&lt;p&gt;Nobody was &lt;b&gt;hurt&lt;/b&gt;.&lt;/p&gt;</description>
        </item>
        <item>
          <title>Old</title><link>/old</link><pubDate>Mon, 29 Dec 2025 08:00:00 GMT</pubDate>
        </item>
      </channel></rss>
      """
    ])

  private static let fullTextExample = Manual.Example(
    "A feed's entries with their pages; one that is missing fails by itself",
    options: "{feeds: https://example.org/atom.xml, full_text: true}",
    output: [
      Document(
        id: Document.stableID(url: "https://example.org/1"), url: "https://example.org/1",
        source: "https://example.org/atom.xml", title: "One",
        body: Body("<html><p>All of it.</p></html>"), summary: "In short",
        metadata: ["guid": "urn:1", "feed_title": "Blog"])
    ],
    pages: [
      "https://example.org/atom.xml": """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>
        <entry><id>urn:1</id><title>One</title><link href="1"/><summary>In short</summary></entry>
        <entry><id>urn:2</id><title>Two</title><link href="2"/></entry>
      </feed>
      """,
      "https://example.org/1": "<html><p>All of it.</p></html>",
    ],
    failures: [Document.stableID(url: "https://example.org/2")])

  private static let excerptExample = Manual.Example(
    "Pages only where the feed breaks off",
    options: "{feeds: https://example.org/atom.xml, full_text: auto}",
    output: [
      Document(
        id: Document.stableID(url: "https://example.org/1"), url: "https://example.org/1",
        source: "https://example.org/atom.xml", title: "One", body: Body("<p>All of it.</p>"),
        summary: "Nobody was hurt […]", metadata: ["guid": "urn:1", "feed_title": "Blog"])
    ],
    pages: [
      "https://example.org/atom.xml": """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>
        <entry><id>urn:1</id><title>One</title><link href="1"/><summary>Nobody was hurt […]</summary></entry>
      </feed>
      """,
      "https://example.org/1": "<p>All of it.</p>",
    ])

  private static let filesExample = Manual.Example(
    "Files by pattern",
    options: "files: \"in/*.{html,txt}\"",
    output: [
      Document(
        id: Document.stableID(url: nil, guid: "in/a.html"), source: "in/a.html",
        body: Body(Array("<p>A page.</p>".utf8), mediaType: "text/html")),
      Document(
        id: Document.stableID(url: nil, guid: "in/b.txt"), source: "in/b.txt",
        body: Body(Array("A text.".utf8), mediaType: "text/plain"), text: "A text."),
    ],
    files: ["in/a.html": "<p>A page.</p>", "in/b.txt": "A text.", "in/c.pdf": "%PDF-1.7"])

  private static let linesExample = Manual.Example(
    "Documents as JSON Lines",
    options: "{jsonl: in.jsonl, limit: 2}",
    output: [
      Document(id: "a", source: "in.jsonl", text: "First."),
      Document(id: "b", source: "elsewhere", text: "Second."),
    ],
    files: [
      "in.jsonl": """
      {"id": "a", "text": "First."}
      {"id": "b", "source": "elsewhere", "text": "Second."}
      {"id": "c", "text": "Third."}
      """
    ])

  private static let fieldsExample = Manual.Example(
    "JSON Lines with other names",
    options: "{jsonl: in.jsonl, fields: {title: headline, text: content.plain}}",
    output: [
      Document(
        id: Document.stableID(url: "https://example.org/1"), url: "https://example.org/1",
        source: "in.jsonl", title: "Rain", published: Timestamp("2026-01-02"), text: "It rains.",
        metadata: ["content": ["plain": "It rains."], "desk": 7])
    ],
    files: [
      "in.jsonl": #"{"headline": "Rain", "link": "https://example.org/1", "date": "2026-01-02", "#
        + #""content": {"plain": "It rains."}, "desk": 7}"#
    ])

  private static let tableExample = Manual.Example(
    "The rows of a table",
    options: "{csv: news.csv, columns: {text: story}}",
    output: [
      Document(
        id: "1", source: "news.csv", title: "Rain, again", authors: ["Ann Mole", "Bo Lind"],
        text: "It rains.\n\nStill.", metadata: ["desk": "weather"]),
      Document(id: "2", source: "news.csv", title: "Sun", text: "It shines."),
    ],
    files: [
      "news.csv": """
      id;headline;author;story;desk
      1;Rain, again;Ann Mole | Bo Lind;"It rains.

      Still.";weather
      2;Sun;;It shines.;
      """
    ])

  private static let archiveExample = Manual.Example(
    "The pages of a web archive; one that was gone is left out",
    options: "warc: crawl.warc",
    output: [
      Document(
        id: Document.stableID(url: "https://example.org/"), url: "https://example.org/",
        source: "crawl.warc", body: Body("<p>Rain.</p>"),
        metadata: ["fetched": "2026-01-02T03:04:05Z", "warc_record_id": "<urn:uuid:1>"])
    ],
    files: [
      "crawl.warc": [
        "WARC/1.1", "WARC-Type: response", "WARC-Record-ID: <urn:uuid:1>",
        "WARC-Date: 2026-01-02T03:04:05Z", "WARC-Target-URI: https://example.org/",
        "Content-Type: application/http; msgtype=response", "Content-Length: 71", "",
        "HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", "", "<p>Rain.</p>", "",
        "WARC/1.1", "WARC-Type: response", "WARC-Record-ID: <urn:uuid:2>",
        "WARC-Date: 2026-01-02T03:04:06Z", "WARC-Target-URI: https://example.org/gone",
        "Content-Type: application/http; msgtype=response", "Content-Length: 26", "",
        "HTTP/1.1 404 Not Found", "", "", "",
      ].joined(separator: "\r\n")
    ])

  private static let mirrorExample = Manual.Example(
    "Pages from a folder instead of the network",
    options: "{pages: [https://example.org/news/1, https://example.org/2], mirror: web}",
    output: [
      Document(
        id: Document.stableID(url: "https://example.org/news/1"), url: "https://example.org/news/1",
        body: Body(Array("<p>Saved.</p>".utf8), mediaType: "text/html"))
    ],
    files: ["web/example.org/news/1.html": "<p>Saved.</p>"],
    failures: ["https://example.org/2"])

  private static let arrivingExample = Manual.Example(
    "The pages of documents that arrive with an address alone",
    input: [
      Document(id: "a", url: "https://example.org/a"), Document(id: "b", text: "Here already."),
      Document(id: "c", url: "https://example.org/gone"),
    ],
    output: [
      Document(id: "a", url: "https://example.org/a", body: Body("<p>A page.</p>")),
      Document(id: "b", text: "Here already."),
    ],
    pages: ["https://example.org/a": "<p>A page.</p>"],
    failures: ["c"])

  private static let localExample = Manual.Example(
    "Documents that say where their page was saved",
    options: "local: true",
    input: [
      Document(
        id: "a", url: "https://example.org/a", metadata: ["path": "saved/a.html"])
    ],
    output: [
      Document(
        id: "a", url: "https://example.org/a",
        body: Body(Array("<p>Saved.</p>".utf8), mediaType: "text/html"),
        metadata: ["path": "saved/a.html"])
    ],
    files: ["saved/a.html": "<p>Saved.</p>"])
}
