extension HTMLTree {
  /// The node that this one stands in; `nil` for the document.
  @inlinable
  public func parent(of node: HTMLNode) -> HTMLNode? {
    node.index == 0 ? nil : HTMLNode(index: Int(records[node.index].parent))
  }

  /// The first node after this one that does not stand in it; ``endOfTree`` where there is none.
  ///
  /// It need not have the same parent: a walk in document order that goes on here has passed over
  /// the node and all that is in it.
  @inlinable
  public func skip(_ node: HTMLNode) -> HTMLNode { HTMLNode(index: Int(records[node.index].end)) }

  /// The place after the last node.
  @inlinable public var endOfTree: HTMLNode { HTMLNode(index: records.count) }

  /// All that stands in a node, at any depth, in document order; without the node itself.
  @inlinable
  public func descendants(of node: HTMLNode) -> HTMLNodeRange {
    HTMLNodeRange(node.index + 1..<Int(records[node.index].end))
  }

  /// A node and all that stands in it, in document order.
  @inlinable
  public func subtree(of node: HTMLNode) -> HTMLNodeRange {
    HTMLNodeRange(node.index..<Int(records[node.index].end))
  }

  /// The nodes that stand directly in a node, in order.
  @inlinable
  public func children(of node: HTMLNode) -> HTMLChildren { HTMLChildren(of: node, in: self) }

  /// The elements around a node, from the inside out; the document is not among them.
  @inlinable
  public func ancestors(of node: HTMLNode) -> HTMLAncestors { HTMLAncestors(of: node, in: self) }

  /// Whether `node` stands in `other`, at any depth.
  @inlinable
  public func isNode(_ node: HTMLNode, in other: HTMLNode) -> Bool {
    node > other && node.index < Int(records[other.index].end)
  }

  /// The first HTML element of a name in a node.
  public func first(_ name: HTMLName, in node: HTMLNode = .root) -> HTMLNode? {
    descendants(of: node).first { isElement($0, name) }
  }

  /// The `body` element.
  public var body: HTMLNode? {
    guard let html = children(of: .root).first(where: { isElement($0, .html) }) else { return nil }
    return children(of: html).first { isElement($0, .body) }
  }

  /// The `head` element.
  public var head: HTMLNode? {
    guard let html = children(of: .root).first(where: { isElement($0, .html) }) else { return nil }
    return children(of: html).first { isElement($0, .head) }
  }
}
