import HTML

/// Finds the main content of a page.
struct ContentFinder: Sendable {
  private(set) var marks = PageMarks()
  private var scores: [Double] = []
  private var units: [Int] = []
  private(set) var shape = PageShape()
  private(set) var blocks: [TextBlock] = []
  /// The element that holds the content.
  private(set) var root = HTMLNode.root
  /// What the element says it is; `nil` for one where the running text is densest.
  private(set) var hint: PageMarks.Hint?
  /// Whether it was taken for running text rather than lists and cards.
  private(set) var hasArticle = false
  private(set) var features = BlockFeatures()
  /// How likely each block is content, where the model was asked.
  private(set) var probabilities: [Float] = []
  /// Who has decided what is kept.
  private(set) var decision = Decision.selectors
  private var repetition = Repetition()
  /// The elements that are left out however much of the text is in them.
  private var pleas: [Range<Int>] = []

  /// What is known of a page besides its text.
  struct About {
    /// Its titles, as ``Text/key(_:)`` writes them.
    var titles: Set<String>
    /// Where it was fetched.
    var address: String?
    /// What its `og:type` is.
    var type: String?
  }

  /// Roughly how many bytes the buffers take.
  var capacity: Int {
    scores.capacity * 8 + units.capacity * 8 + blocks.capacity * 128
      + features.capacity + probabilities.capacity * 4 + repetition.capacity
  }

  /// What the classes of the elements say; of the page that was read last.
  var elements: ElementTable { _read { yield features.elements } }

  /// Reads what the elements of a page are, before its blocks are collected.
  mutating func read(_ tree: HTMLTree) { features.readElements(of: tree, &shape) }

  /// Finds the content of a page that was read.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - collector: Its blocks.
  ///   - about: What is known of it.
  ///   - options: What of the page is wanted.
  /// - Returns: The text.
  mutating func find(
    in tree: HTMLTree, _ collector: BlockCollector, _ about: About, _ options: ExtractionOptions
  ) -> PageText {
    let text = collector.text
    blocks.removeAll(keepingCapacity: true)
    blocks.append(contentsOf: collector.blocks)
    for index in blocks.indices { blocks[index].weight = ContentFinder.weight(blocks[index]) }
    pleas = PleaFinder(tree, shape, features.elements, blocks).elements
    dropBoilerplate(tree, options)
    if !pleas.isEmpty, !PleaFinder.leavesText(blocks, text) {
      pleas = []
      for index in blocks.indices { blocks[index].exclusion = nil }
      dropBoilerplate(tree, options)
    }
    let (root, hint) = root(in: tree)
    self.root = root
    self.hint = hint
    keepOnly(root, in: tree, text)
    let isArticle = isArticle(isNamed: hint != nil && hint != .main)
    hasArticle = isArticle
    if isArticle, options.favor != .recall {
      sumUnits(tree)
      BoxFilter(tree: tree, shape: shape, units: units).filter(&blocks, within: root)
    }
    BlockFilter(text: text, titles: about.titles, isArticle: isArticle, options: options).filter(
      &blocks)
    LineFilter(tree: tree, root: root, text: text, isArticle: isArticle, options: options)
      .filter(&blocks)
    let siblings = Siblings(tree: tree)
    repetition.drop(&blocks, text) { siblings.areOneKind($0, $1) }
    features.removeAll()
    if !options.isDesperate { features.addUp(blocks, of: tree) }
    let isSettled = options.usesModel && isSettled(options.favor)
    decision = isSettled ? .settled : .rules
    if !options.isDesperate, !isSettled {
      features.compute(
        BlockFeatures.Page(
          tree: tree, text: text, marks: marks, root: root.index..<tree.skip(root).index,
          hint: hint, isArticle: isArticle, address: about.address, type: about.type),
        blocks)
      if options.usesModel, let model = BlockModel.shared {
        let choice = model.choose(&blocks, features, favor: options.favor, &probabilities)
        decision = .model(choice)
        if choice.isTaken {
          correct()
          // It knows nothing of what stands elsewhere on the page.
          if blocks.contains(where: { $0.isKept && $0.ruled == .repeated }) {
            repetition.dropSame(&blocks, text) { siblings.areOneKind($0, $1) }
          }
        }
      }
    }
    PostUnifier(tree: tree, elements: features.elements).unify(&blocks)
    if !options.tables { dropCells() }
    if options.comments, !options.isDesperate { keepComments(text) }
    return pageText(text, tree, source: hint?.rawValue ?? "density")
  }

