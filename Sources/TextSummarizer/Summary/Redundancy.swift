/// What the sentences taken have said, in pairs of words that follow each other.
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
    let words = passage.words[row]
    var known = 0
    var all = 0
    Self.forEachPair(words) {
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
    Self.forEachPair(passage.words[row]) { pairs.insert($0) }
    if amongSeveral { taken.append(Set(passage.content[row])) }
  }

  private static func forEachPair(_ words: [Int32], _ body: (UInt64) -> Void) {
    guard var last = words.first else { return }
    for word in words.dropFirst() {
      body(UInt64(UInt32(bitPattern: last)) << 32 | UInt64(UInt32(bitPattern: word)))
      last = word
    }
  }
}
