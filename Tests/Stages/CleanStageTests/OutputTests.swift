import HTML
import PipeKit
import Testing

@testable import CleanStage

/// Content as Markdown and as HTML.
@Suite struct OutputTests {
  private static let sentence =
    "The harbour office said on Sunday that the ferry would run again soon. "
  private static let again =
    "It did not say on which day of the coming week that was going to be. "
  private static let long = sentence + again

  private static func page(_ inside: String, head: String = "") -> String {
    """
    <html lang=en><head><title>Ferry runs again</title>\(head)</head><body>
    <nav><a href="/">Home</a></nav><article><h1>Ferry runs again</h1>
    <p>First. \(long)</p>\(inside)<p>Last. \(long)</p>
    <p>Indeed. \(long)</p></article></body></html>
    """
  }

  /// What stands between the first and the last paragraphs.
  private static func written(
    _ inside: String, head: String = "", as format: TextFormat = .markdown,
    _ change: (inout Clean.Options) throws -> Void = { _ in }
  ) async throws -> String {
    var options = Clean.Options()
    options.format = format
    try change(&options)
    let document = Document(
      id: "x", url: "https://example.org/a/b", body: Body(page(inside, head: head)))
    let text = try #require(try await Clean.cleaned(document, options: options).text)
    let (start, end) = format == .html ? ("<p>First. ", "<p>Last. ") : ("First. ", "Last. ")
    let opening = start + long.trimmed() + (format == .html ? "</p>" : "")
    let rest = try #require(
      text.hasPrefix(opening) ? text.dropFirst(opening.count) : nil, "\(text)")
    let parts = String(rest).components(endingBefore: end)
    return try #require(parts, "\(text)").trimmed()
  }

  // MARK: Markdown

  @Test(arguments: [
    ("<h2>What comes next</h2>", "## What comes next"),
    (
      "<ul><li>Monday, at six<ul><li>and <b>again</b></li></ul></li><li>Tuesday, at seven</li></ul>",
      "- Monday, at six\n  - and **again**\n- Tuesday, at seven"
    ),
    (
      "<ol start=4><li>Monday, at six</li><li>Tuesday, at seven</li></ol>",
      "4. Monday, at six\n5. Tuesday, at seven"
    ),
    (
      """
      <table><tr><th rowspan=2>Day<th colspan=2>Crossings<tr><th>Early<th>Late
      <tr><td>Monday<td>16<td><tr><td>Tuesday<td><td>8</table>
      """,
      """
      | Day | Crossings | |
      | --- | --- | --- |
      | | Early | Late |
      | Monday | 16 | |
      | Tuesday | | 8 |
      """
    ),
    ("<blockquote>Nobody asked the <i>seals</i>.</blockquote>", "> Nobody asked the *seals*."),
    (
      "<pre><code class='x language-py'>def f():\n    return 1\n\n<b>f</b>()\n</code></pre>",
      "```py\ndef f():\n    return 1\n\nf()\n```"
    ),
    ("<pre><div>one</div><div>  two</div></pre>", "```\none\n  two\n```"),
    ("<div>Bare *text*,<br>two lines.</div>", "Bare \\*text\\*,\\\ntwo lines."),
    (
      "<p>See the <a href='../c?d=1' onclick='x()'>timetable</a> of the harbour office.</p>",
      "See the [timetable](https://example.org/c?d=1) of the harbour office."
    ),
    (
      "<p>See the <a href=' javascript:x()'>timetable</a> of the harbour office.</p>",
      "See the timetable of the harbour office."
    ),
    ("<p>Water is H<sub>2</sub>O, said the harbour office.</p>", nil),
    ("<hr><hr>", "***"),
  ])
  func writesMarkdown(html: String, expected: String?) async throws {
    let expected = expected ?? "Water is H<sub>2</sub>O, said the harbour office."
    #expect(try await Self.written(html) == expected)
  }

  @Test func linksAreRelativeToThePagesBase() async throws {
    let link = "<p>See the <a href='c'>timetable</a> of the harbour office.</p>"
    #expect(
      try await Self.written(link, head: "<base href='/news/'>")
        == "See the [timetable](https://example.org/news/c) of the harbour office.")
  }

  @Test func paragraphsPartedByLineBreaksArePartedWhenOneOfThemGoes() async throws {
    let html = "<div>The seals said no.<br><br>Advertisement<br><br>The gulls said yes.</div>"
    #expect(try await Self.written(html) == "The seals said no.\n\nThe gulls said yes.")
    #expect(
      try await Self.written(html, as: .html)
        == "<p>The seals said no.</p>\n<p>The gulls said yes.</p>")
  }

  @Test func textsAroundWhatIsLeftOutStayApart() async throws {
    let html = "<div>The seals said no.<aside>Advertisement</aside>The gulls said yes.</div>"
    #expect(try await Self.written(html) == "The seals said no.\n\nThe gulls said yes.")
    let inside =
      "<div><b>The seals said no.<div class=related>More</div>The gulls said yes.</b></div>"
    #expect(
      try await Self.written(inside, as: .html)
        == "<b><p>The seals said no.</p><p>The gulls said yes.</p></b>")
    #expect(
      try await Self.written(inside) == "**The seals said no.**\n\n**The gulls said yes.**")
  }

  @Test(arguments: [
    (
      "<div><b><p>The seals</p>said no.</b></div>",
      "<b><p>The seals</p><p>said no.</p></b>"
    ),
    (
      "<span>The seals<div>said</div>no.</span>",
      "<p>The seals</p>\n<p>said</p>\n<p>no.</p>"
    ),
    // No two elements can stand around these.
    (
      "<div><span><b><p>The seals</p>said</b> no.</span></div>",
      "<div><b>The seals said</b> no.</div>"
    ),
    (
      "<div><b>The<i>seals<p>said</p>again</i> no.</b></div>",
      "<div><b>The<i>seals said again</i> no.</b></div>"
    ),
  ])
  func paragraphsWithinALineStayApart(html: String, expected: String) async throws {
    #expect(try await Self.written(html, as: .html) == expected)
  }

  @Test func itemsKeepTheirNumbersWhenOneOfThemGoes() async throws {
    let items = "<li>Monday, at six</li><li class=advert>Buy this</li><li>Tuesday, at seven</li>"
    #expect(
      try await Self.written("<ol>\(items)</ol>") == "1. Monday, at six\n3) Tuesday, at seven")
    #expect(
      try await Self.written("<ol reversed>\(items)</ol>")
        == "3. Monday, at six\n1) Tuesday, at seven")
    #expect(
      try await Self.written("<ul>\(items)</ul>") == "- Monday, at six\n- Tuesday, at seven")
    #expect(
      try await Self.written("<ol>\(items)</ol>", as: .html)
        == "<ol><li value=\"1\">Monday, at six</li><li value=\"3\">Tuesday, at seven</li></ol>")
  }

  @Test(arguments: ["video", "audio", "iframe"])
  func theCaptionOfAFilmIsWritten(medium: String) async throws {
    let figure =
      "<figure><\(medium) src=/m></\(medium)><figcaption>The ferry at sea.</figcaption></figure>"
    #expect(try await Self.written(figure) == "The ferry at sea.")
    #expect(try await Self.written(figure) { $0.images = false } == "")
  }

  @Test(arguments: [
    ("/x (1).html", "/x%20\\(1\\).html"), (" /x\n.html ", "/x.html"),
    ("y z.jpg?a b", "y%20z.jpg?a%20b"),
  ])
  func withoutABaseSpacesInAddressesAreEncoded(address: String, expected: String) async throws {
    var options = Clean.Options()
    options.format = .markdown
    let html = Self.page("<p>A <a href='\(address)'>link</a> in it.</p>")
    let text = try await Clean.text(html, options: options)
    #expect(text?.contains("A [link](\(expected)) in it.") == true, "\(text ?? "")")
  }

  @Test func theDocumentSaysWhatItsTextIsWrittenAs() async throws {
    var options = Clean.Options()
    let document = Document(id: "x", body: Body(Self.page("")))
    for (format, name) in [(TextFormat.markdown, "markdown"), (.html, "html")] {
      options.format = format
      let cleaned = try await Clean.cleaned(document, options: options)
      #expect(cleaned.metadata["text_format"] == .string(name))
      let again = try await Clean.cleaned(cleaned)
      #expect(again.metadata["text_format"] == nil)
    }
  }

  @Test func aTableIsRegularWhenPartsOfItGo() async throws {
    let html = """
      <table><tr><th>Day<th>Crossings<th>Who<tr><td>Monday<td><div class=advert>Buy</div><td>Ines
      <tr class=advert><td>Buy<td>this<td>now<tr><td>Tuesday<td>8<td>Jon</table>
      """
    #expect(
      try await Self.written(html) == """
        | Day | Crossings | Who |
        | --- | --- | --- |
        | Monday | | Ines |
        | Tuesday | 8 | Jon |
        """)
    #expect(
      try await Self.written(html, as: .html).contains("<td>Monday</td><td></td><td>Ines</td>"))
  }

  // MARK: Images

  @Test(arguments: [
    ("<p><img src=/a.png alt='A ferry'></p>", "![A ferry](https://example.org/a.png)"),
    (
      "<figure><img src=a.png><figcaption>The ferry. Photo: <b>A.</b> Ember</figcaption></figure>",
      "![](https://example.org/a/a.png)\n\nThe ferry. Photo: **A.** Ember"
    ),
    (
      "<div class=wp-caption><img src=a.png><p class=wp-caption-text>The ferry.</p></div>",
      "![](https://example.org/a/a.png)\n\nThe ferry."
    ),
    (
      "<p><img class=lazy src='data:image/gif;base64,R0lG' data-src=/a.png></p>",
      "![](https://example.org/a.png)"
    ),
    (
      "<p><img src=/blank.gif data-srcset='/a.png 400w, /b.png 800w'></p>",
      "![](https://example.org/b.png)"
    ),
    (
      "<p><img src=/img/lazy.gif srcset='/a.png 400w, /b.png 800w' loading=lazy></p>",
      "![](https://example.org/b.png)"
    ),
    (
      "<p><img src=/blank.gif alt=Ferry><noscript><img src=/a.png></noscript></p>",
      "![Ferry](https://example.org/a.png)"
    ),
    (
      "<p><img data-src=/a.png><noscript><img src=/a.png alt=Ferry></noscript></p>",
      "![Ferry](https://example.org/a.png)"
    ),
    (
      "<picture><source srcset='/a.webp 2x'><img alt=Ferry></picture>",
      "![Ferry](https://example.org/a.webp)"
    ),
    ("<p><img src='data:image/gif;base64,R0lG'></p>", ""),
    ("<p><img src=/pixel.gif width=1 height=1></p>", ""),
    ("<div class=related><img src=/a.png><a href=/x>Another ferry</a></div>", ""),
    ("<div class=advert><a href=/x><img src=/a.png></a></div>", ""),
  ])
  func writesTheImagesOfTheContent(html: String, expected: String) async throws {
    #expect(try await Self.written(html) == expected)
  }

  @Test func anImageAboveTheTextBelongsToIt() async throws {
    var options = Clean.Options()
    options.format = .markdown
    let html = """
      <article><h1>Ferry</h1><figure><img src=https://example.org/a.png></figure>
      <p>\(Self.long)</p><p>First. \(Self.long)</p><p>Last. \(Self.long)</p></article>
      """
    let text = try await Clean.text(html, options: options)
    #expect(text?.contains("![](https://example.org/a.png)\n\n\(Self.long.trimmed())") == true)
  }

  @Test func aFigureAboveTheElementOfTheTextBelongsToIt() async throws {
    var options = Clean.Options()
    options.format = .markdown
    let html = """
      <article><header><h1>Ferry</h1><p>By Ines Calder</p><img src=https://example.org/ines.png>
      <figure><img src=https://example.org/a.png></figure></header><div class=article-body>
      <p>\(Self.long)</p><p>First. \(Self.long)</p><p>Last. \(Self.long)</p></div></article>
      """
    let text = try await Clean.text(html, options: options)
    #expect(text?.hasPrefix("![](https://example.org/a.png)\n\n\(Self.long.trimmed())") == true)
  }

  // MARK: Options

  private static let rich = """
    <figure><img src=/a.png><figcaption>The ferry.</figcaption></figure>
    <p>The <b>seals</b> and <a href=/g>the <i>gulls</i></a> did not say a word.</p>
    <table><tr><th>Day<th>Crossings<tr><td>Monday<td>16</table>
    """

  @Test func imagesCanBeLeftOutWithTheirCaptions() async throws {
    let text = try await Self.written(Self.rich) { $0.images = false }
    #expect(text.hasPrefix("The **seals**") && !text.contains("The ferry."))
  }

  @Test func linksCanBeLeftOut() async throws {
    let text = try await Self.written(Self.rich) { $0.links = false }
    #expect(text.contains("The **seals** and the *gulls* did not say a word."))
  }

  @Test func emphasisCanBeLeftOut() async throws {
    let text = try await Self.written(Self.rich + "<h2>What comes after</h2>") {
      $0.formatting = false
    }
    #expect(text.contains("The seals and [the gulls](https://example.org/g) did not say a word."))
    #expect(text.contains("## What comes after"))
  }

  @Test func tablesCanBeLeftOut() async throws {
    let text = try await Self.written(Self.rich) { $0.tables = false }
    #expect(!text.contains("Monday") && text.contains("seals"))
  }

  // MARK: HTML

  @Test func writesHTMLWithoutWrappersAndScripts() async throws {
    let html = """
      <div class=c id=d style="color: red" onclick="x()"><section><p class=p onmouseover=x()>The
      <span class=s>seals</span> said <script>x()</script><style>p{}</style>no.</p></section></div>
      <ul class=u><li onclick=x()>Monday, at six</li><li>Tuesday, at seven</li></ul>
      <table><tr><th rowspan=2 onclick=x()>Day<th>Early<tr><th>Late</table>
      <figure><img src=/a.png onerror=x() srcset="b.png 2x" alt=Ferry><figcaption>The ferry.</figcaption></figure>
      """
    #expect(
      try await Self.written(html, as: .html) == """
        <p>The seals said no.</p>
        <ul><li>Monday, at six</li><li>Tuesday, at seven</li></ul>
        <table><tbody><tr><th rowspan="2">Day</th><th>Early</th></tr><tr><th>Late</th></tr></tbody></table>
        <figure><img src="https://example.org/a.png" alt="Ferry"><figcaption>The ferry.</figcaption></figure>
        """)
  }

  @Test(arguments: [
    "<p>\(long)<img src=x onerror=alert(1)></p>", "<p>\(long)<svg onload=alert(1)></svg></p>",
    "<p>\(long)<a href='java\nscript:alert(1)'>a</a></p>",
    "<p>\(long)<math><mtext><style><img src onerror=alert(1)></style></mtext></math></p>",
    "<p>\(long)<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript></p>",
    "<p>\(long)<iframe srcdoc='<script>alert(1)</script>'></iframe></p>",
    "<p style='background: url(javascript:alert(1))'>\(long)</p>",
  ])
  func htmlHasNothingThatRuns(html: String) async throws {
    for isWhole in [false, true] {
      var options = Clean.Options()
      options.format = .html
      if isWhole { options.keep.values = [try ElementSelector("body")] }
      let text = try await Clean.text(Self.page(html), options: options) ?? ""
      var parser = HTMLParser()
      let tree = parser.parse(text)
      for node in tree.subtree(of: .root) where tree.kind(of: node) == .element {
        let name = tree.name(of: node).map(tree.text(of:)) ?? ""
        #expect(!["script", "style", "iframe", "svg", "math", "noscript"].contains(name))
        for attribute in tree.attributes(of: node) {
          #expect(!tree.text(of: attribute.name).hasPrefix("on"))
          #expect(!attribute.value.contains("script:"))
        }
      }
    }
  }

  // MARK: Text without markup

  @Test func plainTextIsWrittenAsParagraphs() async throws {
    var options = Clean.Options()
    let text = "One < two & *three*\n\nIt was so, said the harbour office."
    options.format = .markdown
    #expect(
      try await Clean.cleaned(Document(id: "x", title: "t", text: text), options: options).text
        == "One < two & \\*three\\*\n\nIt was so, said the harbour office.")
    options.format = .html
    #expect(
      try await Clean.cleaned(Document(id: "x", title: "t", text: text), options: options).text
        == "<p>One &lt; two &amp; *three*</p>\n<p>It was so, said the harbour office.</p>")
  }
}

extension String {
  /// What stands before a word; `nil` if it does not occur.
  fileprivate func components(endingBefore word: String) -> String? {
    guard let range = firstRange(of: word) else { return nil }
    return String(self[..<range.lowerBound])
  }
}
