import HTML

/// What every node of a page stands in, as far as it matters to what is written of the page.
struct PageOutline {
  /// For every node, the one around it, or itself, that stands directly in a block.
  private(set) var unit: [Int32] = [0]
  /// For every node, the innermost table of data around it, or itself; 0 where there is none.
  private(set) var table: [Int32] = [0]
  /// For every node, the outermost preformatted element around it, or itself; 0 where there is none.
  private(set) var code: [Int32] = [0]
  /// For every node, whether it stands in a figure.
  private(set) var inFigure: [Bool] = [false]

  init(_ tree: HTMLTree) {
    var blocks: [Bool] = [true]
    for index in 1..<max(tree.count, 1) {
      let node = HTMLNode(index: index)
      let parent = tree.parent(of: node)?.index ?? 0
      let name = tree.namespace(of: node) == .html ? tree.name(of: node) : nil
      unit.append(blocks[parent] ? Int32(truncatingIfNeeded: index) : unit[parent])
      blocks.append(name.map { ElementClass.of($0).contains(.block) } ?? false)
      inFigure.append(inFigure[parent] || name == .figure)
      let isCode = name == .pre || name == .listing || name == .xmp
      code.append(
        code[parent] == 0 && isCode ? Int32(truncatingIfNeeded: index) : code[parent])
      if name == .table {
        // What stands in a table that lays out the page does not stand in the one around it.
        table.append(DataTable.isData(node, tree) ? Int32(truncatingIfNeeded: index) : 0)
      } else {
        table.append(table[parent])
      }
    }
  }
}
