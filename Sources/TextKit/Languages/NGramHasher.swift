/// Hashes what the model of languages looks at: the character n-grams of words, and the words.
///
/// An n-gram is 1 to 5 characters of a word with a space before and after it; single characters of
/// ASCII are left out. Words of more than 3 letters are hashed whole too. `scripts/train-languages`
/// does the same.
enum NGramHasher {
  private static let seed: UInt64 = 0x2545_F491_4F6C_DD1D
  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25
  private static let longest = 5
  private static let wholeWord: UInt64 = 0x1F_FFFF

  /// Passes on the hashes of a word.
  ///
  /// - Parameters:
  ///   - text: Folded scalars, of which `range` are the word and the spaces around it.
  ///   - range: Two spaces with a word between.
  ///   - emit: Takes a hash.
  @inline(__always)
  static func hash(_ text: Span<UInt32>, _ range: Range<Int>, _ emit: (UInt32) -> Void) {
    for start in range.lowerBound..<range.upperBound - 1 {
      var state = seed
      let end = min(start + longest, range.upperBound)
      for index in start..<end {
        state = (state ^ UInt64(text[index])) &* factor
        if index > start || text[index] >= 0x80 { emit(UInt32(truncatingIfNeeded: state >> 32)) }
      }
      if start == range.lowerBound, end < range.upperBound {
        for index in end..<range.upperBound {
          state = (state ^ UInt64(text[index])) &* factor
        }
        emit(UInt32(truncatingIfNeeded: ((state ^ wholeWord) &* factor) >> 32))
      }
    }
  }
}
