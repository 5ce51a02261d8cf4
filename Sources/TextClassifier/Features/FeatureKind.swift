/// What of a text a feature is.
public enum FeatureKind: Sendable, Hashable {
  /// A word, anywhere.
  case word
  /// A word that begins with a digit, anywhere.
  case number
  /// A word of the title.
  case titleWord
  /// Words in a row.
  case run
  /// Characters in a row, within a word.
  case characters
}
