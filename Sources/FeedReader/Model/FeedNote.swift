/// Something that is wrong with a feed that could be read all the same.
public struct FeedNote: Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in a sentence without a final stop.
  public var message: String
  /// The line, from 1; nil if it is no matter of place.
  public var line: Int?
  /// The column, from 1.
  public var column: Int?

  /// Makes a note.
  public init(_ message: String, line: Int? = nil, column: Int? = nil) {
    self.message = message
    self.line = line
    self.column = column
  }

  /// Place and message on one line.
  public var description: String {
    guard let line else { return message }
    return column.map { "line \(line), column \($0): \(message)" } ?? "line \(line): \(message)"
  }
}
