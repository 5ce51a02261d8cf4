import PipeKit

/// FNV-1a with 64 bits over the values of a row; a number is taken in one step.
///
/// SQLite notices a damaged tree, but not a damaged value. Each step of FNV-1a can be undone, so that
/// two rows that differ in one step never have the same sum.
struct Checksum {
  private var hash = FNV1a()

  /// The sum.
  var value: UInt64 { hash.value }
  /// The sum as SQLite can store it.
  var stored: Int64 { Int64(bitPattern: value) }

  init() {}

  init(_ cells: [Cell]) {
    for cell in cells { add(cell) }
  }

  /// Adds a value: what it is, how long it is, its bytes.
  mutating func add(_ cell: Cell) {
    switch cell {
    case .null: hash.add(0)
    case .integer(let value):
      hash.add(1)
      hash.add(UInt64(bitPattern: value))
    case .text(let text):
      hash.add(2)
      hash.add(UInt64(text.utf8.count))
      hash.add(text.utf8.span)
    }
  }
}
