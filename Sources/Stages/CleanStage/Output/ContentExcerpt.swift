import HTML

/// Makes a tree of the content of a page alone, from the blocks that are kept of it.
struct ContentExcerpt {
  /// What is known of the page.
  struct Page {
    var tree: HTMLTree
    var blocks: [TextBlock]
    /// The nodes that are not read.
    var silent: [Range<Int>]
    var marks: PageMarks
    var elements: ElementTable
    var shape: PageShape
    /// The element that holds the content.
    var root: Range<Int>
    /// The elements that are the content as they are; none where it was looked for.
    var whole: [Range<Int>]
  }

  private let tree: HTMLTree
  private let options: OutputOptions
  private let addresses: ContentAddresses
  private let outline: PageOutline
  private var nodes: KeptNodes
  private var images: [Int: PictureFinder.Picture] = [:]
  private var numbers: ItemNumbers?
  private var runs: [HTMLExcerpt.Run] = []
  private var stays: Set<Int> = []
  private var parted: Set<Int> = []
  /// The texts that blocks begin and end with.
  private var edges: (first: Set<Int>, last: Set<Int>) = ([], [])

  /// The content; what is in it has no wrappers, scripts or relative addresses.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - addresses: What addresses are relative to.
  ///   - options: What is wanted of it.
  /// - Returns: A tree without a body: the content stands in the document.
  static func tree(
    of page: Page, _ addresses: ContentAddresses, _ options: OutputOptions
  ) -> HTMLTree {
    let excerpt = ContentExcerpt(page, addresses, options)
    return page.tree.excerpt(wrapping: excerpt.runs) { excerpt.choice($0) }
  }

  private init(_ page: Page, _ addresses: ContentAddresses, _ options: OutputOptions) {
    tree = page.tree
    self.options = options
    self.addresses = addresses
    outline = PageOutline(tree)
    nodes = KeptNodes(tree, silent: page.silent)
    guard let first = page.blocks.first(where: \.isKept)?.first,
      let last = page.blocks.last(where: \.isKept)?.last
    else { return }
    var blocks = page.blocks
    for index in blocks.indices { trim(&blocks[index]) }
    for block in blocks where block.isKept { nodes.keep(block) }
    keepTableCaptions(&blocks)
    let pictures = options.images ? keepPictures(page, &blocks, first, last) : []
    keepCode(blocks)
    findParagraphs(blocks, pictures)
    TableCompletion(tree: tree, outline: outline).complete(&nodes)
    keepRules(first, last)
    numbers = ItemNumbers(tree, nodes)
  }

  // MARK: What is kept

  /// Leaves out the white space and line breaks that a block ends with.
  private func trim(_ block: inout TextBlock) {
    while block.last > block.first {
      let node = HTMLNode(index: block.last)
      if tree.kind(of: node) == .text, !tree.bytes(of: node).allSatisfy(Space.isSpace) { return }
      block.last -= 1
    }
  }

  /// Keeps the captions of the tables of which something is kept.
  private mutating func keepTableCaptions(_ blocks: inout [TextBlock]) {
    for index in blocks.indices where !blocks[index].isKept && blocks[index].kind == .caption {
      let table = Int(outline.table[blocks[index].container])
      guard table != 0, nodes.isKept[table],
        tree.isElement(HTMLNode(index: blocks[index].container), .caption)
      else { continue }
      blocks[index].exclusion = nil
      nodes.keep(blocks[index])
    }
  }

