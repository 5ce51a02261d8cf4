/// Feeds of several formats, written for these tests.
enum Samples {
  static let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
         xmlns:content="http://purl.org/rss/1.0/modules/content/"
         xmlns:atom="http://www.w3.org/2005/Atom">
      <channel>
        <title>Harbour News</title>
        <link>https://harbour.example/</link>
        <description>All about &lt;b&gt;ships&lt;/b&gt;</description>
        <language>en-gb</language>
        <lastBuildDate>Mon, 23 Nov 2026 08:00:00 +0100</lastBuildDate>
        <generator>Quay 3</generator>
        <atom:link rel="self" href="https://harbour.example/feed"/>
        <image><url>/logo.png</url><title>Logo</title><link>https://other.example/</link></image>
        <item>
          <title>Ferry &amp;amp; tug collide</title>
          <link>/news/1</link>
          <guid isPermaLink="false">harbour-1</guid>
          <pubDate>Sun, 22 Nov 2026 21:30:00 GMT</pubDate>
          <dc:creator>Ann Mole</dc:creator>
          <dc:creator>Bob Pier</dc:creator>
          <category>Accidents</category>
          <category domain="https://harbour.example/tags">Ferries</category>
          <description>Nobody was hurt.</description>
          <content:encoded><![CDATA[<p>Nobody was hurt. <a href="/map">Map</a></p>]]></content:encoded>
          <enclosure url="https://harbour.example/1.mp3" type="audio/mpeg" length="1234"/>
          <comments>https://harbour.example/news/1#comments</comments>
        </item>
        <item>
          <title>New crane</title>
          <guid>https://harbour.example/news/2</guid>
          <author>desk@harbour.example (News Desk)</author>
        </item>
      </channel>
    </rss>
    """

  static let atom = """
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://berg.example/blog/">
      <title type="html">Berg &amp;amp; Tal</title>
      <subtitle>Wandern &lt; Klettern</subtitle>
      <id>urn:berg</id>
      <updated>2026-11-23T09:30:00.25+01:00</updated>
      <link rel="alternate" href="."/>
      <link rel="self" href="feed.atom"/>
      <link rel="next" href="feed.atom?page=2"/>
      <author><name>Die Redaktion</name><email>post@berg.example</email></author>
      <logo>bilder/logo.png</logo>
      <entry xml:base="2026/">
        <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Der <em>lange</em> Weg</div></title>
        <id>urn:berg:1</id>
        <link href="weg.html"/>
        <link rel="enclosure" type="image/jpeg" length="99" href="weg.jpg"/>
        <link rel="replies" type="text/html" href="weg.html#antworten"/>
        <published>2026-11-20</published>
        <updated>2026-11-21T10:00:00Z</updated>
        <author><name>Eva</name><uri>/eva</uri></author>
        <contributor><name>Uli</name></contributor>
        <category term="wandern" scheme="urn:tags" label="Wandern"/>
        <summary>Kurz &amp; gut</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ein <a href="karte">Weg</a> &lt; zwei.<br/></p></div></content>
        <source><title>Quelle</title><id>urn:other</id><updated>2001-01-01T00:00:00Z</updated></source>
      </entry>
    </feed>
    """

  static let rdf = """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://lib.example/rss">
        <title>Library</title><link>https://lib.example/</link><description>Books</description>
        <items><rdf:Seq><rdf:li resource="https://lib.example/1"/></rdf:Seq></items>
      </channel>
      <item rdf:about="https://lib.example/1">
        <title>A book</title><link>https://lib.example/1</link>
        <dc:date>2026-11-01</dc:date><dc:subject>novels</dc:subject>
      </item>
    </rdf:RDF>
    """

  static let json = """
    {"version": "https://jsonfeed.org/version/1.1", "title": "Notes",
     "home_page_url": "https://notes.example/", "feed_url": "https://notes.example/feed.json",
     "language": "en", "authors": [{"name": "Kim"}],
     "items": [
       {"id": "1", "url": "https://notes.example/1", "content_text": "2 < 3",
        "date_published": "2026-11-22T10:00:00-05:00", "tags": ["maths"],
        "attachments": [{"url": "/1.ogg", "mime_type": "audio/ogg", "size_in_bytes": 7}]},
       {"id": 2, "title": "Two", "content_html": "<a href='x'>x</a>", "summary": "short"}
     ]}
    """
}
