/// A table while its cells are read: made regular as they come, by the standard's table model.
struct MarkdownTable {
  /// A cell where it begins; the further columns that it spans are only kept free of others.
  private struct Cell {
    var column: Int
    var text: [UInt8]
  }

  private var rows: [[Cell]] = []
  /// The first row in which a column is no longer taken by a cell from above.
  private var free: [Int] = []
  /// The column that the next cell of the row is to be in, unless it is taken.
  private var next = 0
  private var group: Int?
  private var hasHeader = false
  private var isHeaderRow = true

  /// What would be in a column from here on goes into the last one's cell.
  ///
  /// A bound, as a row of few bytes might otherwise be written as one of thousands of cells.
  static let limit = 256

  /// Begins a row; a cell from above does not reach from one group of rows into another.
  mutating func beginRow(inHead: Bool, group: Int? = nil) {
    endRow()
    if group != self.group { free.removeAll(keepingCapacity: true) }
    self.group = group
    next = 0
    rows.append([])
    isHeaderRow = true
    if inHead, rows.count == 1 { hasHeader = true }
  }

  private mutating func endRow() {
    if rows.count == 1, !rows[0].isEmpty, isHeaderRow { hasHeader = true }
  }

  /// Adds a cell that spans columns and rows; no rows are all of its group.
  mutating func add(_ text: [UInt8], columns: Int, rows height: Int, isHeader: Bool) {
    if rows.isEmpty { beginRow(inHead: false) }
    let row = rows.count - 1
    if !isHeader { isHeaderRow = false }
    while next < free.count, free[next] > row { next += 1 }
    guard next < MarkdownTable.limit else { return addToLast(text) }
    rows[row].append(Cell(column: next, text: text))
    let end = min(next + max(1, min(columns, MarkdownTable.limit)), MarkdownTable.limit)
    while free.count < end { free.append(0) }
    // The standard has no cell of more rows.
    let bottom = height <= 0 ? Int.max : row + min(height, 65_534)
    for column in next..<end { free[column] = max(free[column], bottom) }
    next = end
  }

  private mutating func addToLast(_ text: [UInt8]) {
    guard !text.isEmpty else { return }
    let row = rows.count - 1
    guard let last = rows[row].indices.last, rows[row][last].column == MarkdownTable.limit - 1
    else { return rows[row].append(Cell(column: MarkdownTable.limit - 1, text: text)) }
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
    for row in rows {
      output.append(0x0A)
      write(row, (row.last?.column ?? 0) + 1, to: &output)
    }
    return output
  }

  /// Leaves out the columns that no cell begins in, which are only spanned; gives how many are left.
  private mutating func closeColumns() -> Int {
    var places = [Int?](repeating: nil, count: MarkdownTable.limit)
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
