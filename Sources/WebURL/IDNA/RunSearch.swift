extension [UInt32] {
  /// The index of the last element that is not greater, of ascending elements that begin with zero.
  func lastIndex(notAfter scalar: UInt32) -> Int {
    var low = 0
    var high = count
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle] <= scalar { low = middle } else { high = middle }
    }
    return low
  }
}
