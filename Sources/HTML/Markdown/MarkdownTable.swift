/// A table while its cells are read: made regular as they come, by the standard's table model.
struct MarkdownTable {
  /// A cell where it begins; the further columns that it spans are only kept free of others.
  private struct Cell {
    var column: Int
    var text: [UInt8]
  }

  private var rows: [[Cell]] = []
  private var grid = TableGrid()
  /// The column of the cell that is being read; `nil` if it goes into the last one.
  private var column: Int?
  private var hasHeader = false
  private var isHeaderRow = true

  /// How many empty cells may be added at the end of rows, beside some in proportion to their text.
  ///
  /// A bound, as a row of few bytes might otherwise be written as one of hundreds of cells; a row
  /// without them is read as if it had them.
  private static let padding = 4096

  /// Begins a row; a cell from above does not reach from one group of rows into another.
  mutating func beginRow(inHead: Bool, group: Int? = nil) {
    endRow()
    grid.beginRow(group: group)
    rows.append([])
    isHeaderRow = true
    if inHead, rows.count == 1 { hasHeader = true }
  }

  private mutating func endRow() {
    if rows.count == 1, !rows[0].isEmpty, isHeaderRow { hasHeader = true }
  }

  /// Begins a cell.
  mutating func beginCell(_ cell: HTMLNode, of tree: HTMLTree, isHeader: Bool) {
    if rows.isEmpty { beginRow(inHead: false) }
    if !isHeader { isHeaderRow = false }
    column = grid.place(cell, of: tree)
  }

  /// Ends a cell, whose text is known now.
  mutating func endCell(_ text: [UInt8]) {
    guard let row = rows.indices.last else { return }
    guard let column else { return addToLast(text) }
    rows[row].append(Cell(column: column, text: text))
  }

  private mutating func addToLast(_ text: [UInt8]) {
    guard !text.isEmpty else { return }
    let row = rows.count - 1
    guard let last = rows[row].indices.last, rows[row][last].column == TableGrid.limit - 1
    else { return rows[row].append(Cell(column: TableGrid.limit - 1, text: text)) }
    if !rows[row][last].text.isEmpty { rows[row][last].text.append(0x20) }
    rows[row][last].text += text
  }

  /// The table in GFM; `nil` if it is empty.
  mutating func finish() -> [UInt8]? {
    endRow()
    if rows.first?.allSatisfy(\.text.isEmpty) ?? true { hasHeader = false }
    rows.removeAll { $0.allSatisfy(\.text.isEmpty) }
    let width = closeColumns()
    guard width > 0 else { return nil }
    var output: [UInt8] = []
    let header = hasHeader ? rows.removeFirst() : []
    write(header, width, to: &output)
    output.append(0x0A)
    output += Array(String(repeating: "| --- ", count: width).utf8) + [0x7C]
    var padding = MarkdownTable.padding
    for row in rows {
      output.append(0x0A)
      let start = output.count
      let least = (row.last?.column ?? 0) + 1
      let added = width - least <= padding ? width : least
      write(row, added, to: &output)
      padding += 4 * (output.count - start - 2 * (added - least)) - (added - least)
    }
    return output
  }

  /// Leaves out the columns that no cell begins in, which are only spanned; gives how many are left.
  private mutating func closeColumns() -> Int {
    var places = [Int?](repeating: nil, count: TableGrid.limit)
    for row in rows { for cell in row { places[cell.column] = 0 } }
    var width = 0
    for column in places.indices where places[column] != nil {
      places[column] = width
      width += 1
    }
    for row in rows.indices {
      for cell in rows[row].indices {
        rows[row][cell].column = places[rows[row][cell].column] ?? 0
      }
    }
    return width
  }

  private func write(_ row: [Cell], _ width: Int, to output: inout [UInt8]) {
    var column = 0
    for cell in row {
      while column < cell.column {
        output += [0x7C, 0x20]
        column += 1
      }
      output += [0x7C, 0x20]
      if !cell.text.isEmpty { output += cell.text + [0x20] }
      column += 1
    }
    while column < width {
      output += [0x7C, 0x20]
      column += 1
    }
    output.append(0x7C)
  }
}
