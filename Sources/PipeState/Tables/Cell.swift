import Foundation
import GRDB

/// A value of a row, as it is written and as it is read back.
enum Cell: Hashable {
  case null
  case integer(Int64)
  case text(String)

  /// A text, where there is one.
  static func optional(_ text: String?) -> Cell { text.map(Cell.text) ?? .null }

  /// The value for a statement.
  ///
  /// SQLite's texts end at a NUL where they are handed over as such, so one that has any goes as
  /// bytes; the statement makes it a text again.
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .text(let value):
      value.utf8.contains(0) ? Data(value.utf8).databaseValue : value.databaseValue
    }
  }

  var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
}

extension Cell {
  /// Reads a text or `null` without trusting what the file says it is.
  static func text(of row: Row, at index: Int) throws -> Cell {
    try row.withUnsafeData(atIndex: index) { data in
      data.map { .text(String(decoding: $0, as: UTF8.self)) } ?? .null
    }
  }

  /// Reads a whole number; anything else is read as `null`.
  static func integer(of row: Row, at index: Int) -> Cell {
    let value: DatabaseValue = row[index]
    if case .int64(let integer) = value.storage { return .integer(integer) }
    return .null
  }
}
