/// What is left to do when a document has ended.
extension TreeBuilder {
  /// Puts linked records into document order.
  mutating func flatten() {
    guard isLinked else { return }
    flat.removeAll(keepingCapacity: true)
    // They are going to be the tree's records: those must not have less room than before.
    flat.reserveCapacity(tree.records.capacity)
    var node: UInt32 = 0
    var parent: UInt32 = 0
    while true {
      var record = tree.records[Int(node)]
      record.parent = parent
      record.end = 0
      let index = UInt32(truncatingIfNeeded: flat.count)
      if record.kind == .text, record.name == TreeBuilder.pieceName {
        join(record)
      } else {
        flat.append(record)
      }
      var link = links[Int(node)]
      if link.first != 0 {
        // The place among the flat records is what children will ask for.
        links[Int(node)].last = index
        parent = index
        node = link.first
        continue
      }
      while node != 0, link.next == 0 {
        node = tree.records[Int(node)].parent
        link = links[Int(node)]
      }
      if node == 0 { break }
      parent = links[Int(tree.records[Int(node)].parent)].last
      node = link.next
    }
    swap(&flat, &tree.records)
    isLinked = false
  }

  /// Adds a further piece of a text to its first.
  private mutating func join(_ piece: NodeRecord) {
    guard var record = flat.last, record.kind == .text else { return flat.append(piece) }
    join(Int(piece.start), Int(piece.length), to: &record)
    flat[flat.count - 1] = record
  }

  /// Sets where the nodes end: a pass from the last to the first.
  mutating func setEnds() {
    var index = tree.records.count - 1
    while index > 0 {
      // Until now the place on the stack stood there, which is less.
      let end = max(tree.records[index].end, UInt32(truncatingIfNeeded: index + 1))
      tree.records[index].end = end
      let parent = Int(tree.records[index].parent)
      if tree.records[parent].end < end { tree.records[parent].end = end }
      index -= 1
    }
    tree.records[0].end = UInt32(truncatingIfNeeded: tree.records.count)
  }
}
