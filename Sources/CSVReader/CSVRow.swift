/// A row of a table.
public struct CSVRow: Sendable, Hashable {
  /// The number of the line that it begins in, from 1.
  public let line: Int
  /// What is in its fields, in UTF-8, without quotes.
  public let fields: [[UInt8]]

  /// Creates a row.
  public init(line: Int, fields: [[UInt8]]) {
    self.line = line
    self.fields = fields
  }
}
