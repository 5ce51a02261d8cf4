import HTML
import Testing

@Suite struct SerializerTests {
  private func written(_ html: String, exact: Bool = false, scripting: Bool = false) -> String {
    var options = HTMLParser.Options()
    options.scripting = scripting
    var parser = HTMLParser(options: options)
    let tree = parser.parseFragment(html)
    var output = HTMLSerializer.Options()
    output.isExact = exact
    output.scripting = scripting
    var bytes: [UInt8] = []
    HTMLSerializer(options: output).append(.root, of: tree, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func writesADocument() {
    var parser = HTMLParser()
    let tree = parser.parse("<!doctype HTML public \"x\"><!--c--><title>a&amp;b</title><p id=x>y")
    #expect(
      tree.outerHTML(of: .root)
        == "<!DOCTYPE html><!--c--><html><head><title>a&amp;b</title></head>"
        + "<body><p id=\"x\">y</p></body></html>")
  }

  @Test(arguments: [
    ("a &lt; b &gt; c &amp; d \" '", "a &lt; b &gt; c &amp; d \" '"),
    ("a&nbsp;b\u{A3}\u{20AC}", "a&nbsp;b\u{A3}\u{20AC}"),
    (
      "<p title='a\"b&lt;c&gt;d&amp;e&nbsp;f`g'>",
      "<p title=\"a&quot;b&lt;c&gt;d&amp;e&nbsp;f`g\"></p>"
    ),
    ("<input disabled value=''>", "<input disabled=\"\" value=\"\">"),
  ])
  func escapesTextAndValues(html: String, expected: String) {
    #expect(written(html) == expected)
  }

  @Test func voidElementsHaveNoEndTag() {
    let names =
      "area base basefont bgsound br embed hr img input keygen link meta param source "
      + "track wbr"
    for name in names.split(separator: " ") { #expect(written("<\(name)>") == "<\(name)>") }
    #expect(written("<svg><link/><br2/></svg>") == "<svg><link></link><br2></br2></svg>")
    #expect(written("<svg><image/></svg>") == "<svg><image></image></svg>")
  }

  @Test func rawTextIsWrittenAsItIs() {
    for name in ["style", "script", "xmp", "iframe", "noembed", "noframes"] {
      #expect(written("<\(name)>a<b>&c</\(name)>") == "<\(name)>a<b>&c</\(name)>")
    }
    #expect(written("<plaintext>a<b>&c") == "<plaintext>a<b>&c</plaintext>")
    #expect(written("<svg><style>a&lt;b</style></svg>") == "<svg><style>a&lt;b</style></svg>")
    #expect(written("<textarea>a<b></textarea>") == "<textarea>a&lt;b&gt;</textarea>")
  }

  @Test func noscriptIsRawForABrowserThatRunsScripts() {
    let html = "<noscript><p title=\"</noscript>\">x</p></noscript>"
    #expect(written(html) == "<noscript><p title=\"&lt;/noscript&gt;\">x</p></noscript>")
    #expect(
      written("<noscript>&lt;<i>a</noscript>b", scripting: true)
        == "<noscript>&lt;<i>a</noscript>b")
  }

  @Test func foreignNamesAreSpeltAsTheyAre() {
    #expect(
      written("<svg viewbox=1 xlink:href=#a xmlns:xlink=y><clippath/><foreignobject><p>x</svg>")
        == "<svg viewBox=\"1\" xlink:href=\"#a\" xmlns:xlink=\"y\"><clipPath></clipPath>"
        + "<foreignObject><p>x</p></foreignObject></svg>")
    #expect(
      written("<math definitionurl=x><mi>a</mi></math>")
        == "<math definitionURL=\"x\"><mi>a</mi></math>")
  }

  @Test func templatesHaveTheirContents() {
    #expect(
      written("<template><tr><td>a</template>b")
        == "<template><tr><td>a</td></tr></template>b")
  }

  @Test func aSubtreeIsWrittenWithItselfOrWithout() throws {
    var parser = HTMLParser()
    let tree = parser.parse("<div><p>a<b>b</b></p><br>c</div>d")
    let paragraph = try #require(tree.first(.p))
    #expect(tree.outerHTML(of: paragraph) == "<p>a<b>b</b></p>")
    #expect(tree.innerHTML(of: paragraph) == "a<b>b</b>")
    let br = try #require(tree.first(.br))
    #expect(tree.outerHTML(of: br) == "<br>")
    #expect(tree.innerHTML(of: br) == "")
    let text = try #require(tree.children(of: paragraph).first { _ in true })
    #expect(tree.outerHTML(of: text) == "a")
    #expect(tree.innerHTML(of: text) == "")
  }

  @Test func exactOutputKeepsLineFeedsAndCarriageReturns() {
    #expect(written("<pre>\n\na</pre>") == "<pre>\na</pre>")
    #expect(written("<pre>\n\na</pre>", exact: true) == "<pre>\n\na</pre>")
    #expect(
      written("<textarea>\n\na&#13;</textarea><p id='&#13;'>", exact: true)
        == "<textarea>\n\na&#13;</textarea><p id=\"&#13;\"></p>")
  }

  @Test func deepTreesAreWrittenInLinearTime() {
    var options = HTMLParser.Options()
    options.maximumDepth = 30_000
    var parser = HTMLParser(options: options)
    let source = String(repeating: "<div>", count: 29_000)
    let tree = parser.parseFragment(source)
    let html = tree.outerHTML(of: .root)
    #expect(html == source + String(repeating: "</div>", count: 29_000))
  }
}
