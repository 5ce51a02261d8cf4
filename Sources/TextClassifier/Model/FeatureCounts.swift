/// How often each feature of a text was found: an open hash table.
struct FeatureCounts: Sendable {
  /// A feature that was found.
  struct Feature: Sendable {
    /// Where in the model it is.
    var place: UInt32
    /// How often it was found.
    var count: UInt32
    /// Where in the table it is.
    fileprivate var slot: UInt32
  }

  /// Of features their numbers, one more than they are; 0 is free.
  private var slots = [UInt32](repeating: 0, count: 1 << 9)
  /// The features in the order in which they were found first, and room for more.
  private var list: [Feature] = []
  /// How many different ones there are.
  private(set) var count = 0

  /// The features in the order in which they were found first.
  var features: ArraySlice<Feature> { list[..<count] }

  /// What features count that occur up to 32 times.
  static let values: [Float] = [0] + (1...32).map { TrainingSet.value(of: UInt32($0)) }

  /// What a feature counts that occurs so often.
  @inline(__always)
  static func value(of count: UInt32, _ values: [Float]) -> Float {
    count < values.count ? values[Int(count)] : TrainingSet.value(of: count)
  }

  /// Counts some features.
  ///
  /// - Parameter places: Where in the model they are.
  mutating func add(_ places: ArraySlice<UInt32>) {
    reserve(places.count)
    count = FeatureCounts.add(places, &slots, &list, count)
  }

  private static func add(
    _ places: ArraySlice<UInt32>, _ slots: inout [UInt32], _ list: inout [Feature], _ count: Int
  ) -> Int {
    var slots = slots.mutableSpan
    var list = list.mutableSpan
    var count = count
    let mask = UInt32(truncatingIfNeeded: slots.count - 1)
    for place in places {
      var slot = slot(of: place, mask)
      while true {
        let number = Int(slots[Int(slot)])
        if number == 0 {
          list[count] = Feature(place: place, count: 1, slot: slot)
          count += 1
          slots[Int(slot)] = UInt32(truncatingIfNeeded: count)
          break
        }
        if list[number - 1].place == place {
          list[number - 1].count &+= 1
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
    return count
  }

  /// Forgets all features.
  mutating func clear() {
    for feature in features { slots[Int(feature.slot)] = 0 }
    count = 0
  }

  @inline(__always)
  private static func slot(of place: UInt32, _ mask: UInt32) -> UInt32 {
    (place &* 0x9E37_79B1) >> 7 & mask
  }

  /// Makes room for more features, which fill half of the table at most.
  private mutating func reserve(_ more: Int) {
    let most = count + more
    if list.count < most {
      let none = Feature(place: 0, count: 0, slot: 0)
      list += [Feature](repeating: none, count: max(most, 2 * list.count) - list.count)
    }
    guard most * 2 > slots.count else { return }
    var size = slots.count * 2
    while size < most * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    let mask = UInt32(truncatingIfNeeded: size - 1)
    for number in 0..<count {
      var slot = FeatureCounts.slot(of: list[number].place, mask)
      while slots[Int(slot)] != 0 { slot = (slot &+ 1) & mask }
      slots[Int(slot)] = UInt32(truncatingIfNeeded: number + 1)
      list[number].slot = slot
    }
  }
}
