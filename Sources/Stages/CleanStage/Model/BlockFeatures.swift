import HTML

/// What the model is told of each block of a page, as numbers.
///
/// What trees of decisions compare needs no scale, so counts are given as they are.
struct BlockFeatures: Sendable {
  /// What holds for the whole page.
  struct Page {
    let tree: HTMLTree
    let text: [UInt8]
    let marks: PageMarks
    /// The element that holds the content, as far as its name or its text tells.
    let root: Range<Int>
    let hint: PageMarks.Hint?
    let isArticle: Bool
    let address: String?
    /// What its `og:type` is.
    let type: String?
  }

  /// The features of all blocks, one block after the other.
  private(set) var values: [Float] = []
  private var table = ElementTable()
  private var sums: [Sums] = []
  private var hashes: Set<UInt64> = []

  /// Roughly how many bytes the buffers take.
  var capacity: Int {
    values.capacity * 4 + table.capacity + sums.capacity * MemoryLayout<Sums>.stride
      + hashes.capacity * 16
  }

  /// The text before a block.
  private struct Sums: Sendable {
    var units: Float = 0
    var running: Float = 0
    var links: Float = 0
    var kept: Float = 0
  }

  /// How many features a block has.
  static let width = names.count

  /// Forgets the features.
  mutating func removeAll() { values.removeAll(keepingCapacity: true) }

  /// What the classes of the elements say; of the page whose elements were read last.
  var elements: ElementTable { _read { yield table } }

  /// Reads what the elements of a page are.
  mutating func readElements(of tree: HTMLTree, _ shape: inout PageShape) {
    table.read(tree, &shape)
  }

  /// Adds up the text of a page's blocks, for every element.
  mutating func addUp(_ blocks: [TextBlock], of tree: HTMLTree) { table.add(blocks, of: tree) }

  /// Computes the features of the blocks of a page, whose elements were read and whose text was added up.
  mutating func compute(_ page: Page, _ blocks: [TextBlock]) {
    values.removeAll(keepingCapacity: true)
    values.reserveCapacity(blocks.count * BlockFeatures.width)
    hashes.removeAll(keepingCapacity: true)
    sumUp(blocks)
    let places = Places(blocks)
    let whole = wholePage(page, blocks.count)
    var heading: Int?
    var row = FeatureRow()
    for (index, block) in blocks.enumerated() {
      if block.isHeading { heading = index }
      row.removeAll()
      appendBlock(block, page, to: &row)
      appendPlace(index, block, places, heading, blocks, page, to: &row)
      appendNeighbours(index, block, blocks, page, to: &row)
      appendAncestors(block, page.tree, to: &row)
      for number in whole { row.append(number) }
      row.append(to: &values)
    }
  }

  private mutating func sumUp(_ blocks: [TextBlock]) {
    sums.removeAll(keepingCapacity: true)
    var sum = Sums()
    sums.append(sum)
    for block in blocks {
      let units = Float(block.units)
      sum.units += units
      sum.links += Float(block.linkUnits)
      if block.isRunningText { sum.running += units }
      if block.isKept { sum.kept += units }
      sums.append(sum)
    }
  }

  // MARK: The block itself

  private func appendBlock(_ block: TextBlock, _ page: Page, to row: inout FeatureRow) {
    let units = Float(max(block.units, 1))
    let bytes = page.text.span.extracting(block.range)
    row.append(block.isKept)
    row.append(
      Float(block.units), Float(block.linkUnits) / units, Float(block.anchorUnits) / units)
    row.append(Float(block.stops), Float(block.commas), Float(block.stops + block.commas) / units)
    row.append(block.endsSentence(page.text))
    let (kind, level): (Float, Float) =
      switch block.kind {
      case .paragraph: (0, 0)
      case .quote: (1, 0)
      case .preformatted: (2, 0)
      case .item: (3, 0)
      case .term: (4, 0)
      case .cell: (5, 0)
      case .heading(let level): (6, Float(level))
      case .caption: (7, 0)
      }
    row.append(kind, level)
    let looks = Looks(bytes)
    row.append(looks.digits / units, looks.capitals / units, looks.marks / units)
    row.append(looks.spaces, units / (looks.spaces + 1), Float(bytes.count) / units)
    row.append(looks.hasPrice)
    row.append(page.marks.isDropped(block.container))
    row.append(page.root.contains(block.container))
    let element = table[block.container]
    row.append(Float(element.depth))
    row.append(bits: element.marks.rawValue, in: 1 << UInt32(ElementMarks.count) - 1)
    row.append(bits: element.words.rawValue, in: BlockFeatures.wordMask)
    var near: ClassWords = []
    var node = block.container
    for _ in 0..<3 {
      near.formUnion(table[node].ownWords)
      node = parent(of: node, page.tree)
    }
    row.append(bits: near.rawValue, in: BlockFeatures.nearMask)
  }

