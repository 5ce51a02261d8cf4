import Testing

@testable import HTML

struct ExcerptTests {
  private func parsed(_ html: String) -> HTMLTree {
    var parser = HTMLParser()
    return parser.parseFragment(html)
  }

  /// Whether every node ends where what is in it ends, and stands in its parent.
  private func isSound(_ tree: HTMLTree) -> Bool {
    tree.subtree(of: .root).allSatisfy { node in
      let end = tree.children(of: node).reduce(node.index + 1) { place, child in
        child.index == place && tree.parent(of: child) == node ? tree.skip(child).index : -1
      }
      return end == tree.skip(node).index
    }
  }

  @Test func allOfATreeIsTheTree() {
    let html = "<p a=1>One <b>two</b><br>three</p><ul><li>x</li><li></li></ul><!--c-->"
    let tree = parsed(html)
    let copy = tree.excerpt { _ in .keep }
    #expect(copy.innerHTML(of: .root) == tree.innerHTML(of: .root))
    #expect(copy.count == tree.count && isSound(copy))
  }

  @Test func nodesAreDroppedUnwrappedAndRewritten() {
    let tree = parsed("<div><p>One <b>two <i>three</i></b></p><a href=x>four</a></div><hr>")
    let excerpt = tree.excerpt { node in
      switch tree.name(of: node) {
      case .div?, .b?: .unwrap
      case .i?: .drop
      case .a?: .rewrite(.span, [(.title, Array("t&u".utf8)), (.lang, [])])
      default: .keep
      }
    }
    #expect(
      excerpt.innerHTML(of: .root)
        == "<p>One two </p><span title=\"t&amp;u\" lang=\"\">four</span><hr>")
    #expect(isSound(excerpt))
  }

  @Test func runsGetAnElementAround() {
    let tree = parsed("<div>One <b>two</b>three<i>four</i></div>five")
    let places = tree.subtree(of: .root).filter { tree.kind(of: $0) == .text }
    let first = places[0].index
    let bold = tree.skip(HTMLNode(index: first)).index
    let end = tree.skip(HTMLNode(index: bold)).index
    let runs = [HTMLExcerpt.Run(first..<end, in: .p), HTMLExcerpt.Run(end..<end + 1, in: .h1)]
    let excerpt = tree.excerpt(wrapping: runs) { tree.isElement($0, .div) ? .unwrap : .keep }
    #expect(
      excerpt.innerHTML(of: .root) == "<p>One <b>two</b></p><h1>three</h1><i>four</i>five")
    #expect(isSound(excerpt))
  }

  @Test func anExcerptIsReadAsAnyTree() throws {
    let tree = parsed("<x-a y=1><p>One</p></x-a>")
    let excerpt = tree.excerpt { tree.isElement($0, .p) ? .drop : .keep }
    #expect(try excerpt.select(CSSSelector("x-a[y='1']:empty")).map(\.index) == [1])
    #expect(tree.excerpt { _ in .drop }.count == 1)
  }
}
