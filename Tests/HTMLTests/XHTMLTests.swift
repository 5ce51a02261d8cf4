import Testing

@testable import HTML

/// What is read otherwise where a document came as XHTML.
@Suite struct XHTMLTests {
  private static func body(_ markup: String, isXHTML: Bool = true) -> String {
    var parser = HTMLParser()
    var tree = HTMLTree()
    parser.parse(Array(markup.utf8), charset: "utf-8", isXHTML: isXHTML, into: &tree)
    return tree.body.map { tree.outerHTML(of: $0) } ?? ""
  }

  private static func rewritten(_ markup: String) -> String {
    String(decoding: XHTMLRewriter.html(of: Array(markup.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("<title/><p>a</p>", "<title></title><p>a</p>"),
    ("<script src='a.js' /><p/>", "<script src='a.js' ></script><p></p>"),
    ("<iframe title='a > b'/>x", "<iframe title='a > b'></iframe>x"),
    ("a<br/>b<br></br>c<hr />", "a<br/>b<br>c<hr />"),
    ("<a href=x/>y</a>", "<a href=x/>y</a>"),
    ("<?xml version='1.0'?><p>a</p><?x a > b ?>", "<p>a</p>"),
    ("<p><![CDATA[a < b & c]]></p>", "<p>a &lt; b &amp; c</p>"),
    ("<p><![CDATA[]]>a<![CDATA[b]]</p>", "<p>ab]]&lt;/p>"),
    ("<script><![CDATA[if (a < b) c()]]></script>", "<script>if (a < b) c()</script>"),
    ("<script><![CDATA[a('</script>')]]></script>", "<script></script>"),
    ("<!DOCTYPE html [<!ENTITY a 'b>'>]><p/>", "<!DOCTYPE html ><p></p>"),
    ("<!-- <p/> --><p/>", "<!-- <p/> --><p></p>"),
    ("a < b <", "a < b <"), ("<p", "<p"), ("<?", "<?"), ("<![CDATA[", ""),
    ("<?x <p/>", "<?x <p></p>"),
  ])
  func isWrittenAsHTML(xhtml: String, html: String) {
    #expect(Self.rewritten(xhtml) == html)
  }

  @Test func anyElementMayBeEmpty() {
    let markup = "<head><title/></head><body><div id=\"a\"/><p>b</p></body>"
    #expect(Self.body(markup) == "<body><div id=\"a\"></div><p>b</p></body>")
    #expect(Self.body(markup, isXHTML: false) == "<body></body>")
  }

  @Test func theEncodingThatTheDocumentStatesIsRead() {
    let markup: [UInt8] =
      Array("<html><head><meta charset='windows-1252'/><title/></head><body>caf".utf8) + [0xE9]
    var parser = HTMLParser()
    var tree = HTMLTree()
    parser.parse(markup, isXHTML: true, into: &tree)
    #expect(tree.body.map { tree.text(of: $0) } == "caf\u{E9}")
  }

  @Test func whateverItIsTakesTimeInProportion() {
    for part in ["<![CDATA[", "<?x ", "<p a='", "<!--", "<script>", "<p/>", "<!DOCTYPE ["] {
      let markup = Array(String(repeating: part, count: 20_000).utf8)
      #expect(XHTMLRewriter.html(of: markup).count <= 4 * markup.count)
    }
  }
}
