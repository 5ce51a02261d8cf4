import CleanStage
import PipeKit

/// Cleans documents, for as long as they are measured.
package struct CleanGrowth: GrowthSubject {
  private let stages: [String: Clean]

  /// Creates the stages.
  package init() {
    var stages: [String: Clean] = [:]
    func add(_ name: String, _ change: (inout Clean.Options) -> Void) {
      var options = Clean.Options()
      change(&options)
      stages[name] = try? Clean(options: options, setup: StageSetup(id: "clean"))
    }
    add("text") { _ in }
    add("plain") { _ in }
    add("recall") {
      $0.favor = .recall
      $0.comments = true
      $0.format = .html
    }
    add("markdown") {
      $0.favor = .precision
      $0.format = .markdown
    }
    add("keep") {
      $0.format = .html
      $0.keep = OneOrMore(
        [try? ElementSelector("body"), try? ElementSelector("p, div, li")].compactMap { $0 })
      $0.prune = OneOrMore([try? ElementSelector("i, :has(> u)")].compactMap { $0 })
    }
    self.stages = stages
  }

  package var operations: [String] { stages.keys.sorted() }

  package var length: Int { 32 << 10 }

  @discardableResult
  package mutating func prepare(_ bytes: [UInt8]) -> Int { bytes.count }

  /// Cleans a document; how long its text is.
  @discardableResult
  package mutating func run(_ operation: String, _ bytes: [UInt8]) -> Int {
    var document = Document(id: "x", url: "https://news.example.org/2026/11/22/ferry")
    document.body = Body(
      bytes, mediaType: operation == "plain" ? "text/plain" : "text/html", charset: "utf-8")
    _ = try? stages[operation]?.clean(&document)
    return document.text?.utf8.count ?? 0
  }

  /// Parts of pages that have been slow, or could be.
  package static let families: [GrowthFamily] =
    """
    <p>The ferry runs again from Monday, the office said. It had been laid up, it said, since a storm.
    <p>The ferry # runs again from Monday, the office said. It had been # laid up, it said, since a storm.
    <p>Same words, and same again.
    <p>The ferry runs again from Monday, and this is what is said of number #.
    <p>x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x, and yes.
    The ferry runs again from Monday, and this is what is said of number #.\\n\\n
    <p class=byline>By Ines Calder, 22 November 2026</p>
    <div class=author>Ines Calder #</div>
    <span itemprop=author><span itemprop=name>Ines #</span></span>
    <a rel=author href=/authors/ines-#>Ines Calder</a>
    <time datetime=2026-11-22>22.11.2026</time>
    <div class=date>22 Nov 2026
    <div class='a# b# author date'>22 Nov 2026, By Ines Calder
    ^<div class='…a# 
    ^<div id='…comments
    <div class=related><h3>Related posts</h3>
    <h1>Title #
    <h1>Title</h1>
    ^<title>…a | b - 
    ^<title>Title #</title>…<h1>Title #</h1>
    <h2>Comments</h2><p>Yes, it is so.
    <h2>Related posts</h2>…<p>x
    <div><h2>Related posts</h2>
    <section><h3>Read more</h3><p>One.
    <ul><li><a href=#>x</a>
    <li><a href=#x>x #</a></li>
    ^<ul>…<li>One, two, three.
    <li>One, two, # three.
    <div><a href=/a#>x y z</a></div>
    <a href=/a#>
    <table><tr><td>a<td>b<tr><td>c<td>d</table>
    ^<table>…<tr><td>a<td>b
    ^<table>…<tr><td rowspan=65534>a<td>b
    ^<table><tr>…<td>a
    <table><tr><td>
    <table><caption>One
    <img src=a#.jpg>
    <img data-src=a#.jpg srcset='a 1x, b 2x'>
    ^<img srcset='…a# 1x, 
    <picture><source srcset='a 1x'><img src=b></picture>
    <figure><img src=a><figcaption>x</figcaption></figure>
    <div class=wp-caption><img src=a><p>One</div>
    <noscript><img src=b></noscript><img src=a>
    <div><img src=a>
    <br><br>One, two. 
    <br>One #
    <b>One.<br><br>
    <pre>a  b\\n
    <pre>a<div>b
    <hr>One, two.
    <blockquote>One
    <dl><dt>a<dd>b
    <div class=comment><b>Ines</b><p>It was so, I think. 
    <div id=comments><p>It was so, I think. 
    <article><p>One, two.
    <article><p>The ferry runs again from Monday, the office said. It had been laid up.</article>
    <div itemprop=articleBody><p>One, two.
    <main>One, two. 
    <div hidden>x
    <div style='display:none'>x
    ^<p style='…display:
    <button>x</button>One. 
    <span class=sr-only>x</span>One. 
    ^<p>One. …<span class=sr-only>x</span>
    <meta name=author content='Ines Calder #'>
    <meta name=a#-published-date content=2026-11-22>
    <meta property=article:tag content=a#>
    <meta name=keywords content='a#, b, c'>
    ^<meta name=keywords content='…a#, 
    ^<meta name=author content='…Ines Calder, 
    ^<meta name=date content='…2026 
    ^<meta name=author content='…by 
    <script type=application/ld+json>{"@type":"Article","author":{"name":"Ines #"}}</script>
    ^<script type=application/ld+json>…{"a":
    ^<script type=application/ld+json>[…{"@type":"Person","@id":"#","name":"Ines #"},
    ^<script type=application/ld+json>[…{"author":{"@id":"#"}},
    ^<script type=application/ld+json>…[
    ^<script type=application/ld+json>{"articleBody":"…It was so. 
    ^<script type=application/ld+json>{"articleBody":"…\\n
    ^<script type=application/ld+json>{"keywords":["a"…,"b#"
    ^<script type=application/ld+json>{"author":["Ines"…,"Jo #"
    ^<script type=application/ld+json>"…\\u0041
    ^<script type=application/ld+json>…"a
    <link rel=license href=/a#>
    <link rel=canonical href=/a#>
    <a href=https://creativecommons.org/licenses/by/4.0/>x</a>
    <base href=/a#>
    ^<base href='…a/…'><a href=b>x</a><img src=c>
    ^<p>…&amp;quot;
    ^<h1>…&amp;quot;
    ^<p class=author>…and 
    ^<p>By …Ines 
    Related Posts\\n\\n
    The ferry runs again from Monday, the office said, and it had been laid up since a storm.\\n\\n
    The ferry\\n\\nThe ferry runs again from Monday, the office said, and it had been laid up since.\\n\\n
    One #\\n
    - a #\\n
    One.\\r
    a 
    \u{A0}
    \u{AD}
    \u{1}
    \u{6E2F}\u{53E3}\u{3002}
    x…\\n…y
    <div>
    <div><p>One, two.</p>
    <div><div>x</div>
    <div>…<p>One, two, three, and so on, until it is long enough to be read as a paragraph.
    <p>
    <a><p>x
    <b a=#>x<p>
    """.split(separator: "\n").map {
      GrowthFamily(
        String($0).replacing("\\n", with: "\n").replacing("\\r", with: "\r"))
    }
}
