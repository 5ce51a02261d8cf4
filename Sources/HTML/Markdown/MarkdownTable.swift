/// A table while its cells are read: made regular as they come.
struct MarkdownTable {
  private var rows: [[[UInt8]]] = []
  /// How many rows a column is still taken by a cell from above.
  private var taken: [Int] = []
  private var hasHeader = false
  private var isHeaderRow = true

  /// Columns from here on are left out.
  static let limit = 64

  mutating func beginRow(inHead: Bool) {
    endRow()
    rows.append([])
    isHeaderRow = true
    if inHead, rows.count == 1 { hasHeader = true }
  }

  private mutating func endRow() {
    guard let row = rows.last, !row.isEmpty else { return }
    if rows.count == 1, isHeaderRow { hasHeader = true }
    fill()
    for column in taken.indices where taken[column] > 0 { taken[column] -= 1 }
  }

  /// Leaves the columns free that are taken from above.
  private mutating func fill() {
    guard let last = rows.indices.last else { return }
    while rows[last].count < taken.count, taken[rows[last].count] > 0 { rows[last].append([]) }
  }

  /// Adds a cell that spans columns and rows.
  mutating func add(_ cell: [UInt8], columns: Int, rows height: Int, isHeader: Bool) {
    if rows.isEmpty { beginRow(inHead: false) }
    guard let last = rows.indices.last else { return }
    if !isHeader { isHeaderRow = false }
    fill()
    for offset in 0..<max(1, min(columns, MarkdownTable.limit)) {
      guard rows[last].count < MarkdownTable.limit else { return }
      let column = rows[last].count
      while taken.count <= column { taken.append(0) }
      // This row counts itself down when it ends.
      taken[column] = max(1, min(height, 1000))
      rows[last].append(offset == 0 ? cell : [])
    }
  }

  /// The table in GFM; `nil` if it is empty.
  mutating func finish() -> [UInt8]? {
    endRow()
    rows.removeAll { $0.allSatisfy(\.isEmpty) }
    let width = rows.reduce(0) { max($0, $1.count) }
    guard width > 0 else { return nil }
    var output: [UInt8] = []
    let header = hasHeader ? rows.removeFirst() : []
    write(header, width, to: &output)
    output.append(0x0A)
    output += Array(String(repeating: "| --- ", count: width).utf8) + [0x7C]
    for row in rows {
      output.append(0x0A)
      write(row, row.count, to: &output)
    }
    return output
  }

  private func write(_ row: [[UInt8]], _ width: Int, to output: inout [UInt8]) {
    for column in 0..<width {
      output += [0x7C, 0x20]
      if column < row.count, !row[column].isEmpty { output += row[column] + [0x20] }
    }
    output.append(0x7C)
  }
}
