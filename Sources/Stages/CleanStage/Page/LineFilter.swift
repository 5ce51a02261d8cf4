import HTML

/// Takes out the lines that are known to be no part of articles, and the parts that they head.
struct LineFilter {
  let tree: HTMLTree
  /// The element that holds the content.
  let root: HTMLNode
  let text: [UInt8]
  /// Whether the content is running text rather than lists and cards.
  let isArticle: Bool
  let options: ExtractionOptions

  /// As many headings of such parts are followed up on a page; one has seldom more than five.
  private static let maximumSections = 40

  func filter(_ blocks: inout [TextBlock]) {
    var sections = 0
    var inSection = false
    for index in blocks.indices where blocks[index].isKept {
      let block = blocks[index]
      if block.kind == .caption {
        blocks[index].exclusion = .caption
        continue
      }
      if let kind = kind(of: block, after: index > 0 ? blocks[index - 1] : nil) {
        blocks[index].exclusion = kind
        guard kind == .section else { continue }
        inSection = true
        if sections < LineFilter.maximumSections { dropSection(&blocks, headedBy: index) }
        sections += 1
        continue
      }
      if inSection {
        let ends = block.isHeading ? block.linkDensity < 0.5 : block.isRunningText
        inSection = !ends
      }
      if inSection {
        blocks[index].exclusion = .section
      } else if isArticle, isLink(block) {
        blocks[index].exclusion = .link
      }
    }
  }

  /// What a block is that does not belong to the content; `nil` for one that does, as far as its
  /// words tell.
  private func kind(of block: TextBlock, after last: TextBlock?) -> TextBlock.Exclusion? {
    guard block.units < 160, block.kind != .preformatted else { return nil }
    // What stands below it is headed by it: "More?"
    if tree.isElement(HTMLNode(index: block.container), .summary) { return nil }
    let line = text.span.extracting(block.range)
    let kind = Leftovers.shared.kind(line)
    if kind == .section { return .section }
    if block.kind == .cell { return nil }
    if kind == .line, isArticle || block.units < 40 || isPlea(block) { return .leftover }
    guard isArticle else { return nil }
    if CreditLine.isCredit(line) { return .credit }
    switch block.kind {
    case .paragraph: break
    // An item that is a link to itself is the number or the time of a post.
    case .item: if block.linkDensity < 0.5 { return nil }
    default: return nil
    }
    guard isDate(line) else { return nil }
    // With a time of day it is that of a post rather than an answer.
    let isAnswer = last.map(asks) ?? false && !DateLine.hasTime(Text.of(line))
    return isAnswer ? nil : .date
  }

  /// Whether a paragraph asks readers for something, rather than being an item or a heading of a text about that.
  private func isPlea(_ block: TextBlock) -> Bool {
    block.kind == .paragraph && ReaderPlea.isPlea(Text.of(text.span.extracting(block.range)))
  }

  /// Whether a block ends such that a number or a date behind it is an answer.
  private func asks(_ block: TextBlock) -> Bool {
    let end = String(decoding: text[block.range].suffix(16), as: UTF8.self)
    let last = end.last { !$0.isWhitespace && !LineFilter.closing.contains($0) }
    return last.map { LineFilter.questions.contains($0) } ?? false
  }

  private static let closing: Set<Character> = [
    "\"", "'", ")", "]", "*", "\u{201D}", "\u{201C}", "\u{2019}", "\u{BB}", "\u{AB}", "\u{300D}",
  ]
  private static let questions: Set<Character> = [
    "?", ":", "\u{FF1F}", "\u{FF1A}", "\u{61F}", "\u{37E}",
  ]

  /// Takes out the largest element that begins with a heading and holds no large part of the text.
  private func dropSection(_ blocks: inout [TextBlock], headedBy heading: Int) {
    var element = HTMLNode(index: blocks[heading].container)
    let previous = heading > 0 ? blocks[heading - 1].last : root.index
    let total = blocks.reduce(0) { $0 + ($1.isKept ? $1.units : 0) }
    var end = heading + 1
    var last = end
    var units = 0
    while let parent = tree.parent(of: element), parent.index > previous, parent > root {
      let outer = tree.skip(parent).index
      while last < blocks.count, blocks[last].first < outer {
        if blocks[last].isKept { units += blocks[last].units }
        last += 1
      }
      if units * 2 > total { break }
      element = parent
      end = last
    }
    for index in heading..<end where blocks[index].isKept { blocks[index].exclusion = .section }
  }

  /// Whether a paragraph is nothing but a link.
  private func isLink(_ block: TextBlock) -> Bool {
    switch block.kind {
    case .heading, .item, .cell: false
    default:
      switch options.favor {
      case .precision: block.linkDensity > 0.5 && block.units < 300
      case .balanced: block.linkDensity > 0.9 && block.units < 200
      case .recall: false
      }
    }
  }

  /// Whether a line is nothing but a date, a time or a count.
  private func isDate(_ line: Span<UInt8>) -> Bool {
    guard line.count < 60 else { return false }
    for index in line.indices where line[index] &- 0x30 < 10 {
      return DateLine.isDate(Text.of(line))
    }
    return false
  }
}
