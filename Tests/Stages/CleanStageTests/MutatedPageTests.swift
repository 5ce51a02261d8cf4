import HTML
import PipeKit
import PipeTesting
import Testing

@testable import CleanStage

/// Pages with random damage: whatever comes, there is a text, and it is no longer than it can be.
@Suite struct MutatedPageTests {
  private static let page = """
    <!DOCTYPE html><html lang=en><head><title>Ferry | Post</title><script type="application/ld+json">
    {"@type": "Article", "headline": "Ferry", "author": {"name": "Ines"}}</script></head><body class=a>
    <nav><ul><li><a href=/>Home</a></ul></nav><article><h1>Ferry</h1><p class=byline>By Ines, 22 Nov 2026
    <p>The ferry runs again &amp; again, the harbour office said on Sunday.<br><br>It had been laid up.
    <table><tr><td>a<td>b<tr><td>c<td>d</table><ul><li>x<li>y</ul><figure><img><figcaption>z</figure>
    <pre>code</pre><blockquote>&ldquo;Soon&rdquo;</blockquote></article><div id=comments><p>Me too.</div>
    """

  private static let sources: [[UInt8]] =
    [Array(page.utf8)] + SamplePage.all.prefix(3).map { Array($0.bytes.prefix(20_000)) }

  @Test(arguments: 0..<8)
  func damageNeverStopsTheReader(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var reader = PageReader()
    for source in Self.sources {
      for _ in 0..<(source.count > 5000 ? 4 : 40) {
        let page = Self.damaged(source, &generator)
        var options = ExtractionOptions()
        options.favor = Favor.allCases.randomElement(using: &generator) ?? .balanced
        options.comments = Bool.random(using: &generator)
        options.output.format = TextFormat.allCases.randomElement(using: &generator) ?? .text
        if Bool.random(using: &generator) {
          options.keep = Self.selectors.shuffled(using: &generator)
        }
        if Bool.random(using: &generator) {
          options.prune = Self.selectors.shuffled(using: &generator)
        }
        let (text, _) = reader.read(
          page, charset: nil, address: "https://example.org/2026/11/22/x", title: nil, options)
        // A byte that cannot be decoded takes three; a cell or item adds a separator.
        #expect(text.text.utf8.count <= page.count * 4 + 16)
        // An address may be resolved, a mark escaped.
        #expect((text.markup ?? "").utf8.count <= page.count * 20 + 200)
        #expect((text.markup == nil) == (options.output.format == .text))
        #expect(reader.collector.blocks.count <= reader.tree.count)
        _ = PlainTextCleaner(String(decoding: page, as: UTF8.self), title: nil)
      }
    }
  }

  private static let selectors = [".byline, figure", "td", "#nowhere"].compactMap {
    try? CSSSelector($0)
  }

  private static func damaged(
    _ source: [UInt8], _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var page = source
    for _ in 0..<Int.random(in: 1..<12, using: &generator) {
      let start = Int.random(in: 0..<page.count, using: &generator)
      let end = min(page.count, start + Int.random(in: 1..<200, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: page[start] = UInt8.random(in: 0...255, using: &generator)
      case 1 where end - start < page.count: page.removeSubrange(start..<end)
      case 2: page.insert(contentsOf: Array(page[start..<end]), at: start)
      case 3: page.insert(contentsOf: Array("<div class=related>".utf8), at: start)
      default: page.insert(contentsOf: Array("</div></p></article>".utf8), at: start)
      }
    }
    return page
  }

  @Test(arguments: [
    "<div class=related><h3>Related posts</h3>", "<h1>Title",
    "<table><tr><td>a</td><td>b</td></tr><tr><td>",
    "<header class=header><div>", "<li><a href=#x>x</a>", "<time>2026-11-22</time>",
    "<div class=author><div class=date>",
    "<p>The same words again and again, and again. ", "<section><h2>Comments</h2><p>Yes.",
    "<br><br>x", "<img><div>a",
    "<meta name=a content=b>", "<div style='display:none'>",
    "<script type=application/ld+json>{\"a\":[</script>",
  ])
  func manyOfOneKind(piece: String) {
    var reader = PageReader()
    let page = Array(String(repeating: piece, count: 1500).utf8)
    let (text, _) = reader.read(page, charset: nil, address: nil, title: nil, ExtractionOptions())
    #expect(text.text.utf8.count <= page.count * 4)
  }

  /// Long enough to tell linear time from quadratic.
  @Test(arguments: ["<p>", "\n\n"])
  func textsThatBeginAlikeAreNotAllCompared(parting: String) {
    let start = "The ferry runs again from Monday, as number"
    let page = (0..<20_000).map { "\(parting)\(start) \($0) says." }.joined()
    var reader = PageReader()
    let text =
      parting == "<p>"
      ? reader.read(
        Array(page.utf8), charset: nil, address: nil, title: nil, ExtractionOptions()
      ).0.text
      : PlainTextCleaner(page, title: nil).text
    #expect(text.hasSuffix("number 19999 says."))
  }

  /// Each is as long as it takes to tell linear time from quadratic.
  @Test(
    arguments: [
      "<div><img src=a>", "<p>One, two.<img src=a><br><br>", "<div>x<b>y<div>z",
      "<figure><img src=a><figcaption>x</figcaption></figure>", "<b>One.<br><br>",
      "<noscript><img src=b></noscript><img src=a>", "<table><tr><td rowspan=9>a<td>b<tr><td>c",
      "<ul><li>One<p>Two", "<pre>a<div>b", "<hr>One, two.", "<a href=x>One, two.</a> ",
      "<blockquote>One", "<img data-srcset='a 1w, b 2w'>", "<table><caption>One",
      "<div class=wp-caption><img src=a><p>One</div>",
    ], [TextFormat.markdown, .html])
  func manyOfOneKindAreWrittenInProportion(piece: String, format: TextFormat) throws {
    var reader = PageReader()
    var options = ExtractionOptions()
    options.output.format = format
    for keep in [[], [try CSSSelector("body"), try CSSSelector("p, div, b, img")]] {
      options.keep = keep
      let page = Array(String(repeating: piece, count: 800).utf8)
      let (text, _) = reader.read(
        page, charset: nil, address: "https://example.org/", title: nil, options)
      #expect((text.markup ?? "").utf8.count <= page.count * 20)
    }
  }
}
