/// A set of row numbers: a bit each, since those of a table mostly follow one another.
struct RowSet {
  private var words: [Int64: UInt64] = [:]
  /// How many numbers it has.
  private(set) var count = 0
  /// The highest number; 0 if there is none.
  private(set) var last: Int64 = 0

  /// Adds a number, unless it is there.
  mutating func insert(_ row: Int64) {
    let bit: UInt64 = 1 << UInt64(row & 63)
    let word = words[row >> 6, default: 0]
    guard word & bit == 0 else { return }
    words[row >> 6] = word | bit
    last = max(last, row)
    count += 1
  }
}
