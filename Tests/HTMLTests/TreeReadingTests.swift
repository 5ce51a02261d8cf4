import HTML
import Testing

@Suite struct TreeReadingTests {
  private let tree: HTMLTree = {
    var parser = HTMLParser()
    return parser.parse(
      "<body><div id=a>one<p>two <b>three</b></p></div><x-y>four<!--five--></x-y>")
  }()

  @Test func childrenStandInOrder() throws {
    let body = try #require(tree.body)
    #expect(
      tree.children(of: body).map { tree.name(of: $0).map { tree.text(of: $0) } } == ["div", "x-y"])
    let division = try #require(tree.first(.div))
    #expect(tree.children(of: division).map { tree.kind(of: $0) } == [.text, .element])
  }

  @Test func descendantsAreOneRange() throws {
    let division = try #require(tree.first(.div))
    let nodes = tree.descendants(of: division)
    #expect(nodes.count == 5)
    #expect(nodes.allSatisfy { tree.isNode($0, in: division) })
    #expect(tree.skip(division) == HTMLNode(index: nodes.endIndex))
    #expect(tree.subtree(of: division).first == division)
  }

  @Test func textIsThatOfTheWholeSubtree() throws {
    let division = try #require(tree.first(.div))
    #expect(tree.text(of: division) == "onetwo three")
    #expect(tree.text(of: .root) == "onetwo threefour")
  }

  @Test func ancestorsGoFromTheInsideOut() throws {
    let bold = try #require(tree.first(.b))
    #expect(tree.ancestors(of: bold).map { tree.name(of: $0) } == [.p, .div, .body, .html])
    #expect(tree.parent(of: .root) == nil)
  }

  @Test func namesAreFoundByTheirText() throws {
    let name = try #require(tree.name("x-y"))
    #expect(!name.isKnown)
    #expect(tree.first(name) != nil)
    #expect(HTMLName(known: "div") == .div)
    #expect(HTMLName(known: "x-y") == nil)
  }

  @Test func aTreeIsUsedAgain() {
    var parser = HTMLParser()
    var used = HTMLTree()
    parser.parse(Array("<p class=x>a &amp; b<z-z q-q=1>".utf8), into: &used)
    parser.parse(Array("<p>c".utf8), into: &used)
    var fresh = HTMLParser()
    #expect(Outline.of(used) == Outline.of(fresh.parse("<p>c")))
    used.removeAll()
    #expect(used.count == 1)
  }
}
