extension SelectorQuery {
  /// Whether a text stands in what stands in an element.
  mutating func contains(_ simple: SimpleSelector, _ node: Int) -> Bool {
    if simple.text.isEmpty { return true }
    let end = Int(tree.records[node].end)
    if holds[simple.slot].isEmpty {
      effort += end - node
      if effort <= tree.count {
        return !find(simple.text, in: node..<end, onlyFirst: true).isEmpty
      }
      occurrences[simple.slot] = find(simple.text, in: 0..<tree.count, onlyFirst: false)
      holds[simple.slot] = [1]
    }
    // The texts that it begins in are in order, and so are those that it ends in.
    var range = 0..<occurrences[simple.slot].count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if Int(occurrences[simple.slot][middle].first) <= node {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound < occurrences[simple.slot].count
      && Int(occurrences[simple.slot][range.lowerBound].last) < end
  }

  /// Finds a text in what the texts of a range are together (Knuth, Morris and Pratt 1977).
  private func find(_ text: Range<Int>, in nodes: Range<Int>, onlyFirst: Bool) -> [TextRange] {
    let wanted = Array(selector.texts[text])
    var failure = [Int](repeating: 0, count: wanted.count)
    for index in wanted.indices.dropFirst() {
      var length = failure[index - 1]
      while length > 0, wanted[index] != wanted[length] { length = failure[length - 1] }
      failure[index] = wanted[index] == wanted[length] ? length + 1 : 0
    }
    var found: [TextRange] = []
    /// The text nodes, and where in all the text they end, that a match may still begin in.
    var starts: [(node: UInt32, end: Int)] = []
    var firstStart = 0
    var place = 0
    var length = 0
    for node in nodes where tree.records[node].kind == .text {
      let bytes = tree.bytes(of: HTMLNode(index: node))
      starts.append((UInt32(node), place + bytes.count))
      for byte in bytes {
        place += 1
        while length > 0, byte != wanted[length] { length = failure[length - 1] }
        if byte == wanted[length] { length += 1 }
        guard length == wanted.count else { continue }
        while starts[firstStart].end <= place - length { firstStart += 1 }
        let range = TextRange(first: starts[firstStart].node, last: UInt32(node))
        if found.last != range { found.append(range) }
        if onlyFirst { return found }
        length = failure[length - 1]
      }
    }
    return found
  }
}
