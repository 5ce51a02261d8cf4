/// A finished node, and what it adds wherever an alias repeats it.
struct BuiltNode {
  var node: Node
  /// How many nodes it consists of.
  var size = 1
  /// How many sequences and mappings lie within one another in it.
  var height = 0
  /// Whether it stands in for something that was reported, and is not worth another report.
  var isBroken = false

  init(_ node: Node, size: Int = 1, height: Int = 0, isBroken: Bool = false) {
    self.node = node
    self.size = size
    self.height = height
    self.isBroken = isBroken
  }
}
