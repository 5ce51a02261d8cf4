/// The elements that a selector matches, in document order, found while they are asked for.
public struct HTMLSelection: Sequence, IteratorProtocol, Sendable {
  private var query: SelectorQuery
  private var place: Int
  private let end: Int

  init(_ selector: CSSSelector, in node: HTMLNode, of tree: HTMLTree) {
    let root = tree.children(of: .root).first { tree.kind(of: $0) == .element }
    let scope = tree.kind(of: node) == .document ? root ?? node : node
    query = SelectorQuery(selector, in: tree, scope: scope)
    place = node.index + 1
    end = Int(tree.records[node.index].end)
  }

  /// The next element.
  public mutating func next() -> HTMLNode? {
    while place < end {
      let node = place
      let record = query.tree.records[node]
      // What stands in a template is no part of the document.
      place = record.kind == .content ? Int(record.end) : node + 1
      if record.kind == .element, query.matches(node) { return HTMLNode(index: node) }
    }
    return nil
  }
}
