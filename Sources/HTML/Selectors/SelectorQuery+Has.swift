extension SelectorQuery {
  /// Whether what `:has()` asks for stands in an element or after it.
  mutating func has(_ simple: SimpleSelector, _ node: Int) -> Bool {
    for (index, complex) in selector.lists[simple.list].enumerated()
    where has(complex, slot: simple.slot + index, node) { return true }
    return false
  }

  private mutating func has(_ complex: Int, slot: Int, _ node: Int) -> Bool {
    if !holds[slot].isEmpty { return holds[slot][node] != 0 }
    let compounds = selector.complexes[complex].compounds
    let combinator = selector.compounds[compounds.lowerBound].combinator
    let isInside = combinator == .child || combinator == .descendant
    let root = isInside ? node : Int(tree.records[node].parent)
    let region = root..<Int(tree.records[root].end)
    effort += region.count
    if effort > tree.count {
      holds[slot] = anchors(compounds, in: 0..<tree.count)
      return holds[slot][node] != 0
    }
    return anchors(compounds, in: region)[node - root] != 0
  }

  /// Tells of each node of a region whether a chain of compounds begins at it.
  ///
  /// The compounds are taken from the last to the first, each in one walk from the end of the region:
  /// the elements that match one and have the rest of the chain make others hold.
  private mutating func anchors(_ compounds: Range<Int>, in region: Range<Int>) -> [UInt8] {
    var holds: [UInt8] = []
    for compound in compounds.reversed() {
      var matching = [UInt8](repeating: 0, count: region.count)
      for node in region where tree.records[node].kind == .element {
        if !holds.isEmpty, holds[node - region.lowerBound] == 0 { continue }
        if matches(selector.compounds[compound], node) { matching[node - region.lowerBound] = 1 }
      }
      switch selector.compounds[compound].combinator {
      case .child: holds = parents(of: matching, region)
      case .nextSibling: holds = previous(of: matching, region)
      case .laterSibling: holds = earlier(than: matching, region)
      case .descendant, .none: holds = around(matching, region)
      }
    }
    return holds
  }

  private func parents(of matching: [UInt8], _ region: Range<Int>) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: region.count)
    for node in region where node > region.lowerBound && matching[node - region.lowerBound] != 0 {
      result[Int(tree.records[node].parent) - region.lowerBound] = 1
    }
    return result
  }

  private func previous(of matching: [UInt8], _ region: Range<Int>) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: region.count)
    // For each parent the child that came last plus one.
    var last = [UInt32](repeating: 0, count: region.count)
    for node in region where node > region.lowerBound && tree.records[node].kind == .element {
      let parent = Int(tree.records[node].parent) - region.lowerBound
      if matching[node - region.lowerBound] != 0, last[parent] > 0 {
        result[Int(last[parent]) - 1] = 1
      }
      last[parent] = UInt32(node - region.lowerBound + 1)
    }
    return result
  }

  private func earlier(than matching: [UInt8], _ region: Range<Int>) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: region.count)
    var seen = [UInt8](repeating: 0, count: region.count)
    for node in region.reversed() where node > region.lowerBound {
      let parent = Int(tree.records[node].parent) - region.lowerBound
      result[node - region.lowerBound] = seen[parent]
      if matching[node - region.lowerBound] != 0 { seen[parent] = 1 }
    }
    return result
  }

  private func around(_ matching: [UInt8], _ region: Range<Int>) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: region.count)
    // The matching nodes behind the place, the nearest last.
    var behind: [Int] = []
    for node in region.reversed() {
      let end = Int(tree.records[node].end)
      if let next = behind.last, next < end { result[node - region.lowerBound] = 1 }
      if tree.records[node].kind == .content {
        // What stands in a template does not stand in what is around it.
        while let next = behind.last, next < end { behind.removeLast() }
      }
      if matching[node - region.lowerBound] != 0 { behind.append(node) }
    }
    return result
  }
}
