import HTML

/// The boxes of a list of other pages: the dates in them are those of these pages.
struct Teasers: Sendable {
  /// The boxes, in document order.
  private var boxes: [Range<Int>] = []
  /// The elements that may be boxes, by what they stand in.
  private var candidates: [Int: [(node: HTMLNode, title: String)]] = [:]

  /// As many make a list.
  private static let least = 3
  /// With more text than this besides links one of them is more than a teaser.
  private static let longest = 400

  /// Notes a heading, if it leads to another page and stands in one of several elements that are alike.
  mutating func add(heading: HTMLNode, _ tree: HTMLTree, _ elements: ElementTable) {
    let links = tree.subtree(of: heading).prefix(12).filter { tree.isElement($0, .a) }
    let outer = tree.parent(of: heading).flatMap { tree.isElement($0, .a) ? $0 : nil }
    guard let link = links.first ?? outer, let target = tree.attributeBytes(.href, of: link),
      !target.contains(0x23), let text = tree.shortText(of: heading, limit: 400),
      DateReader.find(in: text) == nil
    else { return }
    add(boxAround: heading, String(Text.key(text).suffix(20)), tree, elements) { _ in true }
  }

  /// Notes a date, if it stands in one of several elements that are alike and hardly anything but a link.
  mutating func add(date: HTMLNode, _ tree: HTMLTree, _ elements: ElementTable) {
    add(boxAround: date, nil, tree, elements) { element in
      // What is more than a date and a word or two is a text of its own, as the posts of a thread.
      element.linkUnits * 2 > element.units && element.units - element.linkUnits < 60
    }
  }

  private mutating func add(
    boxAround node: HTMLNode, _ title: String?, _ tree: HTMLTree, _ elements: ElementTable,
    where isWanted: (ElementTable.Element) -> Bool
  ) {
    for outer in tree.ancestors(of: node).prefix(5) {
      let element = elements[outer.index]
      guard Int(element.twins) >= Teasers.least, let parent = tree.parent(of: outer) else {
        continue
      }
      if isWanted(element), candidates[parent.index]?.last?.node != outer {
        candidates[parent.index, default: []].append((outer, title ?? "\(outer.index)"))
      }
      return
    }
  }

  /// Finds the lists among what was noted.
  mutating func close(_ tree: HTMLTree, _ elements: ElementTable) {
    func isText(_ node: HTMLNode) -> Bool {
      let element = elements[node.index]
      return element.units - element.linkUnits > Teasers.longest
    }
    // The posts of a thread are all called alike, or are named after who wrote them; one of them has some text.
    boxes = candidates.values
      .filter { list in
        Set(list.map(\.title)).count >= Teasers.least && !list.contains { isText($0.node) }
      }
      .flatMap { $0.map { $0.node.index..<tree.skip($0.node).index } }
      .sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    candidates = [:]
    // Lists in lists are in the box around them already.
    var end = 0
    boxes.removeAll { box in
      defer { end = max(end, box.upperBound) }
      return box.upperBound <= end
    }
  }

  /// Whether a node stands in one of the boxes.
  func contains(_ node: Int) -> Bool {
    var low = 0
    var high = boxes.count
    while low < high {
      let middle = (low + high) / 2
      if boxes[middle].upperBound <= node { low = middle + 1 } else { high = middle }
    }
    return low < boxes.count && boxes[low].contains(node)
  }
}
