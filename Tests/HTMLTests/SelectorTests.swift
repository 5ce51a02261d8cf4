import HTML
import Testing

@Suite struct SelectorTests {
  private func ids(_ tree: HTMLTree, _ selector: String) throws -> String {
    try tree.select(CSSSelector(selector)).map { tree.attribute(.id, of: $0) ?? "?" }
      .joined(separator: " ")
  }

  private func parse(_ html: String) -> HTMLTree {
    var parser = HTMLParser()
    return parser.parse(html)
  }

  @Test(arguments: [
    ("page", SelectorCases.page), ("form", SelectorCases.form), ("deep", SelectorCases.deep),
  ])
  func selectorsMatchWhatTheStandardSays(document: String, cases: String) throws {
    let tree = parse(try #require(SelectorCases.documents[document]))
    for line in cases.split(separator: "\n") {
      let parts = line.split(separator: " =>", omittingEmptySubsequences: false)
      try #require(parts.count == 2, "\(line)")
      let expected = String(parts[1].drop { $0 == " " })
      #expect(try ids(tree, String(parts[0])) == expected, "\(line)")
    }
  }

  @Test func capitalsOfIdsAndClassesCountUnlessThereAreQuirks() throws {
    let html = "<p id=A class=B>"
    #expect(try ids(parse("<!doctype html>" + html), "#a, .b") == "")
    #expect(try ids(parse(html), "#a") == "A")
    #expect(try ids(parse(html), ".b") == "A")
    #expect(try ids(parse(html), "[id=a]") == "")
  }

  @Test func aBackslashAtTheEndStandsForTheReplacementCharacter() throws {
    let tree = parse("<p id=a\u{FFFD} class=\u{FFFD} lang='b'><\u{61}\u{FFFD} id=t>")
    #expect(try ids(tree, "#a\\") == "a\u{FFFD}")
    #expect(try ids(tree, ".\\") == "a\u{FFFD}")
    #expect(try ids(tree, "a\\") == "t")
    #expect(try ids(tree, "[lang='b\\") == "a\u{FFFD}")
  }

  @Test func onlyElementsOfHTMLAreReadOnly() throws {
    let tree = parse("<svg id=s><a id=a></a></svg><p id=p><input id=i><math id=m>")
    #expect(try ids(tree, "[id]:read-only") == "p")
    #expect(try ids(tree, ":read-write") == "i")
  }

  @Test func foreignNamesKeepTheirCapitals() throws {
    let tree = parse(
      """
      <!doctype html><svg id=s viewBox=x><foreignObject id=f><a id=h href=x></a></foreignObject>
      <a id=l xlink:href=y /></svg><a id=m></a><math id=t></math>
      """)
    #expect(try ids(tree, "foreignObject") == "f")
    #expect(try ids(tree, "foreignobject") == "")
    #expect(try ids(tree, "[viewBox]") == "s")
    #expect(try ids(tree, "svg|a") == "l")
    #expect(try ids(tree, "html|a") == "h m")
    #expect(try ids(tree, "*|a") == "h l m")
    #expect(try ids(tree, "svg|*") == "s f l")
    #expect(try ids(tree, "math|*") == "t")
    #expect(try ids(tree, "[xlink|href]") == "l")
    #expect(try ids(tree, "[*|href]") == "h l")
    #expect(try ids(tree, "[href]") == "h")
    #expect(try ids(tree, ":any-link") == "h l")
  }

  @Test func templatesAreLookedIntoOnlyFromWithin() throws {
    let tree = parse("<div id=a><template id=t><p id=p><b id=b></b></p></template></div>")
    #expect(try ids(tree, "p, b") == "")
    #expect(try ids(tree, ":has(b)") == "")
    let content = try #require(
      tree.descendants(of: .root).first { tree.kind(of: $0) == .content })
    let inside = try tree.select(CSSSelector("p:has(b), div b, :root"), in: content)
    #expect(inside.map { tree.attribute(.id, of: $0) } == ["p"])
  }

  @Test func selectorsMayBeginOutsideTheNode() throws {
    let tree = parse("<div id=a><ul id=u><li id=x><li id=y></ul></div>")
    let list = try #require(tree.first(.ul))
    func found(_ selector: String) throws -> [String?] {
      try tree.select(CSSSelector(selector), in: list).map { tree.attribute(.id, of: $0) }
    }
    #expect(try found("div li") == ["x", "y"])
    #expect(try found(":scope > li") == ["x", "y"])
    #expect(try found(":scope, ul, div").isEmpty)
  }

  @Test func nodesAreAskedOneByOne() throws {
    let tree = parse("<div id=a class=k><p id=p>text<b id=b></b></p></div>")
    let bold = try #require(try tree.first(matching: CSSSelector("#b")))
    #expect(try tree.matches(bold, CSSSelector("div b:only-child")))
    #expect(try !tree.matches(bold, CSSSelector("div > b")))
    #expect(try tree.matches(bold, CSSSelector(":scope")))
    #expect(try tree.closest(bold, CSSSelector(".k, b")) == bold)
    #expect(try tree.closest(bold, CSSSelector(".k")) == tree.first(.div))
    #expect(try tree.closest(bold, CSSSelector("table")) == nil)
    #expect(try !tree.matches(.root, CSSSelector("*")))
  }

  @Test func longListsFindTheSameAsShortOnes() throws {
    let tree = parse(try #require(SelectorCases.documents["page"]))
    let filler = (0..<20).map { ".none\($0)" }.joined(separator: ", ")
    for selector in ["p.first", "#l2, h1", "article > *", ".x", ":has(> b)", "P, .top"] {
      #expect(try ids(tree, selector) == ids(tree, selector + ", " + filler))
    }
  }

  @Test(arguments: [
    ("*", "(0,0,0)"), ("li", "(0,0,1)"), ("ul ol+li", "(0,0,3)"), ("h1 + *[rel=up]", "(0,1,1)"),
    ("ul ol li.red", "(0,1,3)"), ("li.red.level", "(0,2,1)"), ("#x34y", "(1,0,0)"),
    ("#s12:not(foo)", "(1,0,1)"), (".foo :is(.bar, #baz)", "(1,1,0)"), (":where(#a)", "(0,0,0)"),
    (":nth-child(2n+1 of .a, #b)", "(1,1,0)"), (":has(> p.a)", "(0,1,1)"), (":root", "(0,1,0)"),
    ("a, #b", "(1,0,0)"),
  ])
  func specificityCountsIdsClassesAndNames(selector: String, expected: String) throws {
    #expect(try CSSSelector(selector).specificity.description == expected)
  }
}
