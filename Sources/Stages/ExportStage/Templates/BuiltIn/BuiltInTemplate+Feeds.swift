extension BuiltInTemplate {
  /// A feed in Atom.
  static let atom = BuiltInTemplate(
    name: "atom", format: "atom",
    text: #"""
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
      <id>{{id}}</id>
      <title>{{title}}</title>
      <updated>{{updated}}</updated>
      {{#address}}
      <link rel="self" href="{{address}}"/>
      {{/address}}
      <generator>pipe</generator>
      {{#entries}}
      <entry{{#language}} xml:lang="{{language}}"{{/language}}>
      <id>{{id}}</id>
      <title>{{title}}</title>
      <updated>{{updated}}</updated>
      {{#published}}
      <published>{{published}}</published>
      {{/published}}
      {{! Feeds need a time of change: this says that the document has none. }}
      {{#is_unchanged}}
      <pipe:unchanged xmlns:pipe="urn:pipe:feed"/>
      {{/is_unchanged}}
      {{#url}}
      <link href="{{url}}"/>
      {{/url}}
      {{#enclosures}}
      <link rel="enclosure" href="{{url}}" type="{{type}}"{{#length}} length="{{length}}"{{/length}}/>
      {{/enclosures}}
      {{#author_names}}
      <author>
      <name>{{.}}</name>
      </author>
      {{/author_names}}
      {{#categories}}
      <category term="{{.}}"/>
      {{/categories}}
      {{#summary}}
      <summary>{{summary}}</summary>
      {{/summary}}
      {{#content}}
      <content type="html">{{content}}</content>
      {{/content}}
      {{#is_empty}}
      <content/>
      {{/is_empty}}
      {{#image}}
      <media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="{{image}}"/>
      {{/image}}
      {{#origin}}
      <source>
      <id>{{id}}</id>
      <title>{{name}}</title>
      <updated>{{updated}}</updated>
      {{#author}}
      <author>
      <name>{{author}}</name>
      </author>
      {{/author}}
      </source>
      {{/origin}}
      </entry>
      {{/entries}}
      </feed>

      """#)

  /// A feed in RSS.
  static let rss = BuiltInTemplate(
    name: "rss", format: "rss",
    text: #"""
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/">
      <channel>
      <title>{{title}}</title>
      <link>{{link}}</link>
      <description>{{title}}</description>
      {{#address}}
      <atom:link rel="self" type="application/rss+xml" href="{{address}}"/>
      {{/address}}
      <lastBuildDate>{{updated_rss}}</lastBuildDate>
      <generator>pipe</generator>
      {{#entries}}
      <item>
      <title>{{title}}</title>
      {{#url}}
      <link>{{url}}</link>
      {{/url}}
      <guid isPermaLink="false">{{id}}</guid>
      {{#published}}
      <pubDate>{{published_rss}}</pubDate>
      {{/published}}
      <dcterms:modified>{{updated}}</dcterms:modified>
      {{! Feeds need a time of change: this says that the document has none. }}
      {{#is_unchanged}}
      <pipe:unchanged xmlns:pipe="urn:pipe:feed"/>
      {{/is_unchanged}}
      {{#author_names}}
      <dc:creator>{{.}}</dc:creator>
      {{/author_names}}
      {{#language}}
      <dc:language>{{language}}</dc:language>
      {{/language}}
      {{#categories}}
      <category>{{.}}</category>
      {{/categories}}
      {{! What RSS calls a description is HTML. }}
      {{#summary}}
      <description>{{summary_html}}</description>
      {{/summary}}
      {{#content}}
      <content:encoded>{{content}}</content:encoded>
      {{/content}}
      {{#enclosures}}
      <enclosure url="{{url}}" length="{{length_rss}}" type="{{type}}"/>
      {{/enclosures}}
      {{#image}}
      <media:thumbnail url="{{image}}"/>
      {{/image}}
      </item>
      {{/entries}}
      </channel>
      </rss>

      """#)

  /// A feed in JSON.
  static let jsonFeed = BuiltInTemplate(
    name: "jsonfeed", format: "jsonfeed",
    text: #"""
      {
      "version": "https://jsonfeed.org/version/1.1",
      "title": "{{title}}",
      {{#address}}
      "feed_url": "{{address}}",
      {{/address}}
      "items": [
      {{#entries}}
      {
      "id": "{{id}}",
      {{#url}}
      "url": "{{url}}",
      {{/url}}
      "title": "{{title}}",
      {{#content}}
      "content_html": "{{content}}",
      {{/content}}
      {{^content}}
      "content_text": "{{#summary}}{{summary}}{{/summary}}{{^summary}}{{title}}{{/summary}}",
      {{/content}}
      {{#summary}}
      "summary": "{{summary}}",
      {{/summary}}
      {{#image}}
      "image": "{{image}}",
      {{/image}}
      {{#published}}
      "date_published": "{{published}}",
      {{/published}}
      "date_modified": "{{updated}}"
      {{#authors}}
      ,"authors": [{{#author_names}}{"name": "{{.}}"}{{^last()}}, {{/last()}}{{/author_names}}]
      {{/authors}}
      {{#has_categories}}
      ,"tags": [{{#categories}}"{{.}}"{{^last()}}, {{/last()}}{{/categories}}]
      {{/has_categories}}
      {{#has_enclosures}}
      ,"attachments": [{{#enclosures}}{"url": "{{url}}", "mime_type": "{{type}}"{{#length}}, "size_in_bytes": {{length}}{{/length}}}{{^last()}}, {{/last()}}{{/enclosures}}]
      {{/has_enclosures}}
      {{#language}}
      ,"language": "{{language}}"
      {{/language}}
      {{! Feeds need a time of change: this says that the document has none. }}
      {{#is_unchanged}}
      ,"_pipe": {"unchanged": true}
      {{/is_unchanged}}
      }
      {{/entries}}
      ]
      }

      """#)
}
