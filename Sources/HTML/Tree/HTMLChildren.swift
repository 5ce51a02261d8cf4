/// The nodes that stand directly in a node.
@frozen
public struct HTMLChildren: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let records: [NodeRecord]
  @usableFromInline var position: Int
  @usableFromInline let end: Int

  @inlinable
  init(of node: HTMLNode, in tree: HTMLTree) {
    records = tree.records
    position = node.index + 1
    end = Int(records[node.index].end)
  }

  /// The next of the nodes.
  @inlinable
  public mutating func next() -> HTMLNode? {
    guard position < end else { return nil }
    defer { position = Int(records[position].end) }
    return HTMLNode(index: position)
  }
}
