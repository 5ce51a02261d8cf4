/// Numbers features by their hashes, in the order of their first occurrence: an open hash table.
struct FeatureIndex: Sendable {
  private var slots: [UInt32]
  /// The hash of each feature.
  private(set) var hashes: [UInt64] = []
  /// In how many rows each feature is.
  private(set) var rows: [UInt32] = []

  init(minimumCapacity: Int = 1 << 16) {
    var size = 1 << 16
    while size < minimumCapacity * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
  }

  /// How many features there are.
  var count: Int { hashes.count }

  /// The number of a feature, which is new or not; counts a row that it is in.
  mutating func add(_ hash: UInt64) -> UInt32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if hashes[Int(number)] == hash {
        rows[Int(number)] += 1
        return number
      }
      slot = (slot + 1) & mask
    }
    let number = UInt32(truncatingIfNeeded: hashes.count)
    slots[slot] = number + 1
    hashes.append(hash)
    rows.append(1)
    if hashes.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    let size = slots.count * 2
    var larger = [UInt32](repeating: 0, count: size)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (size - 1) }
      larger[slot] = UInt32(truncatingIfNeeded: number) + 1
    }
    slots = larger
  }
}
