import HTML

/// The blocks above a page's content that belong to it: the lead often stands outside of the element
/// that holds the rest.
struct Lead {
  /// The blocks that may be the lead.
  let range: Range<Int>
  /// Whether a title stands above them.
  private let isBelowTitle: Bool

  /// Looks between the title and the content, or else close by the content.
  init(before root: HTMLNode, in tree: HTMLTree, _ blocks: [TextBlock]) {
    let first = blocks.firstIndex { $0.container >= root.index } ?? blocks.endIndex
    var start = first
    var units = 0
    while start > 0, first - start < 30, units < 3000 {
      let block = blocks[start - 1]
      if block.kind == .heading(level: 1) {
        range = start..<first
        isBelowTitle = true
        return
      }
      if block.isKept { units += block.units }
      start -= 1
    }
    let near = tree.ancestors(of: root).prefix(2).filter { !tree.isElement($0, .body) }.last ?? root
    start = first
    while start > 0, first - start < 6, blocks[start - 1].container > near.index { start -= 1 }
    range = start..<first
    isBelowTitle = false
  }

  /// Whether one of the blocks belongs to the lead.
  func holds(_ block: TextBlock, _ text: [UInt8]) -> Bool {
    guard block.isKept, block.linkDensity < 0.3, block.units >= 40 else { return false }
    switch block.kind {
    case .paragraph, .quote, .heading, .item: return isBelowTitle || block.endsSentence(text)
    default: return false
    }
  }
}
