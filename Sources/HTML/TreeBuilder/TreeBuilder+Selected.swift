/// What a `select` shows: a copy of the option chosen (4.10.7 of the HTML standard, "clone an option
/// into a selectedcontent").
///
/// The standard copies an option whenever one ends; only the last copy can be seen afterwards, so that
/// it is made once, when the document has ended.
extension TreeBuilder {
  /// Fills the `selectedcontent` elements.
  mutating func showSelected() {
    link()
    let count = UInt32(truncatingIfNeeded: tree.records.count)
    var node: UInt32 = 0
    repeat {
      if isHTML(node, .select) { showSelected(in: node) }
      node = next(node, in: 0, skips: false)
      // Copies are as they should be.
      while node >= count { node = next(node, in: 0, skips: true) }
    } while node != 0
  }

  private mutating func showSelected(in select: UInt32) {
    guard attribute(.multiple, of: select) == nil else { return }
    var place: UInt32 = 0
    var first: UInt32 = 0
    var chosen: UInt32 = 0
    // The node after a group that is disabled, and its options with it.
    var groupEnd: UInt32?
    var node = next(select, in: select, skips: false)
    while node != 0 {
      if node == groupEnd { groupEnd = nil }
      if groupEnd == nil, isHTML(node, .optgroup), attribute(.disabled, of: node) != nil {
        groupEnd = next(node, in: select, skips: true)
      }
      if isHTML(node, .selectedcontent), place == 0 { place = node }
      if isHTML(node, .option) {
        if attribute(.selected, of: node) != nil { chosen = node }
        if first == 0, groupEnd == nil, attribute(.disabled, of: node) == nil { first = node }
      }
      node = next(node, in: select, skips: isHTML(node, .select))
    }
    // Of a list with several rows nothing is chosen by itself.
    let option = chosen != 0 || isList(select) ? chosen : first
    guard place != 0, option != 0, !isNode(place, in: option), !isNode(option, in: place) else {
      return
    }
    links[Int(place)].first = 0
    links[Int(place)].last = 0
    copyChildren(of: option, to: place)
  }

  /// Whether a `select` has a `size` above 1, by the rules for parsing non-negative integers.
  private func isList(_ select: UInt32) -> Bool {
    guard let size = attribute(.size, of: select) else { return false }
    var digits = bytes(size).drop(while: Scan.isSpace)
    if digits.first == 0x2B { digits = digits.dropFirst() }
    digits = digits.prefix(while: Scan.isDigit).drop { $0 == 0x30 }
    return digits.count > 1 || digits.first.map { $0 > 0x31 } ?? false
  }

  /// Appends copies of all that stands in a node to another.
  private mutating func copyChildren(of source: UInt32, to target: UInt32) {
    var node = links[Int(source)].first
    var parent = target
    while node != 0, mayCopy(1) {
      let copy = copyRecord(node)
      append(copy, to: parent)
      if links[Int(node)].first != 0 {
        node = links[Int(node)].first
        parent = copy
        continue
      }
      while links[Int(node)].next == 0 {
        node = tree.records[Int(node)].parent
        if node == source { return }
        parent = tree.records[Int(parent)].parent
      }
      node = links[Int(node)].next
    }
  }

  /// The node after another in document order, within a node; 0 where there is none.
  private func next(_ node: UInt32, in root: UInt32, skips: Bool) -> UInt32 {
    if !skips, links[Int(node)].first != 0 { return links[Int(node)].first }
    var node = node
    while node != root {
      if links[Int(node)].next != 0 { return links[Int(node)].next }
      node = tree.records[Int(node)].parent
    }
    return 0
  }

  private func isNode(_ node: UInt32, in other: UInt32) -> Bool {
    var node = node
    while node != 0, node != other { node = tree.records[Int(node)].parent }
    return node == other
  }

  private func isHTML(_ node: UInt32, _ name: HTMLName) -> Bool {
    let record = tree.records[Int(node)]
    return record.kind == .element && record.name == name.rawValue && record.namespace == .html
  }

  private func attribute(_ name: HTMLName, of node: UInt32) -> AttributeRecord? {
    let record = tree.records[Int(node)]
    return tokenizer.attributes[Int(record.start)..<Int(record.start) + Int(record.length)]
      .first { $0.name == name.rawValue }
  }
}