  // MARK: Where it stands

  /// Where things are that others stand before or behind.
  private struct Places {
    let title: Int?
    let kept: ClosedRange<Int>
    let running: ClosedRange<Int>

    init(_ blocks: [TextBlock]) {
      title = blocks.firstIndex { $0.kind == .heading(level: 1) }
      kept = Places.range(blocks) { $0.isKept }
      running = Places.range(blocks) { $0.isRunningText }
    }

    /// From the first to the last block that is one of some.
    private static func range(
      _ blocks: [TextBlock], _ isOne: (TextBlock) -> Bool
    ) -> ClosedRange<Int> {
      (blocks.firstIndex(where: isOne) ?? 0)...(blocks.lastIndex(where: isOne) ?? 0)
    }
  }

  private mutating func appendPlace(
    _ index: Int, _ block: TextBlock, _ places: Places, _ heading: Int?, _ blocks: [TextBlock],
    _ page: Page, to row: inout FeatureRow
  ) {
    let before = sums[index].units
    row.append(Float(index), Float(blocks.count - index), Float(index) / Float(blocks.count))
    row.append(before / total, before)
    row.append(places.title.map { Float(index - $0) } ?? -1000)
    row.append(Float(index - places.kept.lowerBound), Float(places.kept.upperBound - index))
    row.append(Float(index - places.running.lowerBound), Float(places.running.upperBound - index))
    row.append(heading.map { Float(index - $0) } ?? 1000)
    row.append(heading.map { Float(blocks[$0].units) } ?? 0)
    row.append(heading.map { blocks[$0].isKept } ?? false)
    let hash = ByteHash.of(page.text.span.extracting(block.range).extracting(first: 200))
    row.append(!hashes.insert(hash).inserted)
  }

  private func appendNeighbours(
    _ index: Int, _ block: TextBlock, _ blocks: [TextBlock], _ page: Page, to row: inout FeatureRow
  ) {
    let outer = parent(of: block.container, page.tree)
    for offset in BlockFeatures.offsets {
      let place = index + offset
      guard blocks.indices.contains(place) else {
        row.append(-1, 0, 0)
        row.append(0)
        row.append(-1)
        continue
      }
      let other = blocks[place]
      row.append(Float(other.units), other.isKept ? 1 : 0, Float(other.linkDensity))
      row.append(other.isHeading)
      let isNear = parent(of: other.container, page.tree) == outer
      row.append(other.container == block.container ? 2 : isNear ? 1 : 0)
    }
    for (before, behind) in BlockFeatures.windows {
      let start = max(0, index - before)
      let end = min(blocks.count, index + behind + 1)
      let units = max(1, sums[end].units - sums[start].units)
      row.append(
        units, (sums[end].running - sums[start].running) / units,
        (sums[end].links - sums[start].links) / units)
      row.append((sums[end].kept - sums[start].kept) / units)
    }
  }

  // MARK: What it stands in

