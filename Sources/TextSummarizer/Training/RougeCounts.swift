import TextKit

/// The words and pairs of words of a text, to be compared by ROUGE.
///
/// C.-Y. Lin: "ROUGE: A package for automatic evaluation of summaries", 2004. Words are not stemmed, so that figures are a
/// little lower than those of others and every language is measured alike.
struct RougeCounts {
  private(set) var words: [UInt64: Int] = [:]
  private(set) var pairs: [UInt64: Int] = [:]
  private(set) var wordCount = 0
  private(set) var pairCount = 0

  /// Counts nothing.
  init() {}

  /// Counts a text.
  init(_ bytes: Span<UInt8>) {
    var scanner = WordScanner(options: .dropPossessive)
    var last: UInt64?
    while let word = scanner.next(in: bytes) {
      words[word.hash, default: 0] += 1
      wordCount += 1
      if let last {
        pairs[(last &* 0x9E37_79B9_7F4A_7C15 ^ last >> 29) &+ word.hash, default: 0] += 1
        pairCount += 1
      }
      last = word.hash
    }
  }

  /// Adds the counts of another text, as if it followed on a line of its own.
  mutating func add(_ other: RougeCounts) {
    words.merge(other.words, uniquingKeysWith: +)
    pairs.merge(other.pairs, uniquingKeysWith: +)
    wordCount += other.wordCount
    pairCount += other.pairCount
  }

  /// The F1 of words and of pairs of words against a reference.
  func f1(_ reference: RougeCounts) -> Rouge {
    Rouge(
      one: Self.f1(words, wordCount, reference.words, reference.wordCount),
      two: Self.f1(pairs, pairCount, reference.pairs, reference.pairCount))
  }

  private static func f1(
    _ a: [UInt64: Int], _ count: Int, _ b: [UInt64: Int], _ other: Int
  ) -> Double {
    var shared = 0
    for (key, times) in b { shared += min(times, a[key] ?? 0) }
    return shared > 0 ? 2 * Double(shared) / Double(count + other) : 0
  }
}
