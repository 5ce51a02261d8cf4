import PipeKit

/// Takes a row's values apart, in order; what does not fit is damage of that row.
struct CellReader {
  private let table: Table
  private let cells: [Cell]
  private var rest: ArraySlice<Cell>

  init(_ cells: [Cell], of table: Table) {
    self.table = table
    self.cells = cells
    rest = cells[...]
  }

  /// The next value, if it is a whole number.
  mutating func optionalInteger() -> Int64? { rest.popFirst()?.integer }

  /// The next value, if it is a text.
  mutating func optionalText() -> String? { rest.popFirst()?.text }

  /// The next value, which is a whole number.
  mutating func integer() throws(StateDamage) -> Int64 {
    guard let value = optionalInteger() else { throw damage("lacks a number") }
    return value
  }

  /// The next value, which is a text.
  mutating func text() throws(StateDamage) -> String {
    guard let value = optionalText() else { throw damage("lacks a text") }
    return value
  }

  /// The next value, which is the name of a case.
  mutating func name<Value: RawRepresentable<String>>() throws(StateDamage) -> Value {
    let text = try text()
    guard let value = Value(rawValue: text) else { throw damage("has the unknown word '\(text)'") }
    return value
  }

  /// The next value, which is a time.
  mutating func time() throws(StateDamage) -> Timestamp {
    guard let value = Timestamp(try text()) else { throw damage("has a time that is none") }
    return value
  }

  /// The next value, which is a time if it is there.
  mutating func optionalTime() throws(StateDamage) -> Timestamp? {
    guard let text = optionalText() else { return nil }
    guard let value = Timestamp(text) else { throw damage("has a time that is none") }
    return value
  }

  /// The next value, which is a JSON text.
  mutating func json() throws(StateDamage) -> JSON {
    let text = try text()
    do {
      return try JSON(parsing: text)
    } catch {
      throw damage("has damaged JSON: \(error)")
    }
  }

  /// Damage of the row.
  func damage(_ what: String) -> StateDamage { StateDamage("\(table.describe(cells)) \(what)") }
}
