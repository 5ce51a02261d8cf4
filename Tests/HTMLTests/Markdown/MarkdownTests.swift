import HTML
import PipeTesting
import Testing

@Suite struct MarkdownTests {
  private func markdown(
    _ html: String, _ change: (inout MarkdownWriter.Options) -> Void = { _ in }
  ) -> String {
    var options = MarkdownWriter.Options()
    change(&options)
    var parser = HTMLParser()
    let tree = parser.parse(html)
    return MarkdownWriter(options: options).markdown(of: .root, in: tree)
  }

  @Test func headingsAndParagraphsAreParted() {
    #expect(
      markdown("<title>T</title><h1>One</h1><p>a\n  b</p>c<div>d</div><h6>e<br>f</h6>")
        == "# One\n\na b\n\nc\n\nd\n\n###### e f\n")
    #expect(markdown("") == "")
    #expect(markdown("<h2> </h2><p></p>") == "")
    #expect(markdown("<h2>C #</h2>") == "## C \\#\n")
  }

  @Test func lineBreaksAreKeptAndTwoPartParagraphs() {
    #expect(markdown("a<br>b<br><br>c<br>") == "a\\\nb\n\nc\n")
    #expect(markdown("<p>a</p><hr><p>b") == "a\n\n***\n\nb\n")
  }

  @Test(arguments: [
    ("a <b>b</b> c", "a **b** c\n"),
    ("a<b> b </b>c", "a **b** c\n"),
    ("a<b></b>b<i> </i>c", "ab c\n"),
    ("<b>a</b><b>b</b>", "**ab**\n"),
    ("<b>a</b> <b>b</b>", "**a** **b**\n"),
    ("in<b>tra</b>word", "in**tra**word\n"),
    ("a<b>(b)</b>c", "a(b)c\n"),
    ("a <b>(b)</b>, c", "a **(b)**, c\n"),
    ("<b><i>a</i></b>", "***a***\n"),
    ("<b>a<strong>b</strong></b>", "**ab**\n"),
    ("<b>a&nbsp;</b>b", "**a**\u{A0}b\n"),
    ("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**\n"),
    ("<del>a</del> x<sup>2</sup> <kbd>Ctrl</kbd>", "~~a~~ x<sup>2</sup> <kbd>Ctrl</kbd>\n"),
    ("<b>a\\ </b>b", "**a\\\\** b\n"),
    ("<b>a * </b>b", "**a \\*** b\n"),
    ("<b>a<i>b</i>c</b>", "**abc**\n"),
    ("<b>a <i>b</i> c</b>", "**a *b* c**\n"),
    ("<q>a</q>", "\u{201C}a\u{201D}\n"),
  ])
  func emphasisStandsAroundWords(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test(arguments: [
    ("<code>a</code>", "`a`\n"),
    ("x <code> a  b </code>y", "x `a b` y\n"),
    ("<code>a`b</code>", "``a`b``\n"),
    ("<code>`</code>", "`` ` ``\n"),
    ("<code>a*b_c</code>", "`a*b_c`\n"),
    ("<code></code>a", "a\n"),
    ("<code>a</code><code>b`</code>", "`` ab` ``\n"),
    ("<code><b>a</b><i>b</i></code>", "`ab`\n"),
    // The stars between them are not written, as they would not be read.
    ("<code>&lt;a`</code><b><code>b</code></b>c", "`` <a` `` `b`c\n"),
  ])
  func codeHasEnoughBackticks(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test(arguments: [
    ("<code><a href=/api>foo()</a></code>", "[`foo()`](/api)\n"),
    ("<code>a <a href=/b>b</a>c</code>", "`a` [`b`](/b)`c`\n"),
    ("<code><a href=javascript:x>a</a>b</code>", "`ab`\n"),
    ("<a href=/x><code>a<a href=/y>b</a></code></a>", "[`a`](/x)[`b`](/y)\n"),
    ("<code>a<img src=i alt=t>b</code>", "`a`![t](i)`b`\n"),
    ("<pre>a <a href=/b>b</a><img src=i></pre>", "```\na b\n```\n"),
    (
      "<table><tr><td><code><a href=/b>b|</a></code><td>c</table>",
      "| | |\n| --- | --- |\n| [`b\\|`](/b) | c |\n"
    ),
  ])
  func codeKeepsItsLinksAndImages(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test func preformattedTextIsFencedAsItIs() {
    #expect(
      markdown("<pre><code class='x language-swift'>let a = 1\n\n  b\n</code></pre>")
        == "```swift\nlet a = 1\n\n  b\n```\n")
    #expect(markdown("<pre>```\na<br>b</pre>") == "````\n```\na\nb\n````\n")
    #expect(markdown("<pre> \n</pre>") == "")
  }

  @Test func listsNest() {
    #expect(
      markdown("<ul><li>a<ul><li>b<ol start=3><li>c<li>d</ol></ul><li>e</ul>")
        == "- a\n  - b\n\n    3. c\n    4. d\n- e\n")
    #expect(markdown("<ol><li>a<li value=7>b<li>c</ol>") == "1. a\n7) b\n8) c\n")
    #expect(markdown("<ul><li></li><li>a</ul>") == "- a\n")
    #expect(markdown("a<ul><li>b</ul>c") == "a\n\n- b\n\nc\n")
  }

  @Test(arguments: [
    ("<ul><li>a<ul><li></li></ul></li></ul>", "- a\n"),
    ("<ol><li>a<ol><li> <!-- --></li></ol></li></ol>b", "1. a\n\nb\n"),
    ("<ul><li><ul><li></ul><li>b<ol><li><li>c</ol></ul>", "- b\n\n  2. c\n"),
    ("<p>a<blockquote><ul><li></ul></blockquote><p>b", "a\n\nb\n"),
    ("<ul><li>a<p>b</p><ul><li><li>c</ul></ul>", "- a\n\n  b\n\n  - c\n"),
  ])
  func itemsAndQuotesWithNothingInThemAreLeftOut(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test(arguments: [
    ("<div>a</div>b<div>c</div><div>d</div>", "a\nb\nc\nd"),
    ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
    ("\n<div>a</div>\n<div>b</div>\n", "a\nb"), ("<div>a\n</div><div>b\n</div>", "a\nb"),
    ("a<p>b</p>c<ul><li>d<li>e</ul>f", "a\nb\nc\nd\ne\nf"),
    ("<table><tr><td>a<td>b<tr><td>c</table>d", "ab\nc\nd"),
    ("a<b>b</b><span>c</span>", "abc"),
    (
      "a<button>x</button><script>x</script><style>x</style><template>x</template>"
        + "<svg><text>x</text></svg><math><mi>x</mi></math><!--x-->b", "ab"
    ),
  ])
  func blocksInCodeStandInLinesOfTheirOwn(html: String, expected: String) {
    #expect(markdown("<pre>" + html + "</pre>") == "```\n" + expected + "\n```\n")
  }

  @Test(arguments: [
    ("&amp;<!-- -->copy; x", "\\&copy; x\n"), ("&amp;<span>#60</span>;b", "\\&#60;b\n"),
    ("&amp;c<i>(</i>opy;", "&c(opy;\n"), ("&amp;<b>copy;</b>x", "\\&copy;x\n"),
    ("AT&amp;T<b>.</b> R&amp;<b>D</b>;", "AT&T. R&**D**;\n"), ("&amp; <i>lt</i>;", "& *lt*;\n"),
    ("&amp;<code>lt;</code>", "&`lt;`\n"), ("a!&amp;<a href=/x>lt;</a>", "a!&[lt;](/x)\n"),
    ("&amp;<b>l</b><b>(</b><i>&amp;</i>gt;", "&**l(**\\&gt;\n"),
  ])
  func noReferenceComesOfTextsSideBySide(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test(arguments: [
    ("a<del><b>4 | </b></del>", "a**4 |**\n"), ("a<b><del>x</del></b>", "a~~x~~\n"),
    ("a <b><del>x</del></b>", "a **~~x~~**\n"), ("<b>a</b><i>b</i>", "**a***b*\n"),
    ("<b>a<del>(b)</del></b>c", "a(b)c\n"), ("<del><i>x</i>y</del>z", "~~*x*y~~z\n"),
    ("<i><b>x</b></i>y", "***x***y\n"),
    // What is left out between them parts nothing.
    ("<b>a</b><del>(<b>b</b></del>c", "**a**(**b**c\n"),
    ("a<del>(b!<i>(</i><a href=/x>c</a></del>d", "a(b!*(*[c](/x)d\n"),
    ("a!<i><a href=/x>b</a>.</i>c", "a\\![b](/x).c\n"),
    ("<code>a</code><i>(<code>b</code>c</i>", "`a`*(`b`c*\n"),
    ("<i><code>a</code></i><b><code>b</code>.</b>c", "*`a`*`b`.c\n"),
    ("x<i>.<code>a</code></i><b><code>b</code>.</b>c", "x.`a` `b`.c\n"),
    ("<del>a|<b>(</b></del>b<del><b>c</b>", "a|(b**c**\n"),
  ])
  func marksOfTwoKindsSideBySideAreJudgedEachByItself(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test func withScriptsNoscriptIsNotWritten() {
    let html = "<p>a<noscript><img src=x>b</noscript><pre>c<noscript><b>d</b></noscript></pre>"
    var options = HTMLParser.Options()
    options.scripting = true
    var parser = HTMLParser(options: options)
    let tree = parser.parse(html)
    #expect(MarkdownWriter().markdown(of: .root, in: tree) == "a\n\n```\nc\n```\n")
    #expect(markdown(html) == "a![](x)b\n\n```\ncd\n```\n")
  }

  @Test func itemsOfSeveralBlocksAreIndented() {
    #expect(
      markdown("<ul><li><p>a</p><p>b</p><pre>c\n\nd</pre><li><blockquote>e</blockquote></ul>")
        == "- a\n\n  b\n\n  ```\n  c\n\n  d\n  ```\n\n- > e\n")
    #expect(markdown("<ol><li><p>a</p></ol>") == "1. a\n")
  }

  @Test func listsSideBySideHaveDifferentMarks() {
    #expect(markdown("<ul><li>a</ul><ul><li>b</ul>") == "- a\n\n* b\n")
    #expect(markdown("<ol><li>a</ol><ol><li>b</ol>") == "1. a\n\n1) b\n")
  }

  @Test func quotesNest() {
    #expect(
      markdown("<blockquote><p>a</p><blockquote>b<br>c</blockquote></blockquote>d")
        == "> a\n>\n> > b\\\n> > c\n\nd\n")
  }

  @Test(arguments: [
    ("<a href='/a b' title='T \"t\"'>x</a>", "[x](/a%20b \"T \\\"t\\\"\")\n"),
    ("<a href='/a_(b)'>x</a>", "[x](/a_\\(b\\))\n"),
    ("<a href=/a><b>x</b> y </a>z", "[**x** y](/a) z\n"),
    ("wow!<a href=/a>x</a>", "wow\\![x](/a)\n"),
    ("<a href=/a></a>b<a href=javascript:x>c</a><a>d</a>", "bcd\n"),
    ("<a href=/a>[x]</a>", "[\\[x\\]](/a)\n"),
    ("<a href=/a><h2>T</h2><p>x</p></a>", "## [T](/a)\n\n[x](/a)\n"),
    ("<a href=/a><img src=b alt=c></a>", "[![c](b)](/a)\n"),
    ("<a href='?a=1&copy;=2&b=3'>x</a>", "[x](?a=1\u{A9}=2&b=3)\n"),
  ])
  func linksHaveTargetsAndTitles(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test func targetsAreResolved() {
    #expect(
      markdown("<a href=/a>x</a> <img src=b alt=c> <a href=no>y</a>") {
        $0.resolveURL = { $0 == "no" ? nil : "https://example.com/" + $0 }
      } == "[x](https://example.com//a) ![c](https://example.com/b) y\n")
  }

  @Test(arguments: [
    ("<img src=a alt='b\n c' title=t>", "![b c](a \"t\")\n"),
    ("<img src='data:image/gif;base64,R0' data-src=a>", "![](a)\n"),
    ("<img srcset='s 320w, l 1280w, m 640w'>", "![](l)\n"),
    ("<img srcset='s (() 1x, l 2x'>", "![](l)\n"),
    ("<picture><source srcset='a 1x, b 2x'><img alt=c></picture>", "![c](b)\n"),
    ("<img class=lazy src='data:,x'><noscript><img src=a></noscript>", "![](a)\n"),
    ("<img src=a><noscript><img src=a></noscript>", "![](a)\n"),
    ("<img>", ""),
    ("<figure><img src=a alt=b><figcaption>C <i>d</i></figcaption></figure>", "![b](a)\n\nC *d*\n"),
  ])
  func imagesAreFoundWhereverTheyAre(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test(arguments: [
    ("<p><img src=a></p><p><img src=a></p>", "![](a)\n\n![](a)\n"),
    ("<ul><li><img src=a>x<li><img src=a>y</ul>", "- ![](a)x\n- ![](a)y\n"),
    ("<img src=a><img src=a>", "![](a)![](a)\n"),
    ("<img src=a>x<noscript><img src=a></noscript>", "![](a)x![](a)\n"),
    ("<p><noscript><img src=a></noscript><img data-src=a>", "![](a)\n"),
    (
      "<table><tr><td><img src=a><td><noscript><img src=a></noscript></table>",
      "| | |\n| --- | --- |\n| ![](a) | ![](a) |\n"
    ),
  ])
  func imagesAreWrittenAgainUnlessForReadersWithoutScripts(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test func tablesAreMadeRegular() {
    #expect(
      markdown("<table><tr><th>a<th>b<tr><td>c|d<td><p>e</p><p>f<code>|</code></table>")
        == "| a | b |\n| --- | --- |\n| c\\|d | e f`\\|` |\n")
    #expect(
      markdown("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<tr><td>d</table>")
        == "| | |\n| --- | --- |\n| a | b |\n| | c |\n| d | |\n")
    #expect(
      markdown(
        "<table><caption>T</caption><thead><tr><td>a<td>b<tbody><tr><td>c<td><b>d</b></table>")
        == "T\n\n| a | b |\n| --- | --- |\n| c | **d** |\n")
    #expect(markdown("<table><tr><td>a<td><ul><li>b<li>c</ul></table>").contains("| a | b c |"))
  }

  @Test func tablesThatLayOutAPageAreWrittenAsTheirContent() {
    #expect(markdown("<table><tr><td><p>a<td><table><tr><td>b</table></table>") == "a\n\nb\n")
    #expect(markdown("<table role=presentation><tr><td>a<td>b</table>") == "a\n\nb\n")
  }

  @Test func definitionsFollowTheirTerms() {
    #expect(markdown("<dl><dt>a<dd>b<dt>c<dd>d</dl>") == "**a**\n\nb\n\n**c**\n\nd\n")
  }

  @Test(arguments: [
    ("1. a", "1\\. a\n"), ("1.5 a", "1.5 a\n"), ("# a", "\\# a\n"), ("#a", "#a\n"),
    ("- a", "\\- a\n"), ("-a", "-a\n"), ("&gt; a", "\\> a\n"), ("a &gt; b", "a > b\n"),
    ("2 * 3 * 4", "2 * 3 * 4\n"), ("*a*", "\\*a\\*\n"), ("snake_case", "snake_case\n"),
    ("_a_", "\\_a\\_\n"), ("a`b", "a\\`b\n"), ("[1]", "[1]\n"), ("[a](b)", "[a]\\(b)\n"),
    ("[a]: b", "[a]\\: b\n"),
    ("a &lt; b", "a < b\n"), ("&lt;b&gt;", "\\<b>\n"), ("&amp;amp;", "\\&amp;\n"),
    ("AT&amp;T", "AT&T\n"), ("---", "\\---\n"), ("a<br>===", "a\\\n\\===\n"), ("\\*", "\\\\\\*\n"),
    ("C:\\x", "C:\\x\n"), ("~~a~~", "\\~\\~a\\~\\~\n"), ("+", "\\+\n"), ("a | b", "a | b\n"),
    ("\u{201C}_a_\u{201D}", "\u{201C}\\_a\\_\u{201D}\n"), ("\u{3001}_a_", "\u{3001}\\_a\\_\n"),
    ("\u{E9}_\u{E8}", "\u{E9}_\u{E8}\n"), ("a\u{20AC}_b_", "a\u{20AC}\\_b\\_\n"),
    ("<b>x * <br>y</b>", "**x \\*\\\ny**\n"), ("x _ <br>y", "x \\_\\\ny\n"),
    ("<dl><dt>x * <br>y</dl>", "**x \\*\\\ny**\n"), ("<h2><b>x * <br>y</b></h2>", "## **x * y**\n"),
  ])
  func textIsEscapedOnlyWhereItWouldBeMarkup(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test func whatIsLeftOutIsAnOption() {
    let html = "<p><a href=a>b</a> <img src=c></p><table><tr><th>d<th>e</table>"
    #expect(
      markdown(html) {
        $0.links = false
        $0.images = false
        $0.tables = false
      } == "b\n\nd\n\ne\n")
    var parser = HTMLParser()
    let tree = parser.parse("<p>a<div id=x>b</div><p>c")
    let left = tree.first(.div)
    var options = MarkdownWriter.Options()
    options.isIncluded = { $0 != left }
    #expect(MarkdownWriter(options: options).markdown(of: .root, in: tree) == "a\n\nc\n")
  }

  @Test func whatIsNoTextIsLeftOut() {
    #expect(
      markdown("<script>a</script><style>b</style><button>c</button><svg><text>d</svg><!--e-->f")
        == "f\n")
  }

  @Test(arguments: [
    "<blockquote>", "<ul><li>", "<ol><li>x", "<b>", "<a href=x>x", "<table><tr><td>x<td>",
    "<h1>", "<code>", "<code>`</code>", "<pre>`", "<div>x", "<b>x<i>y", "<dl><dt>x", "*", "<td>x",
    "<sub>x ",
  ])
  func twentyThousandOf(piece: String) {
    var options = HTMLParser.Options()
    options.maximumDepth = 30_000
    var parser = HTMLParser(options: options)
    let tree = parser.parse(String(repeating: piece, count: 20_000))
    let output = MarkdownWriter().markdown(of: .root, in: tree)
    #expect(output.utf8.count < 20_000 * 120)
  }

  @Test func anythingCanBeWritten() {
    var parser = HTMLParser()
    for seed in 0..<500 as Range<UInt64> {
      var random = RandomMarkup(seed: seed)
      let tree = parser.parse(random.soup() + random.document())
      let output = MarkdownWriter().markdown(of: .root, in: tree)
      #expect(output.isEmpty || output.hasSuffix("\n"))
    }
  }
}
