import HTML

/// The nodes of a page that are written: kept text, and all elements around it.
struct KeptNodes {
  let tree: HTMLTree
  /// The nodes within blocks that are not read: scripts, buttons, text for screen readers.
  let silent: [Range<Int>]
  private(set) var isKept: [Bool]

  init(_ tree: HTMLTree, silent: [Range<Int>]) {
    self.tree = tree
    self.silent = silent
    isKept = Array(repeating: false, count: tree.count)
  }

  /// Keeps a node and what it stands in.
  mutating func keep(_ index: Int) {
    var node = HTMLNode(index: index)
    while !isKept[node.index] {
      isKept[node.index] = true
      guard let parent = tree.parent(of: node) else { return }
      node = parent
    }
  }

  /// Keeps the texts of a block, and the line breaks within it.
  mutating func keep(_ block: TextBlock) { keep(block.first...block.last, text: true) }

  /// Keeps all texts and line breaks in an element.
  mutating func keepAll(in element: Int) {
    keep(element...tree.skip(HTMLNode(index: element)).index - 1, text: true)
  }

  /// Keeps the line breaks in a range.
  mutating func keepBreaks(_ range: ClosedRange<Int>) { keep(range, text: false) }

  private mutating func keep(_ range: ClosedRange<Int>, text: Bool) {
    var place = firstSilent(endingAfter: range.lowerBound)
    var index = range.lowerBound
    while index <= range.upperBound {
      while place < silent.count, silent[place].upperBound <= index { place += 1 }
      if place < silent.count, silent[place].lowerBound <= index {
        index = silent[place].upperBound
        continue
      }
      let node = HTMLNode(index: index)
      if tree.kind(of: node) == .text ? text : isBreak(node) { keep(index) }
      index += 1
    }
  }

  private func isBreak(_ node: HTMLNode) -> Bool {
    tree.isElement(node, .br) || tree.isElement(node, .wbr)
  }

  /// Whether a node is not read.
  func isSilent(_ index: Int) -> Bool {
    let place = firstSilent(endingAfter: index)
    return place < silent.count && silent[place].contains(index)
  }

  private func firstSilent(endingAfter index: Int) -> Int {
    var low = 0
    var high = silent.count
    while low < high {
      let middle = (low + high) / 2
      if silent[middle].upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
