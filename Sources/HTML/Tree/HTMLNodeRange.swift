/// Nodes that follow one another in document order.
@frozen
public struct HTMLNodeRange: RandomAccessCollection, Sendable {
  @usableFromInline let range: Range<Int>

  @inlinable
  init(_ range: Range<Int>) { self.range = range }

  /// The place of the first node in the tree.
  @inlinable public var startIndex: Int { range.lowerBound }
  /// The place after the last node in the tree.
  @inlinable public var endIndex: Int { range.upperBound }
  /// The node at a place in the tree.
  @inlinable
  public subscript(position: Int) -> HTMLNode { HTMLNode(index: position) }
}
