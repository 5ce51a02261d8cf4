/// FNV-1a with 64 bits over the values of a row; a number is taken in one step.
///
/// SQLite notices a damaged tree, but not a damaged value. Each step of FNV-1a can be undone, so that
/// two rows that differ in one step never have the same sum. (Fowler, Noll, Vo, "The FNV
/// Non-Cryptographic Hash Algorithm", draft-eastlake-fnv.)
struct Checksum {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The sum as SQLite can store it.
  var stored: Int64 { Int64(bitPattern: value) }

  init() {}

  init(_ cells: [Cell]) {
    for cell in cells { add(cell) }
  }

  /// Adds a value: what it is, how long it is, its bytes.
  mutating func add(_ cell: Cell) {
    switch cell {
    case .null: add(0)
    case .integer(let value):
      add(1)
      add(UInt64(bitPattern: value))
    case .text(var text):
      add(2)
      text.withUTF8 { bytes in
        add(UInt64(bytes.count))
        var sum = value
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        value = sum
      }
    }
  }

  private mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01b3 }
}
