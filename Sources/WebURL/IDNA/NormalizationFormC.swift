/// Unicode Normalization Form C (UAX #15), of scalars that the mapping table has been applied to.
///
/// The standard library compares by canonical equivalence, but has no public way to normalise.
enum NormalizationFormC {
  /// The normalised scalars.
  static func normalize(_ scalars: [UInt32]) -> [UInt32] {
    // What is below cannot be part of a composite, but as its first scalar.
    if scalars.allSatisfy({ $0 < 0x300 }) { return scalars }
    var decomposed: [(scalar: UInt32, combiningClass: UInt32)] = []
    decomposed.reserveCapacity(scalars.count)
    for scalar in scalars { decompose(scalar, into: &decomposed) }
    reorder(&decomposed)
    return compose(decomposed)
  }

  private static func decompose(
    _ scalar: UInt32, into result: inout [(scalar: UInt32, combiningClass: UInt32)]
  ) {
    var rest = scalar
    var seconds: [UInt32] = []
    while let (first, second) = Hangul.decomposition(of: rest)
      ?? CompositionTable.shared.decomposition(of: rest)
    {
      rest = first
      seconds.append(second)
    }
    result.append((rest, ScalarClass(of: rest).combiningClass))
    for second in seconds.reversed() {
      result.append((second, ScalarClass(of: second).combiningClass))
    }
  }

  /// Puts marks in a row into the order of their combining classes, as stable as the rule wants it.
  private static func reorder(_ scalars: inout [(scalar: UInt32, combiningClass: UInt32)]) {
    var start = 0
    while start < scalars.count {
      guard scalars[start].combiningClass != 0 else {
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, scalars[end].combiningClass != 0 { end += 1 }
      if end - start > 1 {
        // The standard library's sort is stable, though that is not promised; the index makes it so.
        let sorted = scalars[start..<end].enumerated().sorted {
          ($0.element.combiningClass, $0.offset) < ($1.element.combiningClass, $1.offset)
        }
        scalars.replaceSubrange(start..<end, with: sorted.map(\.element))
      }
      start = end
    }
  }

  private static func compose(_ scalars: [(scalar: UInt32, combiningClass: UInt32)]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    var starter: Int?
    var lastClass: UInt32 = 0
    for (scalar, combiningClass) in scalars {
      if let starter {
        let isAdjacent = starter == result.count - 1
        let isBlocked = !isAdjacent && lastClass >= combiningClass
        if !isBlocked,
          let composite = Hangul.composite(of: result[starter], scalar)
            ?? CompositionTable.shared.composite(of: result[starter], scalar)
        {
          result[starter] = composite
          continue
        }
      }
      if combiningClass == 0 { starter = result.count }
      lastClass = combiningClass
      result.append(scalar)
    }
    return result
  }
}
