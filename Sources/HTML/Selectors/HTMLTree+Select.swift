extension HTMLTree {
  /// The elements in a node that a selector matches, in document order.
  ///
  /// The selector may begin outside the node, as with `querySelectorAll`; `:scope` is the node. The
  /// contents of a template are looked into only where the node is, or is in, such contents.
  ///
  /// ```swift
  /// let headings = try tree.select(CSSSelector("article > :is(h1, h2)")).map { tree.text(of: $0) }
  /// ```
  public func select(_ selector: CSSSelector, in node: HTMLNode = .root) -> HTMLSelection {
    HTMLSelection(selector, in: node, of: self)
  }

  /// The first element in a node that a selector matches; nil if none does.
  public func first(matching selector: CSSSelector, in node: HTMLNode = .root) -> HTMLNode? {
    var selection = select(selector, in: node)
    return selection.next()
  }

  /// Whether a node is an element that a selector matches; `:scope` is the element.
  public func matches(_ node: HTMLNode, _ selector: CSSSelector) -> Bool {
    guard kind(of: node) == .element else { return false }
    var query = SelectorQuery(selector, in: self, scope: node)
    return query.matches(node.index)
  }

  /// The node itself or the nearest element around it that a selector matches; nil if none does.
  public func closest(_ node: HTMLNode, _ selector: CSSSelector) -> HTMLNode? {
    var query = SelectorQuery(selector, in: self, scope: node)
    var current = node
    while kind(of: current) != .document {
      if kind(of: current) == .element, query.matches(current.index) { return current }
      guard let parent = parent(of: current) else { return nil }
      current = parent
    }
    return nil
  }
}
