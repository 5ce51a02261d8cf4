import HTML

/// Takes elements out of a tree, so that the words on both sides of them stay two.
struct PrunedTree {
  private let tree: HTMLTree
  private let pruned: [Range<Int>]

  /// How many nodes are looked at for the text beside an element.
  private static let reach = 8

  /// - Parameters:
  ///   - tree: The tree.
  ///   - pruned: The elements to take out, in document order, none within another.
  init(_ tree: HTMLTree, without pruned: [Range<Int>]) {
    self.tree = tree
    self.pruned = pruned
  }

  /// The tree without them.
  func excerpt() -> HTMLTree {
    var place = 0
    return tree.excerpt { node in
      while place < pruned.count, pruned[place].upperBound <= node.index { place += 1 }
      guard place < pruned.count, pruned[place].contains(node.index) else { return .keep }
      return pruned[place].lowerBound == node.index ? choice(pruned[place]) : .drop
    }
  }

  private func choice(_ element: Range<Int>) -> HTMLExcerpt.Choice {
    guard let last = lastByte(before: element), let next = firstByte(after: element) else {
      return .drop
    }
    if isBlock(HTMLNode(index: element.lowerBound)) { return .rewrite(.div, []) }
    return (isWord(last) || isStop(last)) && isWord(next) ? .text([0x20]) : .drop
  }

  /// The last byte of the text before an element, unless a block begins or ends between.
  private func lastByte(before element: Range<Int>) -> UInt8? {
    var index = element.lowerBound - 1
    while index > 0, element.lowerBound - index <= PrunedTree.reach {
      let node = HTMLNode(index: index)
      if isBlock(node) { return nil }
      if let byte = tree.kind(of: node) == .text ? tree.bytes(of: node).last : nil { return byte }
      index -= 1
    }
    return nil
  }

  private func firstByte(after element: Range<Int>) -> UInt8? {
    var index = element.upperBound
    while index < tree.count, index - element.upperBound < PrunedTree.reach {
      let node = HTMLNode(index: index)
      if isBlock(node) { return nil }
      if let byte = tree.kind(of: node) == .text ? tree.bytes(of: node).first : nil { return byte }
      index += 1
    }
    return nil
  }

  private func isBlock(_ node: HTMLNode) -> Bool {
    guard tree.kind(of: node) == .element, let name = tree.name(of: node) else { return false }
    return name == .br || ElementClass.of(name).contains(.block)
  }

  private func isStop(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x21 || byte == 0x3F }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}
