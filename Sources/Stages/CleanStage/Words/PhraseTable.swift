/// A table of phrases by their hashes, with what each stands for.
struct PhraseTable: Sendable {
  /// What a phrase stands for.
  struct Meaning: OptionSet, Sendable {
    let rawValue: UInt8

    /// A line to leave out, word for word.
    static let line = Meaning(rawValue: 1 << 0)
    /// The heading of a part to leave out.
    static let section = Meaning(rawValue: 1 << 1)
    /// The beginning of a line to leave out.
    static let start = Meaning(rawValue: 1 << 2)
    /// What stands before the colon of a line to leave out.
    static let label = Meaning(rawValue: 1 << 3)
    /// The first word of a phrase.
    static let first = Meaning(rawValue: 1 << 4)
  }

  private var hashes: [UInt64]
  private var meanings: [Meaning]
  private let bits: Int

  /// Creates an empty table.
  ///
  /// - Parameter count: How many phrases it is to take.
  init(count: Int) {
    var bits = 4
    while 1 << bits < 3 * count { bits += 1 }
    self.bits = bits
    hashes = Array(repeating: 0, count: 1 << bits)
    meanings = Array(repeating: [], count: 1 << bits)
  }

  /// The hash of a phrase.
  static func hash(_ phrase: Substring) -> UInt64 {
    phrase.utf8.reduce(ClassVocabulary.seed) { ClassVocabulary.mix($0, $1) }
  }

  /// Adds a phrase.
  mutating func add(_ phrase: Substring, _ meaning: Meaning) {
    let hash = PhraseTable.hash(phrase)
    let slot = slot(hash)
    hashes[slot] = hash
    meanings[slot].formUnion(meaning)
  }

  /// What the phrase with a hash stands for; nothing for one that is not there.
  subscript(hash: UInt64) -> Meaning { meanings[slot(hash)] }

  /// The place of a hash, or the one where it would be.
  private func slot(_ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
    while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & (1 << bits - 1) }
    return slot
  }
}
