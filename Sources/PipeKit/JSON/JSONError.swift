/// What is wrong with a JSON text, and where.
public struct JSONError: Error, Sendable, Hashable {
  /// The line of the input, counted from 1.
  public var line: Int
  /// The byte in that line, counted from 1.
  public var column: Int
  /// The byte in the input, counted from 0.
  public var offset: Int
  /// What is wrong, in one sentence without a full stop; nothing of the input is quoted but keys
  /// and single characters.
  public var message: String
  /// Whether it is no mistake, but longer than allowed.
  package var isTooLong = false

  /// Creates an error.
  public init(line: Int, column: Int, offset: Int, message: String) {
    self.line = line
    self.column = column
    self.offset = offset
    self.message = message
  }
}

extension JSONError: CustomStringConvertible {
  /// Place and message on one line.
  public var description: String { "line \(line), column \(column): \(message)" }
}
