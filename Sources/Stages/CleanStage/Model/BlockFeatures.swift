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
  /// Where the next number goes.
  private var place = 0
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
  mutating func readElements(of tree: HTMLTree) { table.read(tree) }

  /// Computes the features of the blocks of a page, whose elements were read.
  mutating func compute(_ page: Page, _ blocks: [TextBlock]) {
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(0, count: blocks.count * BlockFeatures.width))
    place = 0
    hashes.removeAll(keepingCapacity: true)
    table.add(blocks, of: page.tree)
    sumUp(blocks)
    let places = Places(blocks)
    let whole = wholePage(page, blocks.count)
    var heading: Int?
    for (index, block) in blocks.enumerated() {
      if block.isHeading { heading = index }
      appendBlock(block, page)
      appendPlace(index, block, places, heading, blocks, page)
      appendNeighbours(index, block, blocks, page)
      appendAncestors(block, page.tree)
      for number in whole { append(number) }
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

  private mutating func appendBlock(_ block: TextBlock, _ page: Page) {
    let units = Float(max(block.units, 1))
    let bytes = page.text[block.range]
    append(block.isKept)
    append(Float(block.units), Float(block.linkUnits) / units, Float(block.anchorUnits) / units)
    append(Float(block.stops), Float(block.commas), Float(block.stops + block.commas) / units)
    append(block.endsSentence(page.text))
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
    append(kind, level)
    let looks = Looks(bytes)
    append(looks.digits / units, looks.capitals / units, looks.marks / units)
    append(looks.spaces, units / (looks.spaces + 1), Float(bytes.count) / units)
    append(looks.hasPrice)
    append(page.marks.isDropped(block.container))
    append(page.root.contains(block.container))
    let element = table[block.container]
    append(Float(element.depth))
    for bit in 0..<UInt32(ElementMarks.count) { append(element.marks.rawValue >> bit & 1 == 1) }
    for bit in BlockFeatures.wordBits { append(element.words.rawValue >> bit & 1 == 1) }
    var near: ClassWords = []
    var node = block.container
    for _ in 0..<3 {
      near.formUnion(table[node].ownWords)
      node = parent(of: node, page.tree)
    }
    for bit in BlockFeatures.nearBits { append(near.rawValue >> bit & 1 == 1) }
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
    _ page: Page
  ) {
    let before = sums[index].units
    append(Float(index), Float(blocks.count - index), Float(index) / Float(blocks.count))
    append(before / total, before)
    append(places.title.map { Float(index - $0) } ?? -1000)
    append(Float(index - places.kept.lowerBound), Float(places.kept.upperBound - index))
    append(Float(index - places.running.lowerBound), Float(places.running.upperBound - index))
    append(heading.map { Float(index - $0) } ?? 1000)
    append(heading.map { Float(blocks[$0].units) } ?? 0)
    append(heading.map { blocks[$0].isKept } ?? false)
    var hash = ClassVocabulary.seed
    for byte in page.text[block.range].prefix(200) { hash = ClassVocabulary.mix(hash, byte) }
    append(!hashes.insert(hash).inserted)
  }

  private mutating func appendNeighbours(
    _ index: Int, _ block: TextBlock, _ blocks: [TextBlock], _ page: Page
  ) {
    let outer = parent(of: block.container, page.tree)
    for offset in BlockFeatures.offsets {
      let place = index + offset
      guard blocks.indices.contains(place) else {
        append(-1, 0, 0)
        append(0)
        append(-1)
        continue
      }
      let other = blocks[place]
      append(Float(other.units), other.isKept ? 1 : 0, Float(other.linkDensity))
      append(other.isHeading)
      let isNear = parent(of: other.container, page.tree) == outer
      append(other.container == block.container ? 2 : isNear ? 1 : 0)
    }
    for (before, behind) in BlockFeatures.windows {
      let start = max(0, index - before)
      let end = min(blocks.count, index + behind + 1)
      let units = max(1, sums[end].units - sums[start].units)
      append(
        units, (sums[end].running - sums[start].running) / units,
        (sums[end].links - sums[start].links) / units)
      append((sums[end].kept - sums[start].kept) / units)
    }
  }

  // MARK: What it stands in

  private mutating func appendAncestors(_ block: TextBlock, _ tree: HTMLTree) {
    var node = block.container
    for _ in 0..<4 {
      append(table[node])
      append(Float(table[node].pictures))
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
    append(table[repeated])
    append(table[part])
  }

  private mutating func append(_ element: ElementTable.Element) {
    let units = Float(max(element.units, 1))
    let count = Float(max(element.blocks, 1))
    append(units, units / total, Float(element.linkUnits) / units)
    append(Float(element.running) / units)
    append(Float(element.kept) / units, count, units / count)
    append(Float(element.twins))
    append(Float(element.headings))
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

  @inline(__always)
  private mutating func append(_ number: Float) {
    values[place] = number
    place += 1
  }

  @inline(__always)
  private mutating func append(_ one: Float, _ other: Float) {
    append(one)
    append(other)
  }

  @inline(__always)
  private mutating func append(_ one: Float, _ other: Float, _ third: Float) {
    append(one, other)
    append(third)
  }

  @inline(__always)
  private mutating func append(_ flag: Bool) { append(flag ? 1 : 0) }

  private static let offsets = [-1, 1]
  private static let windows = [(4, 0), (0, 4), (12, 12)]
  /// The bits of ``ClassWords`` that are used.
  private static let wordBits: [UInt32] = (0..<31).filter { ![14, 16, 18].contains($0) }
  /// Those that are also asked for close to a block.
  private static let nearBits: [UInt32] = [0, 2, 3, 8, 9, 10] + (20..<27)
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
    names += wordBits.map { "word\($0)" }
    names += nearBits.map { "near\($0)" }
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
