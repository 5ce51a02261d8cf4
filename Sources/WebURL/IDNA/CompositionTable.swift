/// The primary composites of Unicode, but for the syllables of Hangul, which are computed.
struct CompositionTable: Sendable {
  static let shared = CompositionTable()

  private var decompositions: [UInt32: (first: UInt32, second: UInt32)] = [:]
  private var composites: [UInt64: UInt32] = [:]

  private init() {
    var reader = DataReader(UnicodeData.compositions)
    var composite: UInt32 = 0
    while let step = reader.next(), let back = reader.nextSigned(), let second = reader.next() {
      composite += step
      let first = composite &- UInt32(bitPattern: back)
      decompositions[composite] = (first, second)
      composites[Self.key(first, second)] = composite
    }
  }

  func decomposition(of scalar: UInt32) -> (first: UInt32, second: UInt32)? {
    decompositions[scalar]
  }

  func composite(of first: UInt32, _ second: UInt32) -> UInt32? {
    composites[Self.key(first, second)]
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }
}
