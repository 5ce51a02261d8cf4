import HTML

/// Tells tables that hold data from those that only lay out a page.
enum DataTable {
  /// Whether a table holds data: several rows of several short cells, some of which may span others.
  ///
  /// The search ends at the first thing that data does not have, such as a table within, so that
  /// tables in tables cost no more than the page is long.
  static func isData(_ table: HTMLNode, _ tree: HTMLTree) -> Bool {
    var rows = 0
    var cells = 0
    // What the cells take in a grid: one beside three rows is a cell of each of them.
    var places = 0
    var cellsBefore = 0
    var hasEmptyRow = false
    var length = 0
    for node in tree.descendants(of: table) {
      if tree.kind(of: node) == .text {
        length += tree.bytes(of: node).count
        if length > 1200 { return false }
        continue
      }
      guard let name = tree.name(of: node) else { continue }
      switch name {
      case .table, .h1, .h2, .form, .article, .section: return false
      case .tr:
        if rows > 0, cells == cellsBefore { hasEmptyRow = true }
        cellsBefore = cells
        rows += 1
      case .td, .th:
        cells += 1
        places += span(.colspan, of: node, tree) * span(.rowspan, of: node, tree)
        length = 0
      default: break
      }
    }
    guard rows >= 2 else { return false }
    // An empty row keeps others apart, as tables that lay out a page do.
    return cells >= rows * 2 - 1 || (!hasEmptyRow && cells > rows && places >= rows * 2 - 1)
  }

  /// Over how many columns or rows a cell goes; of an absurd number, as many as a real one may.
  private static func span(_ name: HTMLName, of cell: HTMLNode, _ tree: HTMLTree) -> Int {
    min(max(HTMLInteger(tree.attributeBytes(name, of: cell))?.value ?? 1, 1), 100)
  }
}
