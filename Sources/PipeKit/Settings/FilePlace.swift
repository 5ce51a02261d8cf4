/// A line of a file that an option names.
public struct FilePlace: Sendable, Hashable {
  /// The file's path.
  public var file: String
  /// The line, from 1.
  public var line: Int

  /// Creates a place.
  public init(_ file: String, line: Int) {
    self.file = file
    self.line = line
  }
}
