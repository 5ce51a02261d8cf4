import HTML

/// Makes the tables regular of which parts are kept.
struct TableCompletion {
  let tree: HTMLTree
  let outline: PageOutline

  /// Keeps the empty cells beside kept ones, and in tables with cells of several rows all rows.
  func complete(_ nodes: inout KeptNodes) {
    var spans: Set<Int32> = []
    for index in 1..<max(tree.count, 1) where outline.table[index] != 0 && isCell(index) {
      guard let value = tree.attributeBytes(.rowspan, of: HTMLNode(index: index)) else { continue }
      if !value.elementsEqual("1".utf8) { spans.insert(outline.table[index]) }
    }
    for index in 1..<max(tree.count, 1) {
      let table = outline.table[index]
      let node = HTMLNode(index: index)
      guard table != 0, nodes.isKept[Int(table)], tree.isElement(node, .tr),
        nodes.isKept[index] || spans.contains(table)
      else { continue }
      for cell in tree.children(of: node) where isCell(cell.index) { nodes.keep(cell.index) }
    }
  }

  private func isCell(_ index: Int) -> Bool {
    let node = HTMLNode(index: index)
    return tree.isElement(node, .td) || tree.isElement(node, .th)
  }
}
