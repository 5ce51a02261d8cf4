/// What of a text counts for a classifier.
///
/// A model carries the options that it was trained with.
public struct FeatureOptions: Sendable, Hashable, Codable {
  /// The longest run of words that is a feature, from 1 to 5.
  public var wordNgrams: Int
  /// The lengths of the runs of characters within a word that are features, from 1 to 8, both ends
  /// of the word marked; nil for none.
  ///
  /// They help with rich inflection, misspellings and little
  /// data, and cost five times the time.
  public var characterNgrams: ClosedRange<Int>?
  /// Whether a word of the title is also a feature of its own.
  public var marksTitle: Bool
  /// How often a feature occurs counts by 1 + ln n, instead of not at all.
  public var countsOccurrences: Bool

  /// Creates options; by default words and pairs of words, those of the title marked.
  public init(
    wordNgrams: Int = 2, characterNgrams: ClosedRange<Int>? = nil, marksTitle: Bool = true,
    countsOccurrences: Bool = true
  ) {
    self.wordNgrams = min(max(wordNgrams, 1), 5)
    self.characterNgrams = characterNgrams.map {
      min(max($0.lowerBound, 1), 8)...min(max($0.upperBound, 1), 8)
    }
    self.marksTitle = marksTitle
    self.countsOccurrences = countsOccurrences
  }
}
