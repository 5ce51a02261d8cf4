/// Tells the tables that hold data from those that lay out a page.
struct TableSurvey {
  private struct Open {
    var node: Int
    var end: Int
    var isData: Bool
    var cells = 0
    var columns = 0
  }

  /// The tables that hold data.
  private(set) var data: Set<Int> = []

  init(_ range: HTMLNodeRange, in tree: HTMLTree) {
    var open: [Open] = []
    for node in range {
      while let last = open.last, last.end <= node.index { close(&open) }
      guard tree.kind(of: node) == .element, tree.namespace(of: node) == .html else { continue }
      switch tree.name(of: node) {
      case .table?:
        if let outer = open.indices.last { open[outer].isData = false }
        let role = tree.attribute(.role, of: node)
        open.append(
          Open(
            node: node.index, end: tree.skip(node).index,
            isData: role != "presentation" && role != "none"))
      case .tr?: if let last = open.indices.last { open[last].cells = 0 }
      case .td?, .th?:
        guard let last = open.indices.last else { continue }
        open[last].cells += 1
        open[last].columns = max(open[last].columns, open[last].cells)
      default: break
      }
    }
    while !open.isEmpty { close(&open) }
  }

  private mutating func close(_ open: inout [Open]) {
    guard let last = open.popLast() else { return }
    if last.isData, last.columns > 1 { data.insert(last.node) }
  }
}
