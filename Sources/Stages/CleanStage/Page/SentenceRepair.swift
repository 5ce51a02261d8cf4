import HTML

/// Takes sentences that stand right behind themselves out of a tree, whatever elements they run through.
///
/// A block and its texts have the same characters but for white space. So what is found in the block is found in
/// the texts by how many characters stand before it.
struct SentenceRepair {
  private let tree: HTMLTree
  /// The texts that lose something, by their places: what is left of them.
  private var texts: [Int: [UInt8]] = [:]

  /// Mends a tree.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - collector: Its blocks.
  /// - Returns: The tree; `nil` if no sentence stands right behind itself, as on most pages.
  static func mended(_ tree: HTMLTree, _ collector: BlockCollector) -> HTMLTree? {
    var repair = SentenceRepair(tree: tree)
    for block in collector.blocks where block.units >= 80 && block.kind != .preformatted {
      let text = collector.text.span.extracting(block.range)
      let repeated = Repetition.repeatedSentences(text)
      if !repeated.isEmpty { repair.cut(counted(repeated, in: text), block, collector.silent) }
    }
    let texts = repair.texts
    if texts.isEmpty { return nil }
    return tree.excerpt { node in
      texts[node.index].map { $0.isEmpty ? .drop : .text($0) } ?? .keep
    }
  }

  private init(tree: HTMLTree) { self.tree = tree }

  /// Ranges of a text as ranges of its bytes that are no white space.
  private static func counted(_ ranges: [Range<Int>], in text: Span<UInt8>) -> [Range<Int>] {
    var counted: [Range<Int>] = []
    var (place, count) = (0, 0)
    for range in ranges {
      let start = count + characters(text.extracting(place..<range.lowerBound))
      count = start + characters(text.extracting(range))
      place = range.upperBound
      counted.append(start..<count)
    }
    return counted
  }

  /// How many bytes of a text are no white space.
  private static func characters(_ text: Span<UInt8>) -> Int {
    var (index, count) = (0, 0)
    while index < text.count {
      let gap = gapLength(text, index)
      if gap == 0 { count += 1 }
      index += max(1, gap)
    }
    return count
  }

  /// The length of what stands between words at a place; 0 for a byte of a word.
  private static func gapLength(_ text: Span<UInt8>, _ index: Int) -> Int {
    Space.isGap(text[index]) ? 1 : Space.length(text, index)
  }

  /// Takes ranges of a block's bytes that are no white space out of its texts.
  private mutating func cut(_ ranges: [Range<Int>], _ block: TextBlock, _ silent: [Range<Int>]) {
    var (count, cut) = (0, 0)
    SilentRanges(ranges: silent).forEachRead(in: block.first...block.last) { index in
      let node = HTMLNode(index: index)
      guard tree.kind(of: node) == .text else { return }
      let text = tree.bytes(of: node)
      if let left = SentenceRepair.left(of: text.span, ranges, &cut, &count) {
        texts[index] = left
      }
    }
  }

  /// What is left of a text; `nil` for all of it.
  private static func left(
    of text: Span<UInt8>, _ ranges: [Range<Int>], _ cut: inout Int, _ count: inout Int
  ) -> [UInt8]? {
    var left: [UInt8] = []
    var isCut = false
    var index = 0
    while index < text.count {
      let gap = gapLength(text, index)
      let end = index + max(1, gap)
      while cut < ranges.count, ranges[cut].upperBound <= count { cut += 1 }
      // White space before a sentence stays, that within it goes.
      let isOut =
        cut < ranges.count
        && (gap == 0 ? ranges[cut].lowerBound <= count : ranges[cut].lowerBound < count)
      if isOut { isCut = true } else { for place in index..<end { left.append(text[place]) } }
      if gap == 0 { count += 1 }
      index = end
    }
    return isCut ? left : nil
  }
}
