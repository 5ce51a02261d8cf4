import HTML

/// Tells tables that hold data from those that only lay out a page.
enum DataTable {
  /// Whether a table holds data: several rows of several short cells.
  ///
  /// The search ends at the first thing that data does not have, such as a table within, so that
  /// tables in tables cost no more than the page is long.
  static func isData(_ table: HTMLNode, _ tree: HTMLTree) -> Bool {
    var rows = 0
    var cells = 0
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
      case .tr: rows += 1
      case .td, .th:
        cells += 1
        length = 0
      default: break
      }
    }
    return rows >= 2 && cells >= rows * 2 - 1
  }
}
