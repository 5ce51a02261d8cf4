/// Where a walk along weighted edges is how often: PageRank, which TextRank and LexRank both rest on.
enum RandomWalk {
  private static let damping = 0.85

  /// The share of each node, times their number.
  ///
  /// - Parameters:
  ///   - weights: The edges, row by row, symmetric.
  ///   - count: The number of nodes.
  ///   - rounds: After how many steps it ends, unless nothing changes any more.
  /// - Returns: The shares; 1 on average.
  static func ranks(_ weights: [Double], count: Int, rounds: Int = 50) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for a in 0..<count {
      var sum = 0.0
      for b in 0..<count { sum += weights[a * count + b] }
      sums[a] = sum
    }
    var ranks = [Double](repeating: 1, count: count)
    for _ in 0..<rounds {
      var next = [Double](repeating: 1 - damping, count: count)
      for a in 0..<count where sums[a] > 0 {
        let given = damping * ranks[a] / sums[a]
        for b in 0..<count { next[b] += given * weights[a * count + b] }
      }
      var change = 0.0
      for index in 0..<count { change += abs(ranks[index] - next[index]) }
      ranks = next
      if change < 1e-5 * Double(count) { break }
    }
    return ranks
  }
}
