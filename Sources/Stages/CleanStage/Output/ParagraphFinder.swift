import HTML

/// Finds out which nodes make up a paragraph each.
///
/// The text of a page stands in whatever elements, several paragraphs parted by line breaks in one of
/// them, others around what was left out. So the elements that mean nothing are left out, and each
/// kept block gets a paragraph of its own; those that mean something, such as items, stay.
struct ParagraphFinder {
  /// A block of text or an image.
  struct Piece {
    var first: Int
    var last: Int
    var container: Int
    var isImage: Bool
  }

  let tree: HTMLTree
  let outline: PageOutline
  /// What gets a paragraph around it, in document order.
  private(set) var runs: [HTMLExcerpt.Run] = []
  /// The elements that have to stay, as there is no telling where in them paragraphs begin.
  private(set) var stays: Set<Int> = []
  /// The texts that are parted from what is before at least by a space.
  private(set) var parted: Set<Int> = []
  /// The ranges in which line breaks are kept.
  private(set) var breaks: [ClosedRange<Int>] = []

  init(_ tree: HTMLTree, _ outline: PageOutline, _ pieces: [Piece]) {
    self.tree = tree
    self.outline = outline
    var counts: [Int: Int] = [:]
    for piece in pieces where !piece.isImage { counts[piece.container, default: 0] += 1 }
    var lastRun = -1
    for (index, piece) in pieces.enumerated() {
      let previous = index > 0 ? pieces[index - 1] : nil
      let isNext = previous?.container == piece.container
      guard isWrapped(piece, counts[piece.container] ?? 0) else {
        if isNext, let previous { keepBreaks(previous, piece) }
        continue
      }
      var range = range(piece)
      if isNext, let previous, lastRun == index - 1, overlaps(range) {
        // Both are in one element within the line.
        let (first, second) = (tightRange(previous), tightRange(piece))
        if first.upperBound <= second.lowerBound {
          runs[runs.count - 1].range = first
          range = second
        } else {
          range = join(previous, piece, range)
        }
      }
      if isMixed(index, range, pieces) {
        // A block stands in the element within the line that holds the piece.
        let tight = tightRange(piece)
        guard !isMixed(index, tight, pieces), !overlaps(tight) else {
          stays.insert(piece.container)
          let isJoined = overlaps(range)
          if isJoined, let previous {
            runs.removeLast()
            if index > 1, pieces[index - 2].container == piece.container {
              parted.insert(previous.first)
            }
          }
          if isNext || isJoined { parted.insert(piece.first) }
          continue
        }
        range = tight
      }
      lastRun = index
      if !overlaps(range) { runs.append(HTMLExcerpt.Run(range, in: .p)) }
    }
  }

  private func overlaps(_ range: Range<Int>) -> Bool {
    runs.last.map { $0.range.upperBound > range.lowerBound } ?? false
  }

  /// Makes one paragraph of two pieces that no two elements can stand around.
  private mutating func join(_ piece: Piece, _ next: Piece, _ range: Range<Int>) -> Range<Int> {
    keepBreaks(piece, next)
    guard let last = runs.indices.last else { return range }
    let outer = runs[last].range
    runs[last].range = outer.lowerBound..<max(outer.upperBound, range.upperBound)
    return runs[last].range
  }

  private mutating func keepBreaks(_ piece: Piece, _ next: Piece) {
    parted.insert(next.first)
    if piece.last <= next.first { breaks.append(piece.last...next.first) }
  }

  /// The nodes directly in the container that hold a piece.
  private func range(_ piece: Piece) -> Range<Int> {
    let end = tree.skip(HTMLNode(index: Int(outline.unit[piece.last]))).index
    return Int(outline.unit[piece.first])..<end
  }

  /// The same, but with as little around the piece as can be.
  private func tightRange(_ piece: Piece) -> Range<Int> {
    var first = HTMLNode(index: piece.first)
    while let parent = tree.parent(of: first), parent.index != piece.container,
      tree.skip(parent).index <= piece.last
    {
      first = parent
    }
    var last = HTMLNode(index: piece.last)
    while let parent = tree.parent(of: last), parent != tree.parent(of: first),
      parent.index != piece.container
    {
      last = parent
    }
    return first.index..<tree.skip(last).index
  }

  /// Whether something that has a container of its own stands in a range too.
  private func isMixed(_ index: Int, _ range: Range<Int>, _ pieces: [Piece]) -> Bool {
    if index > 0, pieces[index - 1].last >= range.lowerBound,
      pieces[index - 1].container != pieces[index].container
    {
      return true
    }
    return index + 1 < pieces.count && pieces[index + 1].first < range.upperBound
      && pieces[index + 1].container != pieces[index].container
  }

  private func isWrapped(_ piece: Piece, _ count: Int) -> Bool {
    if outline.code[piece.container] != 0 { return false }
    let container = HTMLNode(index: piece.container)
    if piece.isImage, outline.inFigure[piece.container] { return false }
    switch tree.name(of: container) {
    case .h1?, .h2?, .h3?, .h4?, .h5?, .h6?, .pre?, .listing?, .xmp?, .dt?, .summary?,
      .figcaption?, .caption?:
      return false
    case .li?, .dd?: return !piece.isImage && count > 1
    case .td?, .th?:
      return outline.table[piece.container] == 0 || (!piece.isImage && count > 1)
    default: return true
    }
  }
}
