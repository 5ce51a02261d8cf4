import HTML

/// Looks up why the blocks of a page are kept or left out.
struct BlockReasons {
  /// The blocks with their reasons.
  private(set) var blocks: [InspectedBlock] = []
  private let marks: PageMarks
  private let label: ElementLabel

  /// Reads what a finder has decided.
  ///
  /// - Parameters:
  ///   - finder: The finder, which was asked to give reasons.
  ///   - tree: The page.
  ///   - text: The collector's buffer.
  init(_ finder: ContentFinder, _ tree: HTMLTree, _ text: [UInt8]) {
    marks = finder.marks
    label = ElementLabel(tree: tree)
    var probabilities: [Float] = []
    if case .model = finder.decision { probabilities = finder.probabilities }
    blocks.reserveCapacity(finder.blocks.count)
    for (index, block) in finder.blocks.enumerated() {
      blocks.append(
        InspectedBlock(
          kind: block.kind, length: block.units, linkShare: block.linkDensity,
          probability: index < probabilities.count ? probabilities[index] : nil,
          reason: reason(block.exclusion, block), ruled: reason(block.ruled, block),
          text: String(decoding: text[block.range], as: UTF8.self)))
    }
  }

  private func reason(
    _ exclusion: TextBlock.Exclusion?, _ block: TextBlock
  ) -> InspectedBlock.Reason? {
    guard let exclusion else { return nil }
    guard exclusion == .element, let found = marks.reason(block.container) else {
      return .init(rule: exclusion)
    }
    return label.reason(found.reason, HTMLNode(index: found.element.lowerBound))
  }
}
