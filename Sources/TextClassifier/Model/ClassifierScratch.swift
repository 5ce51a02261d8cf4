/// Room in which a classifier counts the features of a text.
///
/// Not to be shared by tasks.
public struct ClassifierScratch: Sendable {
  /// Places of features, one more than they are; 0 is free.
  private var slots: [UInt32] = [UInt32](repeating: 0, count: 1 << 9)
  /// Of each slot which of the features found it is.
  private var numbers: [UInt32] = [UInt32](repeating: 0, count: 1 << 9)
  private var used: [Int] = []
  /// The places of the features found, and how often.
  private(set) var found: [(place: UInt32, count: UInt32)] = []
  /// The features of the text in their order, known or not.
  private(set) var features: [(hash: UInt64, kind: FeatureKind)] = []
  /// How many words the text has.
  var words = 0
  /// How many of them the model knows.
  var knownWords = 0
  /// Whether one of those is neither a number nor a stop word.
  var saysSomething = false
  private let values: [Float] = [0] + (1...32).map { TrainingSet.value(of: UInt32($0)) }

  /// Creates empty room.
  public init() {}

  /// How many different features were found.
  var count: Int { found.count }

  /// What a feature counts that occurs so often.
  @inline(__always)
  func value(of count: UInt32) -> Float {
    count <= 32 ? values[Int(count)] : TrainingSet.value(of: count)
  }

  mutating func clear() {
    (words, knownWords, saysSomething) = (0, 0, false)
    for slot in used { slots[slot] = 0 }
    used.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    features.removeAll(keepingCapacity: true)
  }

  /// Notes a feature of the text.
  @inline(__always)
  mutating func append(_ hash: UInt64, _ kind: FeatureKind) { features.append((hash, kind)) }

  /// Counts a feature.
  @inline(__always)
  mutating func add(_ place: Int) {
    let key = UInt32(truncatingIfNeeded: place) &+ 1
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) & mask
    while slots[slot] != 0 {
      if slots[slot] == key {
        found[Int(numbers[slot])].count &+= 1
        return
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = key
    numbers[slot] = UInt32(truncatingIfNeeded: found.count)
    used.append(slot)
    found.append((key &- 1, 1))
    if used.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    let size = slots.count * 2
    slots = [UInt32](repeating: 0, count: size)
    numbers = slots
    used.removeAll(keepingCapacity: true)
    for (number, feature) in found.enumerated() {
      let key = feature.place &+ 1
      var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = key
      numbers[slot] = UInt32(truncatingIfNeeded: number)
      used.append(slot)
    }
  }
}
