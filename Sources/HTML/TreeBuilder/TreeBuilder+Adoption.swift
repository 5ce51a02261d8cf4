/// The adoption agency algorithm (section 13.2.6.4.7 of the HTML standard): what becomes of elements
/// that were opened in a formatting element and outlast it.
extension TreeBuilder {
  /// Ends a formatting element.
  mutating func adopt(_ name: UInt32) {
    let top = open.top
    if top.name == name, top.namespace == .html, !top.isListed { return pop() }
    for _ in 0..<8 {
      guard let entry = active.last(name) else {
        ordinaryEndTag(HTMLName(rawValue: name))
        return
      }
      let node = active.entries[entry].node
      let place = place(of: node)
      if place == 0 {
        active.entries.remove(at: entry)
        return
      }
      if place < open.scope { return }
      guard open.special > place else {
        pop(to: place)
        active.entries.remove(at: entry)
        return
      }
      var block = place + 1
      while !open[block].marks.contains(.special) { block += 1 }
      // The work is in proportion to the elements that are open in this one.
      guard mayCopy(4 + (open.count - place) / 64) else {
        pop(to: place)
        active.entries.remove(at: entry)
        return
      }
      link()
      adopt(entry, at: place, around: block)
    }
  }

  /// Moves the furthest block out of the formatting element, and a copy of that into the block.
  private mutating func adopt(_ entry: Int, at place: Int, around block: Int) {
    let ancestor = open[place - 1]
    var formatting = entry
    let formattingNode = active.entries[entry].node
    var bookmark = entry
    var elements = open.lift(from: place)
    let furthest = elements[block - place]
    var last = furthest.node
    var counter = 0
    var index = block - place - 1
    // What stays on the stack between the formatting element and the block, from the inside out.
    while index > 0 {
      counter += 1
      var inner = elements[index]
      var listed = inner.isListed ? active.place(of: inner.node) : nil
      if counter > 3, let item = listed {
        active.entries.remove(at: item)
        if item < bookmark { bookmark -= 1 }
        if item < formatting { formatting -= 1 }
        listed = nil
      }
      guard let item = listed else {
        elements.remove(at: index)
        index -= 1
        continue
      }
      let copy = copyRecord(inner.node)
      inner.node = copy
      inner.parent = copy
      elements[index] = inner
      active.entries[item].node = copy
      if last == furthest.node { bookmark = item + 1 }
      move(last, into: copy)
      last = copy
      index -= 1
    }
    insertMoved(last, into: ancestor)
    let copy = copyRecord(formattingNode)
    moveChildren(of: furthest.parent, to: copy)
    append(copy, to: furthest.parent)
    var new = active.entries[formatting]
    new.node = copy
    active.entries.remove(at: formatting)
    active.entries.insert(new, at: formatting < bookmark ? bookmark - 1 : bookmark)
    var element = elements.removeFirst()
    element.node = copy
    element.parent = copy
    let blockIndex = elements.firstIndex { $0.node == furthest.node } ?? elements.count - 1
    elements.insert(element, at: blockIndex + 1)
    putBack(&elements)
  }

  /// Puts elements that were lifted from the stack on again.
  mutating func putBack(_ elements: inout [OpenElement]) {
    for element in elements {
      tree.records[Int(element.node)].end = UInt32(truncatingIfNeeded: open.count)
      open.push(element)
    }
    open.giveBack(&elements)
  }

  /// Takes an element off the stack that others stand on, and in the tree go on standing in.
  mutating func removeOpen(at place: Int) {
    if place == open.count - 1 { return pop() }
    var elements = open.lift(from: place)
    elements.removeFirst()
    for index in elements.indices { elements[index].lost += 1 }
    putBack(&elements)
  }
}
