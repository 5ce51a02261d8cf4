import HTML

/// Takes out blocks that stand in the content but do not belong to it.
struct BlockFilter {
  let tree: HTMLTree
  let root: HTMLNode
  let text: [UInt8]
  /// The page's titles, as ``Text/key(_:)`` writes them.
  let titles: Set<String>
  let isArticle: Bool
  let options: ExtractionOptions

  func filter(_ blocks: inout [TextBlock]) {
    if isArticle, !dbg("nolists") { dropLists(&blocks) }
    if isArticle, !dbg("notop") { dropTop(&blocks) }
    if !dbg("nolines") { dropLines(&blocks) }
    if !dbg("norep") { Repetition.drop(&blocks, text) }
  }

  /// Takes out what stands above an article: title, author, date, lists of links.
  private func dropTop(_ blocks: inout [TextBlock]) {
    for index in blocks.indices where blocks[index].isKept {
      let block = blocks[index]
      if block.units < 250, titles.contains(Text.key(line(block))) {
        blocks[index].isKept = false
        continue
      }
      switch block.kind {
      case .heading(let level): if level == 1 { blocks[index].isKept = false }
      case .preformatted: return
      case .cell: if block.linkDensity > 0.3 { blocks[index].isKept = false }
      default:
        let ends = endsSentence(block)
        let isText = ends || block.units > 250
        if block.units >= 60, block.linkDensity < 0.3, isText {
          let isByline = block.units < 160 && DateLine.isByline(line(block))
          if !isByline || block.units > 100 && ends { return }
        }
        if block.units < (isText ? 12 : 40) || DateLine.isByline(line(block)) {
          blocks[index].isKept = false
        }
      }
    }
  }

  private func line(_ block: TextBlock) -> String {
    String(decoding: text[block.range], as: UTF8.self)
  }

  private func isLong(_ block: TextBlock) -> Bool {
    block.isKept && block.units >= 80 && block.linkDensity < 0.3 && block.stops > 0
  }

  private func endsSentence(_ block: TextBlock) -> Bool { BlockFilter.endsSentence(block, text) }

  /// Whether a block ends like a sentence.
  static func endsSentence(_ block: TextBlock, _ text: [UInt8]) -> Bool {
    guard var last = text[block.range].last else { return false }
    if last == 0x22 || last == 0x27 || last == 0x29, block.range.count > 1 {
      last = text[block.range.upperBound - 2]
    }
    if last == 0x2E || last == 0x21 || last == 0x3F || last == 0x3A { return true }
    let tail = text[block.range].suffix(6)
    return ["\u{201D}", "\u{201C}", "\u{BB}", "\u{2026}", "\u{3002}"].contains {
      tail.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }

  /// Takes out lists of links, and tables of contents.
  private func dropLists(_ blocks: inout [TextBlock]) {
    let first = blocks.firstIndex(where: isLong) ?? 0
    let last = blocks.lastIndex(where: isLong) ?? 0
    var start = 0
    while start < blocks.count {
      guard blocks[start].isKept, blocks[start].kind == .item || blocks[start].kind == .cell else {
        start += 1
        continue
      }
      var end = start
      var units = 0
      var links = 0
      var anchors = 0
      while end < blocks.count, blocks[end].kind == blocks[start].kind || !blocks[end].isKept {
        if blocks[end].isKept {
          units += blocks[end].units
          links += blocks[end].linkUnits
          anchors += blocks[end].anchorUnits
        }
        end += 1
      }
      let isInside = start > first && start < last
      let isTable = blocks[start].kind == .cell
      if (!isInside && links * 5 > units * (isTable ? 3 : 4)) || anchors * 5 > units * 4 {
        for index in start..<end { blocks[index].isKept = false }
      }
      start = end
    }
  }

  /// Takes out single lines that are known to be no part of articles, and what belongs to them.
  private func dropLines(_ blocks: inout [TextBlock]) {
    var inSection = false
    for index in blocks.indices where blocks[index].isKept {
      let block = blocks[index]
      if block.kind == .caption {
        blocks[index].isKept = false
        continue
      }
      if block.units < 160, block.kind != .preformatted {
        let line = line(block)
        var kind = Leftovers.shared.kind(line)
        if block.kind == .cell, kind == .line { kind = nil }
        if let kind, kind != .line || isArticle || block.units < 40 {
          if kind != .line, !dbg("nodropsec") {
            dropSection(&blocks, headedBy: index)
            inSection = true
          }
          blocks[index].isKept = false
          continue
        }
        if isArticle, block.kind != .cell,
          isCredit(line) || (!isHeading(block) && DateLine.isDate(line))
        {
          blocks[index].isKept = false
          continue
        }
      }
      if inSection {
        if isHeading(block), block.linkDensity < 0.5 {
          inSection = false
        } else if block.linkDensity < 0.3, block.units >= 100 {
          inSection = false
        } else {
          blocks[index].isKept = false
          continue
        }
      }
      if block.linkDensity > 0.9, block.units < 200, !isHeading(block), block.kind != .item,
        block.kind != .cell, isArticle
      {
        blocks[index].isKept = false
      }
    }
  }

  /// Takes out the largest element that begins with a heading and holds no large part of the text.
  private func dropSection(_ blocks: inout [TextBlock], headedBy heading: Int) {
    var element = HTMLNode(index: blocks[heading].container)
    let previous = blocks[..<heading].last?.last ?? root.index
    var end = heading + 1
    let total = blocks.reduce(0) { $0 + ($1.isKept ? $1.units : 0) }
    while let parent = tree.parent(of: element), parent.index > previous, parent > root {
      let outer = tree.skip(parent).index
      var last = end
      var units = 0
      while last < blocks.count, blocks[last].first < outer { last += 1 }
      for block in blocks[heading..<last] where block.isKept { units += block.units }
      if units * 2 > total { break }
      element = parent
      end = last
    }
    for index in heading..<end { blocks[index].isKept = false }
  }

  private func isHeading(_ block: TextBlock) -> Bool {
    if case .heading = block.kind { true } else { false }
  }

  private func isCredit(_ line: String) -> Bool {
    let lower = line.lowercased()
    if lower.hasPrefix("\u{A9}") { return true }
    return BlockFilter.credits.contains { lower.contains($0) }
  }

  private static let credits = [
    "(foto:", "(photo:", "(bild:", "foto: ", "photo: ", "getty images", "shutterstock",
    "pixelio.de", "istock", "picture alliance", "picture-alliance", "photo by ", "photo credit",
    "image credit",
  ]
}
