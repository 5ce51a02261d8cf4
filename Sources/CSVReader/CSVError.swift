/// A row that cannot be read; the reader goes on behind it.
public struct CSVError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let message: String
  /// The number of the line that the row begins in, from 1.
  public let line: Int

  /// The message.
  public var description: String { message }
}
