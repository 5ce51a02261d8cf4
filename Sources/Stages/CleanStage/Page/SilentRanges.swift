/// The nodes within blocks that are not read: scripts, buttons, text for screen readers.
struct SilentRanges {
  /// In order, none within another.
  let ranges: [Range<Int>]

  /// Whether a node is not read.
  func contains(_ index: Int) -> Bool {
    let place = first(endingBehind: index)
    return place < ranges.count && ranges[place].contains(index)
  }

  /// Calls a closure with each node in a range that is read.
  func forEachRead(in nodes: ClosedRange<Int>, _ body: (Int) -> Void) {
    var place = first(endingBehind: nodes.lowerBound)
    var index = nodes.lowerBound
    while index <= nodes.upperBound {
      while place < ranges.count, ranges[place].upperBound <= index { place += 1 }
      if place < ranges.count, ranges[place].lowerBound <= index {
        index = ranges[place].upperBound
        continue
      }
      body(index)
      index += 1
    }
  }

  private func first(endingBehind index: Int) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
