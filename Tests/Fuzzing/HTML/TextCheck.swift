import HTML
import PipeTesting

/// Text, Markdown and selections of a tree are as they say of themselves.
struct TextCheck {
  private var buffer: [UInt8] = []
  private static let selectors: [CSSSelector] = [
    "*", "div, p a", "b > i ~ *", "a[href^='/'] + *", ":has(> b)", "td:nth-child(2n+1 of .a)",
    ":not(:is(p, div) > *)", "svg|*, math *", "p:contains(\"x\")", ":empty", ":root :lang(de)",
    "option:checked, :disabled, :any-link", "li:nth-last-of-type(-n+3)", ":has(~ p, + b)",
    "[xlink|href]",
  ].compactMap { try? CSSSelector($0) }

  private static let pieces = [
    "a", "*", ".a", "#b", "[", "]", "[a=b]", "[a|=\"x\" i]", ":", "::", "(", ")", ":not(", ":has(",
    ":is(",
    ":nth-child(", "2n+1", " of ", ",", ">", "+", "~", " ", "|", "svg|a", "\\", "\\61 ", "\"", "'",
    "\0",
    "/*", "*/", "\n", ":contains(", ":lang(", "-", "--x", "1", "\u{E9}", ":root", ":scope",
  ]

  mutating func faults(of tree: HTMLTree, _ generator: inout SeededGenerator) -> [String] {
    var faults: [String] = []
    buffer.removeAll(keepingCapacity: true)
    tree.appendText(of: .root, to: &buffer)
    if !TreeCheck.isValid(buffer[...]) { faults.append("the text is no UTF-8") }
    buffer.removeAll(keepingCapacity: true)
    tree.appendInnerText(of: .root, to: &buffer)
    if !TreeCheck.isValid(buffer[...]) { faults.append("the inner text is no UTF-8") }
    let markdown = MarkdownWriter().markdown(of: .root, in: tree)
    if !markdown.isEmpty, !markdown.hasSuffix("\n") { faults.append("Markdown without an end") }
    let node = HTMLNode(index: generator.below(tree.count))
    _ = tree.innerText(of: node)
    _ = MarkdownWriter().markdown(of: node, in: tree)
    faults += selectionFaults(tree, generator.pick(TextCheck.selectors), node)
    if let selector = try? CSSSelector(randomSelector(&generator)) {
      faults += selectionFaults(tree, selector, node)
    }
    return faults
  }

  private func randomSelector(_ generator: inout SeededGenerator) -> String {
    (0..<generator.below(12)).map { _ in generator.pick(TextCheck.pieces) }.joined()
  }

  private func selectionFaults(
    _ tree: HTMLTree, _ selector: CSSSelector, _ node: HTMLNode
  ) -> [String] {
    var last = HTMLNode.root
    var holdsNode = false
    for match in tree.select(selector) {
      if match <= last || tree.kind(of: match) != .element {
        return ["\(selector) selects \(match) after \(last)"]
      }
      last = match
      holdsNode = holdsNode || match == node
    }
    _ = tree.closest(node, selector)
    // What `:scope` is differs, and contents of templates are looked into only from within.
    let isInTemplate = sequence(first: node) { $0 == .root ? nil : tree.parent(of: $0) }
      .contains { tree.kind(of: $0) == .content }
    if selector.text.contains("scope") || isInTemplate { return [] }
    return tree.matches(node, selector) == holdsNode
      ? [] : ["\(selector) matches \(node) or not, as it is asked"]
  }
}
