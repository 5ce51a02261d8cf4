/// How an element is related to the one that a selector names before it.
enum SelectorCombinator: UInt8, Sendable {
  /// Nothing stands before it.
  case none
  /// In it, at any depth: a space.
  case descendant
  /// Directly in it: `>`.
  case child
  /// Next to it: `+`.
  case nextSibling
  /// Anywhere after it, in the same parent: `~`.
  case laterSibling
}
