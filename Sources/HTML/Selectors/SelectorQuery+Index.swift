extension SelectorQuery {
  /// Whether an element matches the selector.
  mutating func matches(_ node: Int) -> Bool {
    guard selector.lists[selector.top].count >= SelectorIndex.minimum else {
      return matches(list: selector.top, node)
    }
    let index = self.index ?? SelectorIndex(selector, names)
    self.index = index
    let record = tree.records[node]
    if matches(index.others, node) || matches(index.types[record.name], node) { return true }
    for attribute in Int(record.start)..<Int(record.start) + Int(record.length) {
      let value = tree.attributes[attribute]
      let isID = value.name == HTMLName.id.rawValue
      guard isID || value.name == HTMLName.class.rawValue else { continue }
      if matchesWord(of: value, isID: isID, index, node) { return true }
    }
    return false
  }

  private mutating func matchesWord(
    of value: AttributeRecord, isID: Bool, _ index: SelectorIndex, _ node: Int
  ) -> Bool {
    let bytes = tree.bytes(value.start, value.length)
    if isID {
      let hash = SelectorIndex.hash(bytes.span, 0..<bytes.count, isID: true)
      return matches(index.words[hash], node)
    }
    var place = 0
    while place < bytes.count {
      var end = place
      while end < bytes.count, !Scan.isSpace(bytes[bytes.startIndex + end]) { end += 1 }
      if end > place {
        let hash = SelectorIndex.hash(bytes.span, place..<end, isID: false)
        if matches(index.words[hash], node) { return true }
      }
      place = end + 1
    }
    return false
  }

  private mutating func matches(_ complexes: [Int]?, _ node: Int) -> Bool {
    guard let complexes else { return false }
    for complex in complexes {
      let compounds = selector.complexes[complex].compounds
      if matches(compounds.upperBound - 1, from: compounds.lowerBound, node) { return true }
    }
    return false
  }
}
