/// Takes out blocks that stand in the content but do not belong to it.
struct BlockFilter {
  let text: [UInt8]
  /// The page's titles, as ``Text/key(_:)`` writes them.
  let titles: Set<String>
  /// Whether the content is running text rather than lists and cards.
  let isArticle: Bool
  let options: ExtractionOptions

  func filter(_ blocks: inout [TextBlock]) {
    if isArticle {
      if options.favor != .recall { dropLists(&blocks) }
      dropTop(&blocks)
      if options.favor == .precision { dropFragments(&blocks) }
    }
  }

  /// Takes out what stands above an article: title, author, date.
  private func dropTop(_ blocks: inout [TextBlock]) {
    for index in blocks.indices where blocks[index].isKept {
      let block = blocks[index]
      let line = block.units < 250 ? String(decoding: text[block.range], as: UTF8.self) : ""
      if titles.contains(Text.key(line)) {
        blocks[index].exclusion = .title
        continue
      }
      switch block.kind {
      case .heading(let level): if level == 1 { blocks[index].exclusion = .title }
      case .preformatted: return
      case .cell: if block.linkDensity > 0.3 { blocks[index].exclusion = .links }
      default:
        let isSentence = block.endsSentence(text)
        let isByline = block.units < 160 && DateLine.isByline(line)
        if block.units >= 60, block.linkDensity < 0.3, isSentence || block.units > 250,
          !isByline || (isSentence && block.units > 100)
        {
          // Here the article begins.
          return
        }
        if isByline {
          blocks[index].exclusion = .byline
        } else if block.units < (isSentence ? 12 : 40) {
          blocks[index].exclusion = .aboveText
        }
      }
    }
  }

  /// Takes out lists of links above and below the article, and tables of contents.
  private func dropLists(_ blocks: inout [TextBlock]) {
    let first = blocks.firstIndex { $0.isKept && $0.isRunningText } ?? 0
    let last = blocks.lastIndex { $0.isKept && $0.isRunningText } ?? 0
    var start = 0
    while start < blocks.count {
      let kind = blocks[start].kind
      guard blocks[start].isKept, kind == .item || kind == .cell else {
        start += 1
        continue
      }
      var end = start
      var units = 0
      var links = 0
      var anchors = 0
      while end < blocks.count, blocks[end].kind == kind || !blocks[end].isKept {
        if blocks[end].isKept {
          units += blocks[end].units
          links += blocks[end].linkUnits
          anchors += blocks[end].anchorUnits
        }
        end += 1
      }
      let isInside = start > first && start < last
      let isLinks = !isInside && links * 5 > units * (kind == .cell ? 3 : 4)
      if isLinks || anchors * 5 > units * 4 {
        for index in start..<end where blocks[index].isKept {
          blocks[index].exclusion = isLinks ? .links : .contents
        }
      }
      start = end
    }
  }

  /// Takes out short paragraphs that are no sentences.
  private func dropFragments(_ blocks: inout [TextBlock]) {
    for index in blocks.indices where blocks[index].isKept {
      let block = blocks[index]
      if block.kind == .paragraph, block.units < 80, !block.endsSentence(text) {
        blocks[index].exclusion = .fragment
      }
    }
  }
}
