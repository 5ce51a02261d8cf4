/// Formatting elements that go on after what closed them (section 13.2.4.3 of the HTML standard).
extension TreeBuilder {
  /// Whether an element is on the stack.
  ///
  /// The record of an open element notes its place there.
  func isOpen(_ node: UInt32) -> Bool { place(of: node) > 0 }

  /// The place of an element on the stack; 0 if it is not open.
  func place(of node: UInt32) -> Int {
    guard Int(node) < tree.records.count else { return 0 }
    let place = Int(tree.records[Int(node)].end)
    return place > 0 && place < open.count && open[place].node == node ? place : 0
  }

  /// Opens the formatting elements again that were closed with an element around them.
  @inline(__always)
  mutating func reconstructFormatting() {
    guard let last = active.entries.last, !last.isMarker, !isOpen(last.node) else { return }
    reopenFormatting()
  }

  private mutating func reopenFormatting() {
    guard hasRoom else {
      limits.insert(.depth)
      return
    }
    guard copiesLeft > 0 else {
      limits.insert(.copies)
      return
    }
    var place = active.entries.count - 1
    while place > 0, !active.entries[place - 1].isMarker, !isOpen(active.entries[place - 1].node) {
      place -= 1
    }
    while place < active.entries.count {
      guard hasRoom, mayCopy(1) else { return }
      let node = insertCopy(of: active.entries[place].node)
      active.entries[place].node = node
      open.setListed(true, at: open.count - 1)
      place += 1
    }
  }

  /// Whether another formatting element may be made again.
  mutating func mayCopy(_ cost: Int) -> Bool {
    if copiesLeft < cost {
      limits.insert(.copies)
      return false
    }
    copiesLeft -= cost
    return true
  }

  /// Inserts an element like another one and opens it.
  private mutating func insertCopy(of node: UInt32) -> UInt32 {
    let record = tree.records[Int(node)]
    let copy = insertRecord(record.name, .html, record.start, record.length)
    push(copy, name: record.name, traits: traits(of: record.name))
    return copy
  }

  /// Adds the element just opened to the list; of elements that are all alike three are kept.
  mutating func addFormatting(_ name: UInt32) {
    let node = open.top.node
    let count = tree.records[Int(node)].length
    var alike = 0
    var earliest = 0
    var place = active.entries.count - 1
    while place >= 0, !active.entries[place].isMarker {
      if active.entries[place].name == name, active.entries[place].count == count {
        alike += 1
        earliest = place
      }
      place -= 1
    }
    var entry = ActiveFormatting.Entry(node: node, name: name, count: count)
    if alike >= 3 {
      if count > 0 { (alike, earliest) = findAlike(&entry, from: earliest) }
      if alike >= 3 { removeFormatting(at: earliest) }
    }
    // There are as many only where some could not be opened again.
    if active.entries.count - place > maximumDepth { removeFormatting(at: place + 1) }
    active.entries.append(entry)
    open.setListed(true, at: open.count - 1)
  }

  /// How many entries from a place on have the attributes of this one, and the first of them.
  private mutating func findAlike(
    _ entry: inout ActiveFormatting.Entry, from start: Int
  ) -> (Int, Int) {
    entry.hash = attributeHash(of: entry.node)
    var alike = 0
    var earliest = 0
    for place in (start..<active.entries.count).reversed() {
      let other = active.entries[place]
      guard other.name == entry.name, other.count == entry.count else { continue }
      if other.hash == 0 { active.entries[place].hash = attributeHash(of: other.node) }
      if active.entries[place].hash == entry.hash {
        alike += 1
        earliest = place
      }
    }
    return (alike, earliest)
  }

  /// A hash of an element's attributes that does not depend on their order.
  ///
  /// It is keyed at random, so that no document can be written to have equal ones.
  private func attributeHash(of node: UInt32) -> UInt64 {
    let record = tree.records[Int(node)]
    var sum: UInt64 = 1
    for index in Int(record.start)..<Int(record.start) + Int(record.length) {
      let attribute = tokenizer.attributes[index]
      var hasher = Hasher()
      hasher.combine(attribute.name)
      for byte in bytes(attribute) { hasher.combine(byte) }
      sum &+= UInt64(truncatingIfNeeded: hasher.finalize()) | 1
    }
    return sum == 0 ? 1 : sum
  }

  mutating func removeFormatting(at place: Int) {
    unlist(active.entries[place].node)
    active.entries.remove(at: place)
  }

  /// Notes that an element is no longer in the list.
  func isListed(_ node: UInt32) -> Bool {
    let place = place(of: node)
    return place > 0 && open[place].isListed
  }

  private mutating func unlist(_ node: UInt32) {
    let place = place(of: node)
    if place > 0 { open.setListed(false, at: place) }
  }

  /// Removes everything up to the last marker from the list.
  mutating func clearFormatting() {
    while let entry = active.entries.popLast(), !entry.isMarker { unlist(entry.node) }
  }
}
