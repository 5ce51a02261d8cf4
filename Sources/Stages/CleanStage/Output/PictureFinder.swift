import HTML

/// Finds the images that belong to the content, and their captions.
///
/// An image stands in the text, or in a box in which no text was kept. Such a box goes with the
/// content if it is little more than the image and its caption, and is not called something else.
struct PictureFinder {
  /// An image that is written.
  struct Picture {
    var node: Int
    var address: [UInt8]
    /// What it stands in by itself.
    var box: Int
    /// Whether it is for where scripts do not run.
    var isFallback: Bool
    /// The image that says what is to be seen, where this one does not.
    var twin: Int?
    /// The last place where it is met again.
    var end: Int

    init(node: Int, address: [UInt8], box: Int, isFallback: Bool) {
      self.node = node
      self.address = address
      self.box = box
      self.isFallback = isFallback
      end = node
    }
  }

  let tree: HTMLTree
  let marks: PageMarks
  let elements: ElementTable
  let shape: PageShape
  let addresses: ContentAddresses
  let blocks: [TextBlock]
  /// For every element, how much text is in it that is neither kept nor a caption.
  private var rest: [Int]
  /// How much of that is in links.
  private var links: [Int]

  /// With more text than this, or with a heading, a box is more than an image.
  private static let most = 300

  init(
    _ tree: HTMLTree, _ marks: PageMarks, _ elements: ElementTable, _ shape: PageShape,
    _ addresses: ContentAddresses, _ blocks: [TextBlock]
  ) {
    self.tree = tree
    self.marks = marks
    self.elements = elements
    self.shape = shape
    self.addresses = addresses
    self.blocks = blocks
    rest = Array(repeating: 0, count: tree.count)
    links = rest
    let first = blocks.first(where: \.isKept)?.first ?? 0
    for block in blocks where !block.isKept && !isCaption(block) {
      // The page's title above the text says nothing against an image beside it.
      if block.kind == .heading(level: 1), block.first < first { continue }
      rest[block.container] += block.isHeading ? PictureFinder.most : block.units
      links[block.container] += block.linkUnits
    }
    tree.sumUp(&rest)
    tree.sumUp(&links)
  }

  /// Whether a block is the caption of something.
  private func isCaption(_ block: TextBlock) -> Bool {
    block.kind == .caption || elements[block.container].words.contains(.caption)
  }

  /// The images in a range of nodes.
  ///
  /// - Parameters:
  ///   - range: The nodes.
  ///   - nodes: The nodes that are kept.
  ///   - isWhole: Whether all of them belong to the content.
  /// - Returns: The images, in document order.
  func pictures(in range: Range<Int>, _ nodes: KeptNodes, isWhole: Bool) -> [Picture] {
    var found: [Picture] = []
    for index in range {
      let node = HTMLNode(index: index)
      guard tree.isElement(node, .img), !isTiny(node), !nodes.isSilent(index),
        let source = MarkdownImage.source(of: node, in: tree),
        let address = addresses.image(source), let box = box(of: node, nodes, isWhole: isWhole)
      else { continue }
      let picture = Picture(
        node: index, address: address, box: box, isFallback: isFallback(node))
      if let last = found.last, isSame(last, picture, nodes) {
        if picture.isFallback {
          found[found.count - 1] = picture
          found[found.count - 1].twin = last.node
        } else if last.twin == nil {
          found[found.count - 1].twin = index
        }
        found[found.count - 1].end = index
        continue
      }
      found.append(picture)
    }
    return found
  }

  /// The blocks that are captions in the box of an image.
  func captions(of picture: Picture) -> [Int] {
    let box = picture.box..<tree.skip(HTMLNode(index: picture.box)).index
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].first < box.lowerBound { low = middle + 1 } else { high = middle }
    }
    var captions: [Int] = []
    while low < blocks.count, blocks[low].first < box.upperBound {
      if !blocks[low].isKept, isCaption(blocks[low]) { captions.append(low) }
      low += 1
    }
    return captions
  }

  /// What an image stands in by itself; `nil` if that does not belong to the content.
  private func box(of node: HTMLNode, _ nodes: KeptNodes, isWhole: Bool) -> Int? {
    var box = node
    var figure: HTMLNode?
    var outer = node
    while let parent = tree.parent(of: outer), !nodes.isKept[parent.index] {
      outer = parent
      if tree.isElement(outer, .figure) { figure = outer }
      if isWhole || figure == nil { box = outer }
    }
    if let figure { box = figure }
    if isWhole { return box.index }
    guard rest[box.index] < PictureFinder.most, links[box.index] * 2 <= rest[box.index],
      !shape.hasControl(box, tree), isContent(node, upTo: outer)
    else { return nil }
    return box.index
  }

  /// Whether nothing around an image says that it is something else than part of the content.
  private func isContent(_ node: HTMLNode, upTo outer: HTMLNode) -> Bool {
    var element = node
    while true {
      let words = elements[element.index].ownWords
      if !words.isDisjoint(with: PictureFinder.others) { return false }
      let parent = tree.parent(of: element)
      if marks.isDropped(element.index), !(parent.map { marks.isDropped($0.index) } ?? false) {
        // What was left out as a whole: a caption with its image may be.
        switch tree.name(of: element) {
        case .figcaption?, .noscript?, .header?: break
        default: if !words.contains(.caption) { return false }
        }
      }
      guard element != outer, let parent else { return true }
      element = parent
    }
  }

  private static let others: ClassWords = [
    .navigation, .social, .related, .newsletter, .legal, .advert, .authorBox, .byline, .comments,
  ]

  /// Whether an image is a pixel that counts readers, or an icon.
  private func isTiny(_ node: HTMLNode) -> Bool {
    for name in [HTMLName.width, .height] {
      guard let value = tree.attributeBytes(name, of: node), value.count < 3,
        let size = Int(String(decoding: value, as: UTF8.self))
      else { continue }
      if size <= 32 { return true }
    }
    return false
  }

  /// Whether an image is shown where scripts do not run.
  private func isFallback(_ node: HTMLNode) -> Bool {
    tree.ancestors(of: node).prefix(4).contains { tree.isElement($0, .noscript) }
  }

  /// Whether an image is another again: what loads images lazily has them twice.
  private func isSame(_ last: Picture, _ picture: Picture, _ nodes: KeptNodes) -> Bool {
    if last.address == picture.address {
      return !nodes.isKept[last.end..<picture.node].contains(true)
    }
    guard last.isFallback != picture.isFallback else { return false }
    return (last.end..<picture.node).dropFirst().allSatisfy { index in
      let node = HTMLNode(index: index)
      guard tree.kind(of: node) != .text else {
        return tree.bytes(of: node).allSatisfy(Space.isSpace)
      }
      switch tree.name(of: node) {
      case nil, .noscript?, .a?, .picture?, .source?: return true
      default: return false
      }
    }
  }
}
