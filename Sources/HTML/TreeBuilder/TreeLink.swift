/// The neighbours of a node, while nodes are inserted elsewhere than at the end; 0 for none.
struct TreeLink: Sendable {
  var first: UInt32 = 0
  var last: UInt32 = 0
  var previous: UInt32 = 0
  var next: UInt32 = 0
}
