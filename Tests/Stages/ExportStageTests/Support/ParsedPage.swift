import HTML

/// A page as a browser sees it.
struct ParsedPage {
  private let tree: HTMLTree

  /// Parses a page.
  init(_ text: String) {
    var parser = HTMLParser()
    tree = parser.parse(text)
  }

  /// The elements that a selector matches.
  ///
  /// - Throws: What is wrong with the selector.
  func select(_ selector: String, in node: HTMLNode = .root) throws -> [HTMLNode] {
    Array(tree.select(try CSSSelector(selector), in: node))
  }

  /// The texts of the elements that a selector matches.
  ///
  /// - Throws: What is wrong with the selector.
  func texts(_ selector: String, in node: HTMLNode = .root) throws -> [String] {
    try select(selector, in: node).map { tree.text(of: $0) }
  }

  /// The value of an attribute.
  func attribute(_ name: String, of node: HTMLNode) -> String? {
    tree.attributes(of: node).first { tree.text(of: $0.name) == name }?.value
  }
}
