/// A word, or two names in a row, and how much it counts.
struct Term: Sendable, Hashable {
  /// The hash of what it is.
  var hash: UInt64
  var weight: Float
}
