/// What the sentences taken have said, in pairs of words that follow each other; in scripts that do not separate words,
/// in four characters that do, which are about two words.
///
/// A form of the blocking by three words of R. Paulus, C. Xiong, R. Socher, "A deep reinforced model for abstractive
/// summarization", ICLR 2018, which is less strict on names. Of several texts, which say the same in other words, the
/// words count too.
struct Redundancy {
  private let limit: Double
  private var pairs: Set<UInt64> = []
  private var taken: [Set<Int32>] = []

  /// Two sentences of different texts that share more than this part of the shorter one's words say the same.
  private static let sameness = 0.5

  /// Creates the memory of a summary.
  ///
  /// - Parameter limit: The greatest share of known pairs; see ``SummaryOptions/maxRedundancy``.
  init(limit: Double) { self.limit = limit }

  /// Whether a sentence says what has been said.
  func contains(_ row: Int, of passage: Passage, amongSeveral: Bool) -> Bool {
    guard limit < 1, !pairs.isEmpty || !taken.isEmpty else { return false }
    var known = 0
    var all = 0
    Self.forEachPair(of: row, in: passage) {
      all += 1
      if pairs.contains($0) { known += 1 }
    }
    if Double(known) > limit * Double(all) { return true }
    guard amongSeveral else { return false }
    let own = Set(passage.content[row])
    return taken.contains { other in
      let shared = own.count { other.contains($0) }
      return Double(shared) > Self.sameness * Double(min(own.count, other.count))
    }
  }

  /// Takes in a sentence.
  mutating func add(_ row: Int, of passage: Passage, amongSeveral: Bool) {
    Self.forEachPair(of: row, in: passage) { pairs.insert($0) }
    if amongSeveral { taken.append(Set(passage.content[row])) }
  }

  private static func forEachPair(
    of row: Int, in passage: Passage, _ body: (UInt64) -> Void
  ) {
    let words = passage.words[row]
    let isOfCharacters = passage.traits[row].length < 0.8 * Double(words.count)
    let length = isOfCharacters ? 4 : 2
    guard words.count >= length else { return }
    for start in 0...words.count - length {
      var hash: UInt64 = 0
      for word in words[start..<start + length] {
        hash = (hash ^ UInt64(UInt32(bitPattern: word))) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      body(hash)
    }
  }
}
