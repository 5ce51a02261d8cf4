/// How a node is stored.
@usableFromInline
struct NodeRecord: Sendable {
  /// The name of an element.
  @usableFromInline var name: UInt32
  /// The node this one stands in; the document's is itself.
  @usableFromInline var parent: UInt32
  /// The place after the last node that stands in this one.
  @usableFromInline var end: UInt32
  /// Of an element or doctype, its first attribute; of text and comments, where the bytes are.
  @usableFromInline var start: UInt32
  /// The number of attributes or bytes.
  @usableFromInline var length: UInt32
  @usableFromInline var kind: HTMLNodeKind
  @usableFromInline var namespace: HTMLNamespace
}
