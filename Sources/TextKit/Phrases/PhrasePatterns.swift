/// The symbols of many phrases in one array, so that a hundred thousand of them are two arrays.
struct PhrasePatterns: Sendable {
  /// One of them.
  struct Pattern {
    fileprivate let bytes: [UInt8]
    fileprivate let start: Int
    let count: Int

    @inline(__always)
    subscript(index: Int) -> UInt8 { bytes[start + index] }

    /// The bytes at some places.
    func span<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
      body(bytes.span.extracting(start + range.lowerBound..<start + range.upperBound))
    }
  }

  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  subscript(index: Int) -> Pattern {
    let start = index == 0 ? 0 : ends[index - 1]
    return Pattern(bytes: bytes, start: start, count: ends[index] - start)
  }

  mutating func append(_ pattern: [UInt8]) {
    bytes += pattern
    ends.append(bytes.count)
  }

  /// The numbers of those that are not empty, in the order of their bytes; of equal ones, as they were added.
  func sorted() -> [UInt32] {
    // Most differ in their first bytes.
    let keys = (0..<count).map { index -> UInt64 in
      let pattern = self[index]
      return (0..<8).reduce(0) { $0 << 8 | (($1 < pattern.count) ? UInt64(pattern[$1]) : 0) }
    }
    return (0..<UInt32(count)).filter { self[Int($0)].count > 0 }.sorted { a, b in
      let (left, right) = (keys[Int(a)], keys[Int(b)])
      return left == right ? precedes(a, b) : left < right
    }
  }

  private func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
    let (left, right) = (self[Int(a)], self[Int(b)])
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index]
    }
    return left.count == right.count ? a < b : left.count < right.count
  }
}
