/// A place in a source file, counted the way editors count.
///
/// A place that goes on over several lines is described by its part on the first one.
public struct SourceLocation: Sendable, Hashable {
  /// The line, from 1.
  public var line: Int {
    get { Int(lineNumber) }
    set { lineNumber = Self.stored(newValue) }
  }

  /// The column of the first character, from 1, in Unicode scalars.
  public var column: Int {
    get { Int(columnNumber) }
    set { columnNumber = Self.stored(newValue) }
  }

  /// How many Unicode scalars the place is long, at least 1.
  public var length: Int {
    get { Int(scalarCount) }
    set { scalarCount = Self.stored(newValue) }
  }

  // There is a place in every node of a file, so it is kept small.
  private var lineNumber: Int32
  private var columnNumber: Int32
  private var scalarCount: Int32

  /// Makes a place; numbers below 1 count as 1.
  public init(line: Int, column: Int, length: Int = 1) {
    lineNumber = Self.stored(line)
    columnNumber = Self.stored(column)
    scalarCount = Self.stored(length)
  }

  private static func stored(_ number: Int) -> Int32 {
    Int32(clamping: max(1, number))
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `3:7+10` for line 3, column 7, length 10.
  public var description: String { "\(line):\(column)+\(length)" }
}

extension SourceLocation: Comparable {
  /// Orders by line, then column, then length.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column, left.length) < (right.line, right.column, right.length)
  }
}
