import HTML

/// Takes out the small boxes that stand in an article: a picture and its caption, a form to subscribe.
struct BoxFilter {
  let tree: HTMLTree
  let shape: PageShape
  /// For every element, how much text is in it.
  let units: [Int]

  func filter(_ blocks: inout [TextBlock], within root: HTMLNode) {
    let boxes = boxes(within: root)
    let inBoxes = boxes.reduce(0) { $0 + units[$1.lowerBound] }
    // A page that is made of such boxes is not an article with boxes in it.
    if inBoxes * 6 > units[root.index] { return }
    var box = 0
    var start = blocks.startIndex
    while start < blocks.endIndex {
      while box < boxes.count, boxes[box].upperBound <= blocks[start].container { box += 1 }
      guard box < boxes.count else { return }
      var end = start
      while end < blocks.endIndex, boxes[box].contains(blocks[end].container) { end += 1 }
      if end > start, isLeftOut(blocks[start..<end], HTMLNode(index: boxes[box].lowerBound)) {
        for index in start..<end where blocks[index].isKept { blocks[index].exclusion = .box }
      }
      start = max(end, start + 1)
    }
  }

  private func boxes(within root: HTMLNode) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var node = HTMLNode(index: root.index + 1)
    let end = tree.skip(root)
    while node < end {
      let count = units[node.index]
      if count > 0, count < 300, let name = tree.name(of: node), isBox(name),
        shape.hasControl(node, tree) || shape.hasPicture(node, tree)
      {
        ranges.append(node.index..<tree.skip(node).index)
        node = tree.skip(node)
      } else {
        node = HTMLNode(index: node.index + 1)
      }
    }
    return ranges
  }

  private func isLeftOut(_ box: ArraySlice<TextBlock>, _ node: HTMLNode) -> Bool {
    let kept = box.filter(\.isKept)
    if kept.contains(where: isSentence) { return false }
    if shape.hasControl(node, tree) { return true }
    return kept.count <= 3
      && kept.allSatisfy { block in
        switch block.kind {
        case .paragraph, .caption, .cell: true
        default: false
        }
      }
  }

  private func isBox(_ name: HTMLName) -> Bool {
    switch name {
    case .div, .section, .table, .aside, .figure, .center, .dl, .span, .td, .fieldset: true
    default: false
    }
  }

  /// Whether a block is a whole paragraph that would hardly stand in a box.
  private func isSentence(_ block: TextBlock) -> Bool {
    block.kind == .paragraph && block.units > 200 && block.stops > 2
  }
}
