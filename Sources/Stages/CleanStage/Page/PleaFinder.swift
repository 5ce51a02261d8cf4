import HTML

/// Finds what asks readers for something, such as to accept cookies, and signatures below posts: dialogs,
/// and elements whose classes leave no doubt.
///
/// On a page with a short article they are most of the text, so that their share of it tells nothing.
struct PleaFinder {
  /// One that is longer, and is not about cookies and no dialog, is called so by mistake.
  private static let longest = 1500

  /// The elements, in document order, none within another.
  private(set) var elements: [Range<Int>] = []

  /// Looks for the elements.
  init(_ tree: HTMLTree, _ shape: PageShape, _ table: ElementTable, _ blocks: [TextBlock]) {
    var first = 0
    for index in shape.pleas where index >= elements.last?.upperBound ?? 0 {
      let node = HTMLNode(index: index)
      guard let name = tree.name(of: node), name != .body, name != .html,
        !shape.hasTitle(node, tree)
      else { continue }
      let range = index..<tree.skip(node).index
      while first < blocks.count, blocks[first].first < range.lowerBound { first += 1 }
      var units = 0
      var block = first
      while block < blocks.count, blocks[block].first < range.upperBound {
        if table[blocks[block].container].marks.contains(.main) { units = .max / 2 }
        units += blocks[block].units
        block += 1
      }
      let isSure =
        table[index].ownMarks.contains(.dialog) || table[index].ownWords.contains(.legal)
      guard units > 0, units <= (isSure ? 20 : 1) * PleaFinder.longest else { continue }
      elements.append(range)
    }
  }

  /// Whether what is left of a page has a sentence: without one, what was left out may be all there is.
  static func leavesText(_ blocks: [TextBlock], _ text: [UInt8]) -> Bool {
    blocks.contains { block in
      guard block.isKept, !block.isHeading, block.kind != .caption, block.units >= 12 else {
        return false
      }
      return block.endsSentence(text) && block.linkDensity < 0.5
        && (block.units >= 160 || Leftovers.shared.kind(text.span.extracting(block.range)) == nil)
    }
  }
}
