/// Whether an element with long attributes meets a condition, which is found out once.
struct LongQuestion: Hashable, Sendable {
  /// The number of the condition in its selector.
  let condition: Int
  /// The element.
  let node: Int
}
