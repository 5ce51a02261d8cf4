/// A row of a table.
public struct CSVRow: Sendable, Hashable {
  /// The number of the line that it begins in, from 1.
  public let line: Int
  /// What is in its fields, in UTF-8, without quotes.
  public let fields: [[UInt8]]

  /// Whether there is nothing but spaces and tabs in it, as spreadsheets write empty rows: delimiters alone.
  public var isBlank: Bool { fields.allSatisfy { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } } }

  /// Creates a row.
  public init(line: Int, fields: [[UInt8]]) {
    self.line = line
    self.fields = fields
  }
}
