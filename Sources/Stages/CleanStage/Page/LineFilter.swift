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
      if let kind = kind(of: block) {
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
  private func kind(of block: TextBlock) -> TextBlock.Exclusion? {
    guard block.units < 160, block.kind != .preformatted else { return nil }
    // What stands below it is headed by it: "More?"
    if tree.isElement(HTMLNode(index: block.container), .summary) { return nil }
    let line = text.span.extracting(block.range)
    let kind = Leftovers.shared.kind(line)
    if kind == .section { return .section }
    if block.kind == .cell { return nil }
    if kind == .line, isArticle || block.units < 40 { return .leftover }
    guard isArticle else { return nil }
    if isCredit(line) { return .credit }
    return !block.isHeading && isDate(line) ? .date : nil
  }

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

  /// Whether a line says who took a picture.
  private func isCredit(_ line: Span<UInt8>) -> Bool {
    let isCopyright = line.count > 1 && line[0] == 0xC2 && line[1] == 0xA9
    return LineFilter.credits.isIn(line) || (isCopyright && Text.of(line).hasPrefix("\u{A9}"))
      || endsInCredit(line)
  }

  /// Whether the last of a line is the name of a photographer, a stroke, and that of an agency: `© Ines Calder/dpa`.
  private func endsInCredit(_ line: Span<UInt8>) -> Bool {
    guard let sign = ByteSearch.find("\u{A9}".utf8Span.span, in: line) else { return false }
    let rest = line.extracting(sign..<line.count)
    guard rest.count < 60 else { return false }
    return rest.indices.contains { rest[$0] == 0x2F }
  }

  /// Whether a line is nothing but a date or a time.
  private func isDate(_ line: Span<UInt8>) -> Bool {
    guard line.count < 60 else { return false }
    for index in line.indices where line[index] &- 0x30 < 10 {
      return DateLine.isDate(Text.of(line))
    }
    return false
  }

  private static let credits = PhraseSearch([
    "(foto:", "(photo:", "(bild:", "foto: ", "photo: ", "getty images", "shutterstock",
    "istock", "picture alliance", "picture-alliance", "photo by ", "photo credit", "image credit",
  ])
}
