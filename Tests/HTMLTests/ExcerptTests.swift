import PipeTesting
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

  @Test func aTextTakesThePlaceOfAnElementAndAllInIt() {
    let tree = parsed("<p a=1>One <b>two</b></p><template><i>x</i></template><!--c-->y")
    let excerpt = tree.excerpt { node in
      tree.isElement(node, .template) || tree.isElement(node, .i) ? .keep : .text(Array("t&".utf8))
    }
    #expect(
      excerpt.innerHTML(of: .root) == "t&amp;<template><i>t&amp;</i></template>t&amp;t&amp;")
    #expect(isSound(excerpt))
  }

  @Test func onlyElementsAreRewritten() {
    let tree = parsed("<p a=1>One<!--c--></p><template>x</template>")
    let excerpt = tree.excerpt { node in
      tree.isElement(node, .template) ? .keep : .rewrite(.div, [(.lang, Array("de".utf8))])
    }
    #expect(
      excerpt.innerHTML(of: .root)
        == "<div lang=\"de\">One<!--c--></div><template>x</template>")
    #expect(isSound(excerpt))
    var parser = HTMLParser()
    let document = parser.parse("<!doctype html>")
    #expect(
      document.excerpt { _ in .rewrite(.p, []) }.outerHTML(of: .root)
        == "<!DOCTYPE html><p><p></p><p></p></p>")
  }

  @Test func runsOfNothingGetNoElement() {
    let tree = parsed("<i>a</i><b>c</b><u>e</u>")
    // The places are: i 1, a 2, b 3, c 4, u 5, e 6.
    func excerpt(_ runs: [Range<Int>], dropping dropped: Set<Int>) -> String {
      let excerpt = tree.excerpt(wrapping: runs.map { HTMLExcerpt.Run($0, in: .p) }) {
        dropped.contains($0.index) ? .drop : .keep
      }
      #expect(isSound(excerpt))
      return excerpt.innerHTML(of: .root)
    }
    #expect(excerpt([1..<5], dropping: [1, 3]) == "<u>e</u>")
    #expect(excerpt([1..<5], dropping: [1]) == "<p><b>c</b></p><u>e</u>")
    #expect(excerpt([1..<1, 3..<3, 5..<7], dropping: []) == "<i>a</i><b>c</b><p><u>e</u></p>")
    #expect(excerpt([2..<3, 3..<5], dropping: [1]) == "<p><b>c</b></p><u>e</u>")
    // Such as are none.
    #expect(excerpt([2..<5], dropping: [1]) == "<p><b>c</b></p><u>e</u>")
    #expect(excerpt([2..<5], dropping: []) == "<i><p>a</p></i><b>c</b><u>e</u>")
    #expect(excerpt([0..<1, 5..<99], dropping: []) == "<i>a</i><b>c</b><p><u>e</u></p>")
    #expect(excerpt([5..<7, 1..<3], dropping: []) == "<i>a</i><b>c</b><p><u>e</u></p>")
    #expect(excerpt([1..<7, 3..<5], dropping: []) == "<p><i>a</i><p><b>c</b></p><u>e</u></p>")
    #expect(excerpt([1..<2, 3..<4], dropping: []) == "<p><i>a</i></p><p><b>c</b></p><u>e</u>")
  }

  @Test func whateverIsChosenGivesATree() {
    var generator = SeededGenerator(seed: 5)
    let tree = parsed(
      "<p a=1>a<b>b<i>c</i></b></p><template><u>d</u>e</template><svg><g>f</g></svg><!--h-->g")
    for _ in 0..<3000 {
      let runs = (0..<3).map { _ in
        let start = Int.random(in: 0...tree.count, using: &generator)
        let end = start + Int.random(in: 0...6, using: &generator)
        return HTMLExcerpt.Run(start..<end, in: .div)
      }
      let excerpt = tree.excerpt(wrapping: runs) { _ in
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: .drop
        case 1: .unwrap
        case 2: .rewrite(.em, [(.title, [0x78])])
        case 3: .text([0x79])
        default: .keep
        }
      }
      #expect(isSound(excerpt))
      _ = excerpt.innerHTML(of: .root) + excerpt.innerText(of: .root)
      _ = MarkdownWriter().markdown(of: .root, in: excerpt)
    }
  }

  @Test func anExcerptIsReadAsAnyTree() throws {
    let tree = parsed("<x-a y=1><p>One</p></x-a>")
    let excerpt = tree.excerpt { tree.isElement($0, .p) ? .drop : .keep }
    #expect(try excerpt.select(CSSSelector("x-a[y='1']:empty")).map(\.index) == [1])
    #expect(tree.excerpt { _ in .drop }.count == 1)
  }
}