  private mutating func keepPictures(
    _ page: Page, _ blocks: inout [TextBlock], _ first: Int, _ last: Int
  ) -> [Int] {
    let finder = PictureFinder(
      tree, page.marks, page.elements, page.shape, addresses, page.blocks)
    var pictures: [PictureFinder.Picture] = []
    if page.whole.isEmpty {
      // An image may stand above the text; above the element that holds the content, or below the
      // text, if it is called a figure.
      let start = page.root.contains(first) ? page.root.lowerBound : first
      let end = page.root.contains(last) ? page.root.upperBound : last + 1
      let article = tree.ancestors(of: HTMLNode(index: page.root.lowerBound)).first {
        tree.isElement($0, .article)
      }
      let top = min(start, article?.index ?? start)
      pictures = finder.pictures(in: top..<end, nodes, isWhole: false).filter {
        start...last ~= $0.node || outline.inFigure[$0.node]
      }
    } else {
      for range in page.whole {
        pictures += finder.pictures(in: range, nodes, isWhole: true)
      }
    }
    var box = -1
    for picture in pictures where picture.box != box {
      box = picture.box
      for caption in finder.captions(of: picture) {
        blocks[caption].exclusion = nil
        nodes.keep(blocks[caption])
      }
    }
    keepMediaCaptions(&blocks, first...last)
    for picture in pictures {
      images[picture.node] = picture
      nodes.keep(picture.node)
    }
    return pictures.map(\.node)
  }

  /// Keeps the captions of films and sounds between kept texts, though these are not written.
  private mutating func keepMediaCaptions(
    _ blocks: inout [TextBlock], _ range: ClosedRange<Int>
  ) {
    for index in blocks.indices where !blocks[index].isKept && range.contains(blocks[index].first) {
      let container = HTMLNode(index: blocks[index].container)
      guard blocks[index].kind == .caption, tree.isElement(container, .figcaption),
        let figure = tree.parent(of: container), tree.isElement(figure, .figure),
        tree.descendants(of: figure).prefix(32).contains(where: isMedium)
      else { continue }
      blocks[index].exclusion = nil
      nodes.keep(blocks[index])
    }
  }

  private func isMedium(_ node: HTMLNode) -> Bool {
    switch tree.name(of: node) {
    case .video?, .audio?, .iframe?, .embed?, .object?: true
    default: false
    }
  }

  /// Keeps code with all white space and lines.
  private mutating func keepCode(_ blocks: [TextBlock]) {
    var last = 0
    for block in blocks where block.isKept {
      let code = Int(outline.code[block.container])
      if code != 0, code != last { nodes.keepAll(in: code) }
      last = code
    }
  }

  private mutating func findParagraphs(_ blocks: [TextBlock], _ pictures: [Int]) {
    var pieces: [ParagraphFinder.Piece] = []
    var picture = 0
    func add(_ node: Int) {
      // What stands within a block is part of it.
      if let last = pieces.last, node <= last.last { return }
      let unit = HTMLNode(index: Int(outline.unit[node]))
      pieces.append(
        ParagraphFinder.Piece(
          first: node, last: node, container: tree.parent(of: unit)?.index ?? 0, isImage: true))
    }
    for block in blocks where block.isKept {
      while picture < pictures.count, pictures[picture] < block.first {
        add(pictures[picture])
        picture += 1
      }
      pieces.append(
        ParagraphFinder.Piece(
          first: block.first, last: block.last, container: block.container, isImage: false))
    }
    for node in pictures[picture...] { add(node) }
    let finder = ParagraphFinder(tree, outline, pieces)
    runs = finder.runs
    stays = finder.stays
    parted = finder.parted
    for piece in pieces where !piece.isImage {
      edges.first.insert(piece.first)
      edges.last.insert(piece.last)
    }
    for range in finder.breaks { nodes.keepBreaks(range) }
  }

  /// Keeps the rules between kept texts.
  private mutating func keepRules(_ first: Int, _ last: Int) {
    var hasText = false
    for index in first...last {
      let node = HTMLNode(index: index)
      if tree.kind(of: node) == .text {
        if nodes.isKept[index] { hasText = true }
      } else if hasText, tree.isElement(node, .hr),
        let parent = tree.parent(of: node), nodes.isKept[parent.index]
      {
        nodes.keep(index)
        hasText = false
      }
    }
  }

  // MARK: What is written

