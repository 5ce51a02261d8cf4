import GRDB

/// A table whose rows each have a checksum of their values.
struct Table: Sendable {
  /// A column, and whether it holds texts; else whole numbers.
  struct Column: Sendable {
    var name: String
    var isText: Bool

    static func text(_ name: String) -> Column { Column(name: name, isText: true) }
    static func integer(_ name: String) -> Column { Column(name: name, isText: false) }
  }

  let name: String
  private let columns: [Column]
  /// How many columns at the start say which row it is.
  private let keyCount: Int
  /// Selects all columns of all rows.
  let select: String
  private let replace: String

  init(_ name: String, keyCount: Int, _ columns: [Column]) {
    self.name = name
    self.columns = columns
    self.keyCount = keyCount
    let names = columns.map(\.name).joined(separator: ", ")
    // A text with a NUL arrives as bytes: see `Cell`.
    let marks = columns.map { $0.isText ? "CAST(? AS TEXT)" : "?" }.joined(separator: ", ")
    select = "SELECT \(names), checksum FROM \(name)"
    replace = "INSERT OR REPLACE INTO \(name) (\(names), checksum) VALUES (\(marks), ?)"
  }

  /// Stores a row in place of the one with its key.
  func put(_ cells: [Cell], in db: Database) throws {
    try put(cells, with: replacement(in: db))
  }

  /// The statement for many rows in turn.
  func replacement(in db: Database) throws -> Statement { try db.cachedStatement(sql: replace) }

  /// Stores a row by a statement of this table.
  func put(_ cells: [Cell], with statement: Statement) throws {
    var values: [DatabaseValue] = []
    values.reserveCapacity(cells.count + 1)
    for cell in cells { values.append(cell.databaseValue) }
    values.append(Checksum(cells).stored.databaseValue)
    try statement.execute(arguments: StatementArguments(values))
  }

  /// The rows that a clause after the table's name selects.
  func rows(
    _ clause: String = "", _ arguments: [Cell] = [], in db: Database
  ) throws -> [[Cell]] {
    var rows: [[Cell]] = []
    try forEach(clause, arguments, in: db) { rows.append($0) }
    return rows
  }

  /// Reads the rows that a clause after the table's name selects.
  func forEach(
    _ clause: String = "", _ arguments: [Cell] = [], in db: Database,
    _ body: ([Cell]) throws -> Void
  ) throws {
    let statement = try db.cachedStatement(sql: clause.isEmpty ? select : "\(select) \(clause)")
    let rows = try Row.fetchCursor(
      statement, arguments: StatementArguments(arguments.map(\.databaseValue)))
    while let row = try rows.next() { try body(cells(of: row)) }
  }

  /// The row that has these cells, in words.
  func describe(_ cells: [Cell]) -> String {
    let key = cells.prefix(keyCount).map { cell in
      switch cell {
      case .null: "?"
      case .integer(let value): String(value)
      case .text(let text): text.count > 80 ? text.prefix(80) + "…" : text
      }
    }
    return "the row '\(key.joined(separator: " / "))' of its table '\(name)'"
  }

  private func cells(of row: Row) throws -> [Cell] {
    guard row.count == columns.count + 1 else { throw StateDamage("its table '\(name)'") }
    var cells: [Cell] = []
    cells.reserveCapacity(columns.count)
    for (index, column) in columns.enumerated() {
      try cells.append(
        column.isText ? Cell.text(of: row, at: index) : Cell.integer(of: row, at: index))
    }
    guard Cell.integer(of: row, at: columns.count).integer == Checksum(cells).stored else {
      throw StateDamage("\(describe(cells)) does not have its checksum")
    }
    return cells
  }
}
