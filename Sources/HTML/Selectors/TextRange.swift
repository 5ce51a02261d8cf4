/// The text nodes that a piece of text begins and ends in.
struct TextRange: Sendable, Equatable {
  var first: UInt32
  var last: UInt32
}
