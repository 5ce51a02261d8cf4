/// A phrase that may be a keyword.
struct KeywordCandidate {
  /// The numbers of its words where it stands first, or is written best.
  var tokens: Range<Int>
  /// How often it stands in the text.
  var count: Int
  /// Whether it is a name.
  var isName: Bool
  /// Whether the capital of its first word may be that of a sentence.
  var isUncertain: Bool
  /// The score; the lower, the more it says.
  var score = 0.0
}
