import HTML
import PipeTesting
import Testing

/// What is written as Markdown says to others what the page says.
///
/// Skipped where there is no markdown-it-py; `pip install markdown-it-py` brings it.
@Suite(.enabled(if: MarkdownReader.isAvailable, "python3 has no module markdown_it"))
struct MarkdownReadBackTests {
  /// What of a page its Markdown is to have, too.
  private struct Facts: Equatable {
    /// The text without white space.
    var text = ""
    var links: [String] = []
    var images: [String] = []
    var items: [Int] = []
    var quotes = 0

    init(_ html: String, _ parser: inout HTMLParser) {
      let tree = parser.parse(html)
      for node in tree.descendants(of: .root) {
        switch tree.kind(of: node) {
        case .text:
          text += String(decoding: tree.bytes(of: node), as: UTF8.self).filter { !$0.isWhitespace }
        case .element:
          switch tree.name(of: node) {
          case .a?: links.append(tree.attribute(.href, of: node) ?? "")
          case .img?: images.append(tree.attribute(.src, of: node) ?? "")
          case .li?: items.append(number(of: node, in: tree))
          case .blockquote?: quotes += 1
          default: break
          }
        default: break
        }
      }
    }

    /// The number that a browser shows beside an item; 0 in a list without, and where Markdown has no
    /// number for one below.
    private func number(of item: HTMLNode, in tree: HTMLTree) -> Int {
      guard let list = tree.parent(of: item), tree.isElement(list, .ol) else { return 0 }
      let items = tree.children(of: list).filter { tree.isElement($0, .li) }
      func integer(_ name: String, _ node: HTMLNode) -> Int? {
        tree.name(name).flatMap { tree.attribute($0, of: node) }.flatMap { Int($0) }
      }
      let isReversed = tree.name("reversed").map { tree.attribute($0, of: list) != nil } ?? false
      var number = integer("start", list) ?? (isReversed ? items.count : 1)
      for other in items {
        number = integer("value", other) ?? number
        if other == item { return max(0, number) }
        number += isReversed ? -1 : 1
      }
      return number
    }
  }

  @Test func theTextLinksImagesAndItemsAreThoseOfThePage() throws {
    var parser = HTMLParser()
    let pages = (0..<800 as Range<UInt64>).map { seed in
      var random = RandomProse(seed: seed)
      return random.page()
    }
    let written = pages.map { MarkdownWriter().markdown(of: .root, in: parser.parse($0)) }
    let read = try MarkdownReader.html(of: written)
    try #require(read.count == pages.count)
    for (seed, page) in pages.enumerated() {
      let expected = Facts(page, &parser)
      let found = Facts(read[seed], &parser)
      #expect(found == expected, "seed \(seed): \(page)\n\(written[seed])\n\(read[seed])")
      if found != expected { return }
    }
  }
}