  private func choice(_ node: HTMLNode) -> HTMLExcerpt.Choice {
    guard nodes.isKept[node.index] else { return .drop }
    if tree.kind(of: node) == .text {
      return outline.code[node.index] == 0 ? text(node) : code(node)
    }
    guard let name = tree.name(of: node), tree.namespace(of: node) == .html else { return .unwrap }
    switch name {
    case .img: return image(node)
    case .a: return link(node)
    case .b, .strong, .em, .i, .u, .s, .strike, .del, .ins, .mark, .small, .sub, .sup, .kbd:
      return options.formatting ? .keep : .unwrap
    case .table, .thead, .tbody, .tfoot, .tr, .td, .th:
      return outline.table[node.index] == 0 ? .unwrap : .keep
    case .listing, .xmp: return .rewrite(.pre, [])
    case .li:
      guard let number = numbers?.numbers[node.index] else { return .keep }
      return .rewrite(.li, [(.value, Array(String(number).utf8))])
    case .div, .p:
      if outline.code[node.index] != 0 { return .rewrite(.div, []) }
      return stays.contains(node.index) ? .rewrite(.div, []) : .unwrap
    default:
      if ContentExcerpt.meaningful.contains(name) { return .keep }
      return stays.contains(node.index) ? .rewrite(.div, []) : .unwrap
    }
  }

  /// The elements that mean something and always stay.
  private static let meaningful: Set<HTMLName> = [
    .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .blockquote, .pre, .code, .samp,
    .tt, .var, .caption, .figure, .figcaption, .br, .hr, .wbr, .q, .cite, .abbr, .dfn, .bdi, .bdo,
    .time, .ruby, .rb, .rt, .rtc, .rp, .details, .summary,
  ]

  /// A text without the white space that means nothing.
  private func text(_ node: HTMLNode) -> HTMLExcerpt.Choice {
    let slice = tree.bytes(of: node)
    let bytes = slice.span
    var output: [UInt8] = parted.contains(node.index) ? [0x20] : []
    output.reserveCapacity(bytes.count + 1)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length = byte < 0xC2 ? 0 : Space.length(bytes, index)
      if length > 0 || Space.isGap(byte), Space.isInvisible(bytes, index) {
        // Soft hyphens and the like, which plain text does not have either.
        index += max(1, length)
        continue
      }
      let isControl = length > 0 && Space.controlLength(bytes, index) > 0
      if isControl { index += 1 }
      if !isControl, !Space.isSpace(byte) {
        output.append(byte)
      } else if output.last != 0x20, !output.isEmpty || !edges.first.contains(node.index) {
        output.append(0x20)
      }
      index += 1
    }
    if edges.last.contains(node.index), output.last == 0x20 { output.removeLast() }
    return .text(output)
  }

  /// A text with all of its white space.
  private func code(_ node: HTMLNode) -> HTMLExcerpt.Choice {
    let slice = tree.bytes(of: node)
    return Space.withoutControls(slice.span).map { .text($0) } ?? .keep
  }

  private func image(_ node: HTMLNode) -> HTMLExcerpt.Choice {
    guard let picture = images[node.index] else { return .drop }
    var attributes: [(name: HTMLName, value: [UInt8])] = [(.src, picture.address)]
    for name in [HTMLName.alt, .title, .width, .height] {
      var value = tree.attributeBytes(name, of: node)
      if value?.isEmpty ?? true, let twin = picture.twin {
        value = tree.attributeBytes(name, of: HTMLNode(index: twin)) ?? value
      }
      if let value { attributes.append((name, readable(value))) }
    }
    return .rewrite(.img, attributes)
  }

  private func link(_ node: HTMLNode) -> HTMLExcerpt.Choice {
    guard options.links, let value = tree.attributeBytes(.href, of: node),
      let address = addresses.link(value)
    else { return .unwrap }
    var attributes: [(name: HTMLName, value: [UInt8])] = [(.href, address)]
    if let title = tree.attributeBytes(.title, of: node) {
      attributes.append((.title, readable(title)))
    }
    return .rewrite(.a, attributes)
  }

  /// The value of an attribute that is read by people.
  private func readable(_ value: ArraySlice<UInt8>) -> [UInt8] {
    Space.withoutControls(value.span) ?? Array(value)
  }
}
