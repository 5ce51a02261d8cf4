/// Reads the words in classes and identifiers, and remembers those read lately: a page has the same over
/// and over again.
struct ClassReader: Sendable {
  /// What was read, at the place that its hash says.
  private var known: [(hash: UInt64, words: ClassWords)] = []

  private static let bits = 10

  /// Roughly how many bytes the buffers take.
  var capacity: Int { known.capacity * 16 }

  /// The words in an attribute.
  mutating func words(in value: ArraySlice<UInt8>) -> ClassWords {
    if known.isEmpty {
      known = Array(repeating: (hash: 0, words: []), count: 1 << ClassReader.bits)
    }
    // Zero stands for what was not read.
    let hash = ByteHash.of(value.span) | 1
    let place = Int(truncatingIfNeeded: hash >> UInt64(64 - ClassReader.bits))
    if known[place].hash == hash { return known[place].words }
    let words = ClassWords(in: value)
    known[place] = (hash, words)
    return words
  }
}
