import HTML

/// The numbers that the items of lists have on a page, where leaving out others would change them.
struct ItemNumbers {
  /// The numbers by item.
  private(set) var numbers: [Int: Int] = [:]

  /// Finds the lists of which items are kept and others are not.
  init(_ tree: HTMLTree, _ nodes: KeptNodes) {
    let (start, reversed) = (tree.name("start"), tree.name("reversed"))
    for node in tree.descendants(of: .root) where nodes.isKept[node.index] {
      guard tree.isElement(node, .ol) else { continue }
      let items = tree.children(of: node).filter { tree.isElement($0, .li) }
      if items.allSatisfy({ nodes.isKept[$0.index] }) { continue }
      let isReversed = reversed.map { tree.attributeBytes($0, of: node) != nil } ?? false
      let first = start.flatMap { HTMLInteger(tree.attributeBytes($0, of: node))?.value }
      var number = first ?? (isReversed ? items.count : 1)
      for item in items {
        number = HTMLInteger(tree.attributeBytes(.value, of: item))?.value ?? number
        if nodes.isKept[item.index] { numbers[item.index] = number }
        number += isReversed ? -1 : 1
      }
    }
  }
}
