import HTML
import Testing

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("&amp;&lt;&gt;&quot;", "&<>\""), ("&eacute;&Eacute", "\u{E9}\u{C9}"),
    ("&notin;&notit;", "\u{2209}\u{AC}it;"),
    ("&#65;&#x42;&#X43", "ABC"), ("&#128;&#x99;", "\u{20AC}\u{2122}"),
    ("&#0;&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("&nosuch; & &#; &#x;", "&nosuch; & &#; &#x;"), ("&nGt;", "\u{226B}\u{20D2}"),
    ("a\r\nb\rc", "a\nb\nc"),
    ("&#99999999999999999999;", "\u{FFFD}"), ("1 < 2 <3 </ >4", "1 < 2 <3 4"),
  ])
  func decodesText(source: String, text: String) {
    var parser = HTMLParser()
    let tree = parser.parse("<body>" + source)
    #expect(tree.body.map { tree.text(of: $0) } == text)
  }

  @Test func readsAttributesInAllTheirForms() throws {
    var parser = HTMLParser()
    let tree = parser.parse(
      "<body><A Href='a&amp;b' title=\"x > y\" data-X=1 hidden class = c/ href=z q=&copy&copy=1>")
    let link = try #require(tree.first(.a))
    #expect(
      tree.attributes(of: link).map { "\(tree.text(of: $0.name))=\($0.value)" } == [
        "href=a&b", "title=x > y", "data-x=1", "hidden=", "class=c/", "q=\u{A9}&copy=1",
      ])
    #expect(tree.attribute(.hidden, of: link)?.isEmpty == true)
    #expect(tree.name("data-x").flatMap { tree.attribute($0, of: link) } == "1")
    #expect(tree.name("data-y") == nil)
  }

  @Test(arguments: [
    ("<!--a-->", "a"), ("<!-->", ""), ("<!--->", ""), ("<!--a--!>", "a"), ("<!--a--b-->", "a--b"),
    ("<!--a", "a"),
    ("<!--a--", "a"), ("<?php x ?>", "?php x ?"), ("</ x>", " x"), ("<!x>", "x"),
    ("<![CDATA[x]]>", "[CDATA[x]]"),
  ])
  func readsComments(source: String, text: String) throws {
    var parser = HTMLParser()
    let tree = parser.parse("<body>" + source)
    let comment = try #require(tree.descendants(of: .root).first { tree.kind(of: $0) == .comment })
    #expect(tree.text(of: comment) == text)
  }

  @Test func leavesOutATagThatTheDocumentEndsIn() {
    #expect(Outline.ofBody("<body>a<p class=\"b") == "\"a\"")
    #expect(Outline.ofBody("<body>a<p class=b") == "\"a\"")
    #expect(Outline.ofBody("<body>a<") == "\"a<\"")
  }
}
