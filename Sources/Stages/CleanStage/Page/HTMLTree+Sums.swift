import HTML

extension HTMLTree {
  /// Adds to the value of every node those of all that stand in it.
  func sumUp<Value: AdditiveArithmetic>(_ values: inout [Value]) {
    var index = count - 1
    while index > 0 {
      if values[index] != .zero, let parent = parent(of: HTMLNode(index: index)) {
        values[parent.index] += values[index]
      }
      index -= 1
    }
  }
}
