import FeedReader

/// Reads feeds, the time of which is to be in proportion to their length.
package struct FeedGrowth: GrowthSubject {
  /// Creates the subject.
  package init() {}

  /// Kinds of documents that are known to be hard.
  package static var families: [GrowthFamily] {
    """
    ^<rss><channel>…<item><title>x</title></item>
    ^<rss><channel>…<item>
    ^<rss><channel><item>…<category>a#</category>
    ^<rss><channel><item>…<enclosure url='#'/>
    ^<rss><channel><item><description>…&lt;p&gt;x &amp;amp;
    ^<rss><channel><item><description>…&lt;b&gt;
    ^<rss><channel><item><description>…&lt;b&gt;&lt;i&gt;&lt;/b&gt;
    ^<rss><channel><item><description>…&lt;a href=#
    ^<rss><channel><item><description>…&lt;!--
    ^<rss><channel><item><description>…&lt;script&gt;
    ^<rss><channel><item><description>…&lt;p&gt;…&lt;/p&gt;
    ^<rss><channel><item><description>…&lt;?
    ^<rss><channel><item><description>&lt;p… a#=1
    ^<rss><channel><item><description>&lt;p style="…a:b;
    ^<rss><channel><item><description><![CDATA[…<p title='
    ^<rss><channel><item><description>…<b>…</b>
    ^<rss><channel><item><description>…<![CDATA[<]]>
    ^<rss><channel><title>…&nbsp;
    ^<rss><channel><title>…&
    ^<rss><channel><title>…<
    ^<rss><channel>…<a#:b xmlns:a#='u#'>
    ^<rss… xmlns:a#='u#'…^><channel>
    ^<rss… a#='x'…^><channel>
    ^<rss><channel>…<n#/>
    ^<rss><channel>…</x>
    ^<rss><channel>…<x>…</y>
    ^<!DOCTYPE x […<!ENTITY a# '&a#;'>…^]><rss><channel><title>…&a1;
    ^<!DOCTYPE x […[
    ^<feed xmlns='http://www.w3.org/2005/Atom'>…<entry xml:base='a/'>
    ^<feed xmlns='http://www.w3.org/2005/Atom'>…<link href='#'/>
    ^<feed xml:base='https://e.example/…a…^/'>…<entry xml:base='b/'><link href='?#'/></entry>
    ^<rss><channel>…<item a="<
    ^<rss><channel>…<item a='</b> c="
    ^<feed xmlns='http://www.w3.org/2005/Atom'><title type='xhtml'>…<div a='&lt;'>
    ^<feed xmlns='http://www.w3.org/2005/Atom'>…<entry><content type='xhtml'><div>
    ^<feed xmlns='http://www.w3.org/2005/Atom'>…<entry><title type='xhtml'><b>x</i></title>
    ^<feed xmlns='http://www.w3.org/2005/Atom'><title type='xhtml'>…<b>…</b>
    ^<feed xmlns='http://www.w3.org/2005/Atom'><title type='xhtml'><p>…<b a="
    <!--
    <![CDATA[
    <?x
    \u{C2}\u{85}
    """.split(separator: "\n").map { GrowthFamily(String($0)) }
  }

  /// What is measured.
  package var operations: [String] { ["read"] }
  /// The length of the shorter documents.
  package var length: Int { 16 << 10 }

  /// There is nothing to get ready.
  package mutating func prepare(_ bytes: [UInt8]) -> Int { bytes.count }

  /// Reads a feed; how many letters its entries have.
  @discardableResult
  package mutating func run(_ operation: String, _ bytes: [UInt8]) -> Int {
    guard let feed = try? FeedReader(url: "https://a.example/").read(bytes) else { return 0 }
    return feed.entries.reduce(0) { $0 + ($1.content?.value.utf8.count ?? 0) }
  }
}
