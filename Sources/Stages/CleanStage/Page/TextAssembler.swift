import HTML

/// Puts blocks together to text.
struct TextAssembler {
  private let blocks: [TextBlock]
  private let text: [UInt8]
  private let tree: HTMLTree
  private var output: [UInt8] = []

  static func assemble(_ blocks: [TextBlock], _ text: [UInt8], _ tree: HTMLTree) -> String {
    var assembler = TextAssembler(blocks, text, tree)
    assembler.assemble()
    return String(decoding: assembler.output, as: UTF8.self)
  }

  private init(_ blocks: [TextBlock], _ text: [UInt8], _ tree: HTMLTree) {
    self.blocks = blocks
    self.text = text
    self.tree = tree
  }

  private mutating func assemble() {
    var previous: TextBlock?
    var index = 0
    while index < blocks.count {
      let block = blocks[index]
      guard block.isKept else {
        index += 1
        continue
      }
      if let previous {
        let isListed = previous.kind == .item && block.kind == .item && previous.list == block.list
        output.append(contentsOf: isListed ? [0x0A] : [0x0A, 0x0A])
      }
      if block.cell != 0, let table = table(around: block.cell) {
        index = appendTable(table, from: index)
        previous = block
        previous?.kind = .cell
        continue
      }
      output.append(contentsOf: text[block.range])
      previous = block
      index += 1
    }
  }

  // MARK: Tables

  /// A cell of which something is kept.
  private struct Cell {
    var row: Int
    var column: Int
    /// The first of its blocks, and the one after the last.
    var blocks: Range<Int>
  }

  private func table(around cell: Int) -> HTMLNode? {
    // A cell stands in a row, and that in the table or in a group of rows.
    tree.ancestors(of: HTMLNode(index: cell)).prefix(3).first { tree.isElement($0, .table) }
  }

  /// Appends the rows of a table of which something is kept, a line each: the cells one after the
  /// other, where they stand by the table's grid.
  ///
  /// What stands in no cell, such as a caption, parts them.
  ///
  /// - Returns: The index of the block after the table.
  private mutating func appendTable(_ table: HTMLNode, from start: Int) -> Int {
    var index = start
    var cells: [Cell] = []
    var others: [Int] = []
    var isEmpty = true
    func flush() {
      if !cells.isEmpty {
        if !isEmpty { output.append(contentsOf: [0x0A, 0x0A]) }
        append(cells)
        isEmpty = false
      }
      for other in others {
        if !isEmpty { output.append(contentsOf: [0x0A, 0x0A]) }
        output.append(contentsOf: text[blocks[other].range])
        isEmpty = false
      }
      cells.removeAll()
      others.removeAll()
    }
    func pass(to place: Int) {
      while index < blocks.count, blocks[index].first < place {
        if blocks[index].isKept { others.append(index) }
        index += 1
      }
    }
    var grid = TableGrid()
    var row = 0
    let end = tree.skip(table).index
    for node in tree.descendants(of: table) {
      switch tree.name(of: node) {
      case .tr?:
        row += 1
        grid.beginRow(group: tree.parent(of: node)?.index)
      case .td?, .th?:
        let column = grid.place(node, of: tree) ?? TableGrid.limit - 1
        let after = tree.skip(node).index
        pass(to: node.index)
        if !others.isEmpty { flush() }
        let first = index
        var isKept = false
        while index < blocks.count, blocks[index].first < after {
          isKept = isKept || blocks[index].isKept
          index += 1
        }
        if isKept { cells.append(Cell(row: row, column: column, blocks: first..<index)) }
      default: break
      }
    }
    pass(to: end)
    flush()
    return index
  }

  /// Appends cells, in the order of rows and columns.
  private mutating func append(_ cells: [Cell]) {
    let places = TableGrid.closed(cells.map(\.column)).places
    var row = cells.first?.row ?? 0
    var column = 0
    var isEmpty = true
    for cell in cells {
      if cell.row != row {
        output.append(0x0A)
        (row, column, isEmpty) = (cell.row, 0, true)
      }
      while column < places[cell.column] {
        output.append(contentsOf: isEmpty ? [0x7C, 0x20] : [0x20, 0x7C, 0x20])
        isEmpty = true
        column += 1
      }
      append(cell, isFirst: isEmpty)
      isEmpty = false
    }
  }

  /// Appends the text of a cell on one line.
  private mutating func append(_ cell: Cell, isFirst: Bool) {
    var isFirst = isFirst
    for block in blocks[cell.blocks] where block.isKept {
      if !isFirst { output.append(0x20) }
      isFirst = false
      for byte in text[block.range] {
        if byte != 0x0A, byte != 0x0D {
          output.append(byte)
        } else if output.last != 0x20 {
          output.append(0x20)
        }
      }
    }
  }
}