  /// Takes all that is in some elements of a page that was read for the content.
  ///
  /// - Parameters:
  ///   - elements: The elements, in document order, none within another.
  ///   - tree: The page.
  ///   - collector: Its blocks.
  ///   - options: What of the page is wanted.
  /// - Returns: The text; empty if there is none in the elements.
  mutating func take(
    _ elements: [Range<Int>], of tree: HTMLTree, _ collector: BlockCollector,
    _ options: ExtractionOptions
  ) -> PageText {
    blocks.removeAll(keepingCapacity: true)
    blocks.append(contentsOf: collector.blocks)
    var place = 0
    for index in blocks.indices {
      while place < elements.count, elements[place].upperBound <= blocks[index].first { place += 1 }
      let isIn = place < elements.count && elements[place].contains(blocks[index].first)
      blocks[index].exclusion = isIn ? nil : .outside
    }
    if !options.tables { dropCells() }
    root = tree.body ?? .root
    decision = .selectors
    return pageText(collector.text, tree, source: "keep")
  }

  private func pageText(_ text: [UInt8], _ tree: HTMLTree, source: String) -> PageText {
    var page = PageText(text: TextAssembler.assemble(blocks, text, tree), source: source)
    for block in blocks where block.isKept {
      page.units += block.units
      page.linkUnits += block.linkUnits
    }
    return page
  }

  /// The short lines above the content, nearest last, and those at its end.
  func lines(_ text: [UInt8]) -> [String] {
    guard let first = blocks.firstIndex(where: \.isKept),
      let last = blocks.lastIndex(where: \.isKept)
    else { return [] }
    var start = first
    while start > 0, first - start < 25 {
      start -= 1
      if blocks[start].kind == .heading(level: 1) { break }
    }
    let indices =
      Array(start..<min(first + 3, blocks.count)) + Array(last..<min(last + 6, blocks.count))
    return indices.filter { blocks[$0].units < 160 }
      .map { String(decoding: text[blocks[$0].range], as: UTF8.self) }
  }

  /// How much a block speaks for being part of an article.
  static func weight(_ block: TextBlock) -> Double {
    switch block.kind {
    case .heading, .caption: return 0
    default: break
    }
    let density = block.linkDensity
    if density > 0.5 { return 0 }
    let units = Double(block.units) * (1 - density)
    if block.stops + block.commas == 0 { return units * (block.units < 40 ? 0.2 : 0.5) }
    return block.units < 30 ? units * 0.5 : units
  }

