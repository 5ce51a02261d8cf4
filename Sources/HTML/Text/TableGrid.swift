/// Places the cells of a table in columns, row by row, by the standard's table model (4.9.12).
package struct TableGrid {
  /// What would be in a column from here on goes into the last one.
  ///
  /// A bound, as a row of few bytes might otherwise be written as one of thousands of cells.
  package static let limit = 256

  /// The row that cells are added to; -1 before the first.
  private(set) var row = -1
  /// The first row in which a column is no longer taken by a cell from above.
  private var free: [Int] = []
  /// The column that the next cell of the row is to be in, unless it is taken.
  private var next = 0
  private var group: Int?

  /// Creates a grid without rows.
  package init() {}

  /// Begins a row; a cell from above does not reach from one group of rows into another.
  package mutating func beginRow(group: Int? = nil) {
    if group != self.group { free.removeAll(keepingCapacity: true) }
    self.group = group
    next = 0
    row += 1
  }

  /// Places a cell that spans columns and rows; no rows are all of its group.
  ///
  /// - Returns: The column in which it begins; `nil` for what goes into the last one.
  package mutating func place(columns: Int, rows height: Int) -> Int? {
    while next < free.count, free[next] > row { next += 1 }
    guard next < TableGrid.limit else { return nil }
    let column = next
    let end = min(next + max(1, min(columns, TableGrid.limit)), TableGrid.limit)
    while free.count < end { free.append(0) }
    // The standard has no cell of more rows.
    let bottom = height <= 0 ? Int.max : row + min(height, 65_534)
    for column in next..<end { free[column] = max(free[column], bottom) }
    next = end
    return column
  }

  /// Places a `td` or `th` by its attributes.
  ///
  /// - Returns: The column in which it begins; `nil` for what goes into the last one.
  package mutating func place(_ cell: HTMLNode, of tree: HTMLTree) -> Int? {
    let columns = HTMLInteger(tree.attributeBytes(.colspan, of: cell))?.value ?? 1
    let rows = HTMLInteger(tree.attributeBytes(.rowspan, of: cell))?.value ?? 1
    // None are all that follow in the group; fewer are a mistake.
    return place(columns: columns, rows: rows < 0 ? 1 : rows)
  }
}
