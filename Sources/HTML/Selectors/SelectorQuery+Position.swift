extension SelectorQuery {
  /// The element before a node; -1 if it is the first.
  mutating func previousElement(_ node: Int) -> Int {
    if !previous.isEmpty { return Int(previous[node]) - 1 }
    var sibling = Int(tree.records[node].parent) + 1
    var last = -1
    while sibling < node {
      let record = tree.records[sibling]
      if record.kind == .element { last = sibling }
      sibling = Int(record.end)
      effort += 1
    }
    if effort > tree.count { findPrevious() }
    return last
  }

  /// Finds the element before each node, in one walk.
  private mutating func findPrevious() {
    previous = Array(repeating: 0, count: tree.count)
    var last = [UInt32](repeating: 0, count: tree.count)
    for node in 1..<tree.count {
      let record = tree.records[node]
      previous[node] = last[Int(record.parent)]
      if record.kind == .element { last[Int(record.parent)] = UInt32(node + 1) }
    }
  }

  /// The place of an element among its siblings, those that are counted, from 1; 0 if it is not
  /// counted itself.
  mutating func position(_ simple: SimpleSelector, _ node: Int) -> Int {
    if !positions[simple.slot].isEmpty {
      if positions[simple.slot][node] == 0 { count(simple, node) }
      let position = positions[simple.slot][node]
      return position == UInt32.max ? 0 : Int(position)
    }
    if effort > tree.count {
      positions[simple.slot] = Array(repeating: 0, count: tree.count)
      return position(simple, node)
    }
    guard isCounted(simple, node, like: node) else { return 0 }
    let parent = Int(tree.records[node].parent)
    var sibling = simple.fromEnd ? node : parent + 1
    let end = simple.fromEnd ? Int(tree.records[parent].end) : node
    var position = simple.fromEnd ? 0 : 1
    while sibling < end {
      effort += 1
      if isCounted(simple, sibling, like: node) { position += 1 }
      sibling = Int(tree.records[sibling].end)
    }
    return position
  }

  private mutating func isCounted(
    _ simple: SimpleSelector, _ sibling: Int, like node: Int
  ) -> Bool {
    let record = tree.records[sibling]
    guard record.kind == .element else { return false }
    if simple.ofType {
      return record.name == tree.records[node].name
        && record.namespace == tree.records[node].namespace
    }
    return simple.list < 0 || matches(list: simple.list, sibling)
  }

  /// Finds the places of a node and all its siblings, in one walk.
  private mutating func count(_ simple: SimpleSelector, _ node: Int) {
    let parent = Int(tree.records[node].parent)
    var counted: [Int] = []
    var sibling = parent + 1
    while sibling < Int(tree.records[parent].end) {
      if isCounted(simple, sibling, like: sibling) {
        counted.append(sibling)
      } else {
        positions[simple.slot][sibling] = UInt32.max
      }
      sibling = Int(tree.records[sibling].end)
    }
    if simple.fromEnd { counted.reverse() }
    if simple.ofType {
      var counts: [UInt64: UInt32] = [:]
      for sibling in counted {
        let record = tree.records[sibling]
        let type = UInt64(record.name) << 8 | UInt64(record.namespace.rawValue)
        counts[type, default: 0] += 1
        positions[simple.slot][sibling] = counts[type] ?? 0
      }
    } else {
      for (index, sibling) in counted.enumerated() {
        positions[simple.slot][sibling] = UInt32(index + 1)
      }
    }
  }
}
