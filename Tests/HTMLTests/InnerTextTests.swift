import HTML
import Testing

@Suite struct InnerTextTests {
  @Test(arguments: [
    ("a", "a"), (" a  b\n c ", "a b c"), ("<b>a</b> <i>b</i>", "a b"),
    ("<b>a </b> <i> b</i>", "a b"),
    ("a<br>b", "a\nb"), ("a <br> b", "a\nb"), ("a<br><br>b", "a\n\nb"), ("<div>a</div>b", "a\nb"),
    ("a<div>b</div>c", "a\nb\nc"), ("<div><div>a</div></div><div>b</div>", "a\nb"),
    ("<p>a<p>b", "a\n\nb"), ("<p>a</p>b", "a\n\nb"), ("<div>a<p>b</p></div>c", "a\n\nb\n\nc"),
    ("<h1>a</h1><p>b", "a\n\nb"), ("<h1>a</h1><h2>b</h2>", "a\nb"), ("<p></p><p>a</p><p></p>", "a"),
    ("<ul><li>a<li>b</ul>", "a\nb"), ("<dl><dt>a<dd>b</dl>", "a\nb"),
    ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td"),
    ("<table><thead><tr><th>a<tbody><tr><td>b</table>x", "a\nb\nx"),
    ("<table><caption>t</caption><tr><td>a</table>", "t\na"),
    ("<table><tr><td><p>a</p><td>b</table>", "a\n\n\tb"),
    ("<pre> a\n  b </pre>c", " a\n  b \nc"), ("<pre>a\n\nb</pre>", "a\n\nb"),
    ("x<textarea> a\n b</textarea>y", "xy"),
    ("<span style='white-space: pre'> a  b</span>", " a  b"),
    ("<pre><b style='white-space:normal'> a  b</b></pre>", "a b"),
    ("a<script>x</script><style>y</style>b", "ab"), ("a<template>x</template>b", "ab"),
    ("a<span hidden>x</span>b", "ab"), ("a<div style='display:none'>x</div>b", "ab"),
    ("a<div style='color:red; DISPLAY : None !important'>x</div>b", "ab"),
    ("a<div style='display:inline'>x</div>b", "axb"),
    ("a<span style='display:block'>x</span>b", "a\nx\nb"),
    ("a<!-- c -->b", "ab"), ("a <img> b", "a  b"), ("<button>a</button> <button>b</button>", "a b"),
    ("<select><option>a<option>b</select>", "a\nb"),
    ("a<svg><title>t</title><text>s</text></svg>b", "asb"),
    ("x <svg></svg> y", "x  y"), ("<a><svg/></svg> Home</a>", " Home"),
    ("x <svg><rect><svg></svg></rect> <title>t</title></svg>y", "x y"),
    ("x <svg style=display:block></svg> y", "x\ny"), ("x <svg style=display:none></svg> y", "x y"),
    ("x <svg hidden></svg> y", "x  y"), ("<div>a</div><svg></svg> y", "a\n y"),
    ("x <svg><foreignObject><p>a</p></foreignObject></svg> y", "x \n\na\n\n y"),
    ("<div>a</div><button></button> y", "a\n y"), ("<div>a</div><select></select>y", "a\ny"),
    ("<div>a</div> <button> </button> <button></button>y", "a\n y"),
    ("x <button></button> y", "x  y"),
    ("x <button><div>a</div></button> y", "x \na\n y"), ("<div><button></button></div> y", "y"),
    ("a&nbsp; b", "a\u{A0} b"), ("", ""), ("<div> </div>", ""), ("<br>", "\n"),
    ("<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>", "ab"), ("<noscript>a</noscript>", "a"),
    ("<p>a <b>b</b>, c</p>", "a b, c"), ("<div>a</div> <div>b</div>", "a\nb"),
    ("<blockquote><p>a</p></blockquote><p>b", "a\n\nb"), ("a<wbr>b", "ab"),
  ])
  func textIsThatWhichABrowserShows(html: String, expected: String) throws {
    var parser = HTMLParser()
    let tree = parser.parse("<!doctype html><body>" + html)
    #expect(tree.innerText(of: try #require(tree.body)) == expected, "\(html)")
  }

  @Test func theHeadIsNotShownButHasATextOfItsOwn() throws {
    var parser = HTMLParser()
    let tree = parser.parse("<title>t</title><p>a")
    #expect(tree.innerText(of: .root) == "a")
    #expect(tree.innerText(of: try #require(tree.first(.title))) == "t")
  }

  @Test(arguments: [
    ("a<noscript><img src=x>text</noscript>b", "ab", "atextb"),
    ("a <noscript>x</noscript> b", "a b", "a x b"),
    ("<noscript style=display:block>x</noscript>b", "b", "x\nb"),
  ])
  func withScriptsNoscriptIsNotShown(html: String, with: String, without: String) throws {
    for scripting in [true, false] {
      var options = HTMLParser.Options()
      options.scripting = scripting
      var parser = HTMLParser(options: options)
      var tree = parser.parse("<!doctype html><body>" + html)
      #expect(tree.scripting == scripting)
      #expect(tree.innerText(of: try #require(tree.body)) == (scripting ? with : without))
      tree.removeAll()
      #expect(!tree.scripting)
    }
  }

  @Test func aBufferIsUsedAgain() throws {
    var parser = HTMLParser()
    let tree = parser.parse("<p>a<p>b")
    var buffer = Array("x".utf8)
    tree.appendInnerText(of: .root, to: &buffer)
    #expect(String(decoding: buffer, as: UTF8.self) == "xa\n\nb")
  }

  @Test func depthNeedsNoRecursion() {
    var options = HTMLParser.Options()
    options.maximumDepth = 30_000
    var parser = HTMLParser(options: options)
    let tree = parser.parse(String(repeating: "<div>", count: 29_000) + "x")
    #expect(tree.innerText(of: .root) == "x")
  }
}
