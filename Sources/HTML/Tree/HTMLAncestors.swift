/// The elements around a node, from the inside out.
@frozen
public struct HTMLAncestors: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let records: [NodeRecord]
  @usableFromInline var index: Int

  @inlinable
  init(of node: HTMLNode, in tree: HTMLTree) {
    records = tree.records
    index = node.index
  }

  /// The next element outwards.
  @inlinable
  public mutating func next() -> HTMLNode? {
    guard index != 0 else { return nil }
    index = Int(records[index].parent)
    return index == 0 ? nil : HTMLNode(index: index)
  }
}
