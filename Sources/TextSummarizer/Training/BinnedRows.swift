/// Features sorted into bins, column by column, so that trees are grown by counting.
struct BinnedRows {
  /// The number of rows.
  let count: Int
  /// The bins, feature by feature.
  let bins: [UInt8]
  /// The greatest value that each bin but the last of a feature holds.
  let borders: [[Float]]

  /// The most bins of a feature.
  static let limit = 63

  init(_ rows: RankerRows) {
    count = rows.count
    let width = SentenceFeatures.width
    var bins = [UInt8](repeating: 0, count: count * width)
    var borders: [[Float]] = []
    for feature in 0..<width {
      let column = (0..<count).map { rows.values[$0 * width + feature] }
      let found = Self.borders(of: column)
      for row in 0..<count {
        bins[feature * count + row] = UInt8(Self.bin(column[row], found))
      }
      borders.append(found)
    }
    self.bins = bins
    self.borders = borders
  }

  /// Borders halfway between values, such that the bins hold about equally many.
  private static func borders(of column: [Float]) -> [Float] {
    let sorted = column.sorted()
    var borders: [Float] = []
    var begin = 0
    let share = max(1, sorted.count / limit)
    for index in sorted.indices.dropLast() where sorted[index] != sorted[index + 1] {
      guard index + 1 - begin >= share, borders.count < limit - 1 else { continue }
      borders.append(sorted[index] + (sorted[index + 1] - sorted[index]) / 2)
      begin = index + 1
    }
    return borders
  }

  /// How many borders are below a value.
  private static func bin(_ value: Float, _ borders: [Float]) -> Int {
    var (low, high) = (0, borders.count)
    while low < high {
      let middle = (low + high) / 2
      if value > borders[middle] { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
