import HTML

/// What the names, roles and classes of a page's elements say of them.
struct PageMarks: Sendable {
  /// What an element says it holds.
  enum Hint: String, Sendable {
    case articleBody = "itemprop"
    case body = "class"
    case article = "article element"
    case main = "main element"
  }

  /// The elements that say they hold the content, in document order.
  private(set) var hints: [(node: HTMLNode, hint: Hint)] = []
  /// For every node, whether its text does not belong to the content.
  private var dropped: [Bool] = []
  /// The elements that do not belong to the content and why, in document order, where that was asked for.
  private(set) var reasons: [(element: Range<Int>, reason: Boilerplate)] = []
  /// The elements that hold what readers have written, in document order.
  private(set) var comments: [Range<Int>] = []

  /// Whether the text of a node does not belong to the content.
  func isDropped(_ index: Int) -> Bool { dropped[index] }

  /// The element that a node stands in and that is boilerplate, and why; `nil` if there is none, or nobody has asked
  /// for reasons.
  func reason(_ index: Int) -> (element: Range<Int>, reason: Boilerplate)? {
    var low = 0
    var high = reasons.count
    while low < high {
      let middle = (low + high) / 2
      if reasons[middle].element.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < reasons.count && reasons[low].element.contains(index) ? reasons[low] : nil
  }

  /// Judges all elements of a page's body.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - shape: What is on it.
  ///   - elements: What its elements are.
  ///   - scores: How much running text is in each.
  ///   - pleas: The elements that are boilerplate however much of the text is in them, in document order.
  ///   - options: What of the page is wanted.
  mutating func mark(
    _ tree: HTMLTree, _ shape: PageShape, _ elements: ElementTable, _ scores: [Double],
    pleas: [Range<Int>], _ options: ExtractionOptions
  ) {
    dropped.removeAll(keepingCapacity: true)
    dropped.append(contentsOf: repeatElement(false, count: tree.count))
    hints.removeAll(keepingCapacity: true)
    comments.removeAll(keepingCapacity: true)
    reasons.removeAll(keepingCapacity: true)
    let body = tree.body ?? .root
    var judge = ElementJudge(
      tree: tree, shape: shape, elements: elements, scores: scores, total: scores[body.index],
      options: options)
    var node = HTMLNode(index: body.index + 1)
    var plea = 0
    let end = tree.skip(body)
    while node < end {
      guard let name = tree.name(of: node), tree.namespace(of: node) == .html else {
        node = HTMLNode(index: node.index + 1)
        continue
      }
      while plea < pleas.count, pleas[plea].upperBound <= node.index { plea += 1 }
      let isPlea = plea < pleas.count && pleas[plea].lowerBound == node.index
      if let reason = isPlea ? judge.plea(node) : judge.boilerplate(node, name) {
        let next = tree.skip(node)
        if options.givesReasons { reasons.append((node.index..<next.index, reason)) }
        for index in node.index..<next.index { dropped[index] = true }
        if options.comments, judge.words(of: node).contains(.comments) {
          comments.append(node.index..<next.index)
        }
        node = next
        continue
      }
      if name == .article || name == .main {
        judge.articleEnd = max(judge.articleEnd, tree.skip(node).index)
      }
      if let hint = judge.hint(node, name) { hints.append((node, hint)) }
      node = HTMLNode(index: node.index + 1)
    }
  }
}