  /// Sums up the weights of the blocks that are kept, for every element.
  private mutating func sumScores(_ tree: HTMLTree) {
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: repeatElement(0, count: tree.count))
    for block in blocks where block.isKept { scores[block.container] += block.weight }
    tree.sumUp(&scores)
  }

  /// Sums up the text of the blocks that are kept, for every element.
  private mutating func sumUnits(_ tree: HTMLTree) {
    units.removeAll(keepingCapacity: true)
    units.append(contentsOf: repeatElement(0, count: tree.count))
    for block in blocks where block.isKept { units[block.container] += block.units }
    tree.sumUp(&units)
  }

  /// Takes out what is in tables of data.
  private mutating func dropCells() {
    for index in blocks.indices where blocks[index].cell != 0 && blocks[index].isKept {
      blocks[index].exclusion = .table
    }
  }

  /// Leaves out what stands in elements that are boilerplate.
  private mutating func dropBoilerplate(_ tree: HTMLTree, _ options: ExtractionOptions) {
    excludePleas()
    sumScores(tree)
    marks.mark(tree, shape, features.elements, scores, pleas: pleas, options)
    for index in blocks.indices where marks.isDropped(blocks[index].container) {
      blocks[index].exclusion = .element
    }
    sumScores(tree)
  }

  private mutating func excludePleas() {
    var place = 0
    for index in blocks.indices {
      while place < pleas.count, pleas[place].upperBound <= blocks[index].first { place += 1 }
      guard place < pleas.count else { return }
      if pleas[place].contains(blocks[index].first) { blocks[index].exclusion = .element }
    }
  }

  /// Takes back what the model says of known lines and of what asks for something, of which it knows nothing.
  private mutating func correct() {
    excludePleas()
    for index in blocks.indices where blocks[index].ruled == .leftover {
      blocks[index].exclusion = .leftover
    }
    for index in blocks.indices where blocks[index].exclusion == blocks[index].ruled {
      blocks[index].ruled = nil
    }
  }

  /// Takes in again what readers have written, and their names.
  private mutating func keepComments(_ text: [UInt8]) {
    let filter = CommentFilter(elements: features.elements, text: text)
    var start = 0
    for range in marks.comments {
      while start < blocks.count, blocks[start].first < range.lowerBound { start += 1 }
      var end = start
      while end < blocks.count, blocks[end].first < range.upperBound { end += 1 }
      filter.keep(&blocks, start..<end)
      start = end
    }
  }

  /// Whether the content is running text rather than lists and cards.
  ///
  /// Where the page calls it an article by name, a single paragraph is enough.
  private func isArticle(isNamed: Bool) -> Bool {
    var long = 0
    var longUnits = 0
    var all = 0
    for block in blocks where block.isKept {
      all += block.units
      if block.isRunningText {
        long += 1
        longUnits += block.units
      }
    }
    return long >= (isNamed ? 1 : 3) && longUnits * 2 > all
  }

  /// Whether the rules need not be doubted.
  ///
  /// That is so of an article that says where it is and has nearly all the running text of the page: the model
  /// nearly always agrees there, and is not asked.
  private func isSettled(_ favor: Favor) -> Bool {
    guard hasArticle, hint != nil, favor == .balanced else { return false }
    var (running, kept) = (0, 0)
    for block in blocks where block.isRunningText {
      running += block.units
      if block.isKept { kept += block.units }
    }
    return kept * 5 >= running * 4
  }

  /// Leaves out what stands outside of the content, but for its lead.
  private mutating func keepOnly(_ root: HTMLNode, in tree: HTMLTree, _ text: [UInt8]) {
    let end = tree.skip(root).index
    let lead = Lead(before: root, in: tree, blocks)
    for index in blocks.indices {
      let container = blocks[index].container
      if lead.range.contains(index) {
        if blocks[index].isKept, !lead.holds(blocks[index], text) {
          blocks[index].exclusion = .outside
        }
      } else if blocks[index].isKept, container < root.index || container >= end {
        blocks[index].exclusion = .outside
      }
    }
  }

  // MARK: The element that holds the content

  /// How much of the running text that is left when boilerplate is out stands in the element that holds the content.
  func share(in tree: HTMLTree) -> Double {
    let total = scores[(tree.body ?? .root).index]
    return total > 0 ? scores[root.index] / total : 0
  }

  /// The element, and what it says it is; `nil` for the one where the running text is densest.
  private func root(in tree: HTMLTree) -> (HTMLNode, PageMarks.Hint?) {
    let body = tree.body ?? .root
    let total = scores[body.index]
    var best: [PageMarks.Hint: HTMLNode] = [:]
    for (node, hint) in marks.hints {
      if let other = best[hint], scores[other.index] >= scores[node.index] { continue }
      best[hint] = node
    }
    let needed: [(PageMarks.Hint, Double)] = [
      (.articleBody, 0.4), (.body, 0.5), (.article, 0.5), (.main, 0.4),
    ]
    for (hint, share) in needed {
      if let node = best[hint], scores[node.index] >= max(100, share * total) {
        return (descend(tree, node, hint == .main ? 0.85 : 0.97), hint)
      }
    }
    return (descend(tree, body, 0.85), nil)
  }

  /// Goes down as long as one element holds nearly all there is.
  private func descend(_ tree: HTMLTree, _ start: HTMLNode, _ share: Double) -> HTMLNode {
    var node = start
    while true {
      var best: HTMLNode?
      for child in tree.children(of: node)
      where scores[child.index] >= share * scores[node.index] && scores[child.index] > 0 {
        best = child
        break
      }
      guard let next = best, tree.kind(of: next) == .element else { return node }
      if let name = tree.name(of: next), name == .p || name == .ul || name == .ol || name == .tr {
        return node
      }
      node = next
    }
  }
}
