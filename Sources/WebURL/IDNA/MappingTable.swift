/// The mapping table of UTS #46, section 5: what a scalar of a domain becomes.
struct MappingTable: Sendable {
  /// What the table says of a scalar.
  enum Status: Equatable {
    case valid
    case ignored
    case disallowed
    case mapped(ArraySlice<UInt32>)
  }

  /// The kinds of runs, as `scripts/idna-tables.py` numbers them.
  private enum Kind: UInt32 {
    case valid
    case ignored
    case disallowed
    /// One scalar that is mapped to several.
    case sequence
    /// Scalars that are mapped to others at one distance.
    case delta
    /// The same, for every other scalar; those between are valid.
    case alternating
  }

  static let shared = MappingTable()

  private var starts: [UInt32] = []
  private var kinds: [Kind] = []
  /// The distance, or where the sequence begins in the pool.
  private var values: [Int32] = []
  /// Sequences, each after its length.
  private var pool: [UInt32] = []

  private init() {
    var reader = DataReader(UnicodeData.mapping)
    var start: UInt32 = 0
    while let head = reader.next(), let kind = Kind(rawValue: head & 7) {
      starts.append(start)
      kinds.append(kind)
      switch kind {
      case .valid, .ignored, .disallowed: values.append(0)
      case .delta, .alternating: values.append(reader.nextSigned() ?? 0)
      case .sequence:
        values.append(Int32(pool.count))
        readSequence(&reader, from: start)
      }
      start += head >> 3
    }
  }

  private mutating func readSequence(_ reader: inout DataReader, from start: UInt32) {
    let count = reader.next() ?? 0
    pool.append(count)
    var scalar = start
    for _ in 0..<count {
      scalar = Self.moved(scalar, by: reader.nextSigned() ?? 0)
      pool.append(scalar)
    }
  }

  private static func moved(_ scalar: UInt32, by distance: Int32) -> UInt32 {
    scalar &+ UInt32(bitPattern: distance)
  }

  /// What becomes of a scalar.
  func status(of scalar: UInt32) -> Status {
    let run = starts.lastIndex(notAfter: scalar)
    switch kinds[run] {
    case .valid: return .valid
    case .ignored: return .ignored
    case .disallowed: return .disallowed
    case .delta: return .mapped([Self.moved(scalar, by: values[run])])
    case .alternating:
      return (scalar - starts[run]) & 1 == 1
        ? .valid : .mapped([Self.moved(scalar, by: values[run])])
    case .sequence:
      let first = Int(values[run]) + 1
      return .mapped(pool[first..<first + Int(pool[first - 1])])
    }
  }
}
