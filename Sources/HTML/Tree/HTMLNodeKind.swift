/// What a node is.
@frozen
public enum HTMLNodeKind: UInt8, Sendable {
  /// The root of the tree.
  case document
  /// The document type declaration.
  case doctype
  /// An element.
  case element
  /// A run of text.
  case text
  /// A comment.
  case comment
  /// The contents of a template: a fragment that stands between the template and its children.
  case content
}