  private func appendAncestors(
    _ block: TextBlock, _ tree: HTMLTree, to row: inout FeatureRow
  ) {
    var node = block.container
    for _ in 0..<4 {
      append(table[node], to: &row)
      row.append(Float(table[node].pictures))
      node = parent(of: node, tree)
    }
    // The largest part of the page that is repeated, and the largest that is a minor part of it.
    var repeated = block.container
    var part = block.container
    node = block.container
    while node > 0 {
      if table[node].twins > table[repeated].twins { repeated = node }
      if table[node].units * 5 < table[0].units * 2 { part = node }
      node = parent(of: node, tree)
    }
    append(table[repeated], to: &row)
    append(table[part], to: &row)
  }

  private func append(_ element: ElementTable.Element, to row: inout FeatureRow) {
    let units = Float(max(element.units, 1))
    let count = Float(max(element.blocks, 1))
    row.append(units, units / total, Float(element.linkUnits) / units)
    row.append(Float(element.running) / units)
    row.append(Float(element.kept) / units, count, units / count)
    row.append(Float(element.twins))
    row.append(Float(element.headings))
  }

  private func wholePage(_ page: Page, _ count: Int) -> [Float] {
    let whole = table[0]
    let path = (page.address ?? "").prefix { $0 != "?" && $0 != "#" }.utf8
    return [
      total, Float(count), Float(whole.linkUnits) / total, Float(whole.running) / total,
      Float(whole.kept) / total, Float(whole.headings), Float(whole.pictures),
      page.isArticle ? 1 : 0, page.hint.map(BlockFeatures.rank) ?? 0,
      Float(path.count { $0 == 0x2F }), Float(path.count { $0 &- 0x30 < 10 }),
      page.type?.has("article") == true ? 1 : 0, page.type?.has("product") == true ? 1 : 0,
    ]
  }

  private static func rank(_ hint: PageMarks.Hint) -> Float {
    switch hint {
    case .articleBody: 1
    case .body: 2
    case .article: 3
    case .main: 4
    }
  }

  // MARK: Helpers

  private var total: Float { max(1, sums.last?.units ?? 1) }

  private func parent(of node: Int, _ tree: HTMLTree) -> Int {
    tree.parent(of: HTMLNode(index: node))?.index ?? 0
  }

  private static let offsets = [-1, 1]
  private static let windows = [(4, 0), (0, 4), (12, 12)]
  /// The bits of ``ClassWords`` that are used: all but 14, 16 and 18.
  private static let wordMask: UInt32 = 0x7FFA_BFFF
  /// Those that are also asked for close to a block: 0, 2, 3, 8 to 10 and 20 to 26.
  private static let nearMask: UInt32 = 0x07F0_070D

  private static func bits(_ mask: UInt32) -> [Int] { (0..<32).filter { mask >> $0 & 1 == 1 } }
}

extension BlockFeatures {
  /// What the features are called, in their order.
  static let names: [String] = {
    var names = [
      "kept", "units", "links", "anchors", "stops", "commas", "punctuation", "sentence", "kind",
      "level", "digits", "capitals", "marks", "spaces", "word_length", "bytes", "price", "dropped",
      "in_root", "depth",
    ]
    names += (0..<ElementMarks.count).map { "mark\($0)" }
    names += bits(wordMask).map { "word\($0)" }
    names += bits(nearMask).map { "near\($0)" }
    names += [
      "index", "index_from_end", "place", "share_before", "before", "from_title", "from_kept",
      "to_kept", "from_running", "to_running", "from_heading", "heading_units", "heading_kept",
      "again",
    ]
    for offset in offsets {
      names += ["units", "kept", "links", "heading", "near"].map { "block\(offset)_\($0)" }
    }
    for (before, behind) in windows {
      names += ["units", "running", "links", "kept"].map { "around\(before)_\(behind)_\($0)" }
    }
    let element = [
      "units", "share", "links", "running", "kept", "blocks", "mean", "twins", "headings",
    ]
    for level in 0..<4 { names += (element + ["pictures"]).map { "outer\(level)_\($0)" } }
    names += element.map { "repeated_\($0)" } + element.map { "part_\($0)" }
    names += [
      "page_units", "page_blocks", "page_links", "page_running", "page_kept", "page_headings",
      "page_pictures", "page_article", "page_hint", "path_depth", "path_digits", "og_article",
      "og_product",
    ]
    return names
  }()
}
