import HTML

/// The nodes of a page that are written: kept text, and all elements around it.
struct KeptNodes {
  let tree: HTMLTree
  private let silent: SilentRanges
  private(set) var isKept: [Bool]

  init(_ tree: HTMLTree, silent: [Range<Int>]) {
    self.tree = tree
    self.silent = SilentRanges(ranges: silent)
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
    silent.forEachRead(in: range) { index in
      let node = HTMLNode(index: index)
      if tree.kind(of: node) == .text ? text : isBreak(node) { keep(index) }
    }
  }

  private func isBreak(_ node: HTMLNode) -> Bool {
    tree.isElement(node, .br) || tree.isElement(node, .wbr)
  }

  /// Whether a node is not read.
  func isSilent(_ index: Int) -> Bool { silent.contains(index) }
}
