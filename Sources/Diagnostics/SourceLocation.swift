/// A place in a source file, counted the way editors count.
///
/// A place that goes on over several lines is described by its part on the first one.
public struct SourceLocation: Sendable, Hashable {
  /// The line, from 1.
  public var line: Int
  /// The column of the first character, from 1, in Unicode scalars.
  public var column: Int
  /// How many Unicode scalars the place is long, at least 1.
  public var length: Int

  /// Makes a place; numbers below 1 count as 1.
  public init(line: Int, column: Int, length: Int = 1) {
    self.line = max(1, line)
    self.column = max(1, column)
    self.length = max(1, length)
  }
}

extension SourceLocation: Comparable {
  /// Orders by line, then column, then length.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column, left.length) < (right.line, right.column, right.length)
  }
}
