/// Trees that are not written in document order.
///
/// Nearly all nodes are appended at the end of the tree, so that the records are in document order as
/// they come. As soon as a node is to stand elsewhere (moved out of a table, or by the adoption agency)
/// the records get links, from then on hold nodes in the order they were made, and are put into
/// document order when the document has ended. Both take time linear in the number of nodes.
extension TreeBuilder {
  /// Gives the records links, if they have none.
  mutating func link() {
    if isLinked { return }
    isLinked = true
    links.removeAll(keepingCapacity: true)
    links.append(contentsOf: repeatElement(TreeLink(), count: tree.records.count))
    for index in tree.records.indices.dropFirst() {
      attach(UInt32(truncatingIfNeeded: index), to: tree.records[index].parent)
    }
  }

  /// Whether everything after a node in the records stands in it.
  func isAtEnd(_ node: UInt32) -> Bool {
    var last = UInt32(truncatingIfNeeded: tree.records.count - 1)
    while last > node { last = tree.records[Int(last)].parent }
    return last == node
  }

  private mutating func attach(_ node: UInt32, to parent: UInt32) {
    let last = links[Int(parent)].last
    links[Int(node)].previous = last
    links[Int(node)].next = 0
    if last == 0 {
      links[Int(parent)].first = node
    } else {
      links[Int(last)].next = node
    }
    links[Int(parent)].last = node
  }

  /// Appends a node that stands nowhere to another.
  mutating func append(_ node: UInt32, to parent: UInt32) {
    tree.records[Int(node)].parent = parent
    attach(node, to: parent)
  }

  /// Inserts a node that stands nowhere before another.
  mutating func insert(_ node: UInt32, before next: UInt32) {
    let parent = tree.records[Int(next)].parent
    tree.records[Int(node)].parent = parent
    let previous = links[Int(next)].previous
    links[Int(node)].previous = previous
    links[Int(node)].next = next
    links[Int(next)].previous = node
    if previous == 0 {
      links[Int(parent)].first = node
    } else {
      links[Int(previous)].next = node
    }
  }

  mutating func detach(_ node: UInt32) {
    let parent = Int(tree.records[Int(node)].parent)
    let link = links[Int(node)]
    if link.previous == 0 {
      guard links[parent].first == node else { return }
      links[parent].first = link.next
    } else {
      links[Int(link.previous)].next = link.next
    }
    if link.next == 0 {
      links[parent].last = link.previous
    } else {
      links[Int(link.next)].previous = link.previous
    }
    links[Int(node)].previous = 0
    links[Int(node)].next = 0
  }

  /// Makes a node the last in another.
  mutating func move(_ node: UInt32, into parent: UInt32) {
    detach(node)
    append(node, to: parent)
  }

  /// Makes the children of a node those of another that has none.
  ///
  /// A child moved so ends up in a formatting element, whose children never are: this happens to no
  /// node more than once.
  mutating func moveChildren(of node: UInt32, to parent: UInt32) {
    var child = links[Int(node)].first
    links[Int(parent)].first = child
    links[Int(parent)].last = links[Int(node)].last
    links[Int(node)].first = 0
    links[Int(node)].last = 0
    while child != 0 {
      tree.records[Int(child)].parent = parent
      child = links[Int(child)].next
    }
  }
}
