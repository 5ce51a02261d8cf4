/// A node of an ``HTMLTree``: its place in document order.
///
/// A node is a number and means nothing without its tree. Nodes of one tree compare in document
/// order: a node comes before all that stand in it, and those come before whatever follows it.
@frozen
public struct HTMLNode: Hashable, Comparable, Sendable {
  /// The place in document order; the document itself is 0.
  public let index: Int

  /// Makes a node of its place in document order.
  @inlinable
  public init(index: Int) { self.index = index }

  /// Whether `a` comes before `b` in document order.
  @inlinable
  public static func < (a: HTMLNode, b: HTMLNode) -> Bool { a.index < b.index }
}
