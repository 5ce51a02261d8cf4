/// The features of one block while they are gathered.
struct FeatureRow {
  /// Room for more numbers than there are; it is checked that they fit.
  private var numbers = [256 of Float](repeating: 0)
  private(set) var count = 0

  /// Begins the next row.
  mutating func removeAll() { count = 0 }

  /// Appends the row to others.
  func append(to values: inout [Float]) {
    numbers.span.extracting(first: count).withUnsafeBufferPointer { values.append(contentsOf: $0) }
  }

  @inline(__always)
  mutating func append(_ number: Float) {
    numbers[count] = number
    count += 1
  }

  @inline(__always)
  mutating func append(_ one: Float, _ other: Float) {
    append(one)
    append(other)
  }

  @inline(__always)
  mutating func append(_ one: Float, _ other: Float, _ third: Float) {
    append(one, other)
    append(third)
  }

  @inline(__always)
  mutating func append(_ flag: Bool) { append(flag ? 1 : 0) }

  /// Appends those bits of a number that are in a mask, the lowest first.
  @inline(__always)
  mutating func append(bits: UInt32, in mask: UInt32) {
    var rest = mask
    while rest != 0 {
      append(Float(bits >> UInt32(truncatingIfNeeded: rest.trailingZeroBitCount) & 1))
      rest &= rest &- 1
    }
  }
}
