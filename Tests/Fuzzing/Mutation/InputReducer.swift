/// Makes an input smaller that shows a fault: Zeller and Hildebrandt's ddmin (2002), with a bound on
/// the work.
package struct InputReducer {
  /// How often an input is tried.
  package var attempts = 2000

  /// Creates a reducer.
  package init() {}

  /// The smallest input found for which a condition still holds.
  package func reduce(_ input: [UInt8], while fails: ([UInt8]) -> Bool) -> [UInt8] {
    var best = input
    var left = attempts
    var length = max(1, best.count / 2)
    while true {
      var start = 0
      var isReduced = false
      while start < best.count, left > 0 {
        let end = min(best.count, start + length)
        let candidate = Array(best[..<start] + best[end...])
        left -= 1
        if fails(candidate) {
          best = candidate
          isReduced = true
        } else {
          start = end
        }
      }
      if left == 0 || (length == 1 && !isReduced) { return best }
      length = max(1, isReduced ? min(length, best.count / 2) : length / 2)
    }
  }
}
