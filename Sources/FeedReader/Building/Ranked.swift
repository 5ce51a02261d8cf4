/// A value that several elements can give, some of which are better than others.
struct Ranked<Value> {
  private(set) var value: Value?
  private(set) var rank = 0

  /// Takes a value unless there is one at least as good.
  mutating func offer(_ value: Value?, rank: Int) {
    guard let value, rank > self.rank else { return }
    self.value = value
    self.rank = rank
  }
}

/// Values that several elements can give, some of which are better than others.
struct RankedList<Value> {
  private(set) var values: [Value] = []
  private var rank = 0

  /// Adds a value to others as good, in place of worse ones; not to better ones.
  mutating func offer(_ value: Value, rank: Int) {
    if rank > self.rank {
      values = []
      self.rank = rank
    }
    if rank == self.rank { values.append(value) }
  }
}
