import TextKit

/// How often each keyword occurs in a field.
struct KeywordCount {
  /// The keywords that occur, in the order of their first.
  private(set) var found: [Int] = []
  private var counts: [Int32]

  /// Creates a count of none.
  init(_ keywords: Int) { counts = [Int32](repeating: 0, count: keywords) }

  /// How often a keyword occurs.
  subscript(keyword: Int) -> Int32 { counts[keyword] }

  /// Counts the keywords of a matcher in a text.
  mutating func add(_ text: Span<UInt8>, _ matcher: PhraseMatcher) {
    matcher.forEachMatch(in: text) { match in
      if counts[match.phrase] == 0 { found.append(match.phrase) }
      counts[match.phrase] = counts[match.phrase] &+ 1
    }
  }
}
