/// What is kept of the shingles of a text, its runs of three words, so that texts can be compared.
///
/// One permutation hashing (Li, Owen and Zhang, "One Permutation Hashing", 2012): each shingle's hash falls into one
/// of 256 bins, and of the smallest hash in each bin eight bits are kept (b-bit minwise hashing: Li and König, 2010);
/// 0 stands for an empty bin. For a short text that is nearly all of its shingles, so that it is compared almost
/// exactly, and a long one needs no more room. A sketch is 32 words of 64 bits, with eight bins each, the first one
/// lowest.
enum ShingleSketch {
  /// How many bins there are.
  static let binCount = 256
  /// How many words of 64 bits they take.
  static let wordCount = binCount / 8

  /// About how many of the shingles that two texts have, both have: their Jaccard index, from 0 to 1.
  static func similarity(_ one: Span<UInt64>, _ other: Span<UInt64>) -> Double {
    var equal = 0
    var empty = 0
    for index in one.indices {
      equal &+= zeroBytes(one[index] ^ other[index])
      empty &+= zeroBytes(one[index] | other[index])
    }
    let (shared, all) = (equal - empty, binCount - empty)
    guard all > 0 else { return 0 }
    // One in 255 bins has the same value by chance.
    return max(0, (Double(shared) / Double(all) * 255 - 1) / 254)
  }

  /// How many of a word's eight bytes are zero.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> Int {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return (~(((word & low) &+ low) | word | low)).nonzeroBitCount
  }
}
