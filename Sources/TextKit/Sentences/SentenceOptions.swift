/// How sentences are found where texts differ.
public struct SentenceOptions: Sendable, Hashable {
  /// What a line end means.
  public enum LineBreaks: Sendable, Hashable {
    /// Every line end ends a sentence: the text has a paragraph or a heading a line.
    case end
    /// Only a blank line ends a sentence: the lines are wrapped, as in mail.
    case wrap
  }

  /// What a line end means.
  public var lineBreaks: LineBreaks

  /// The language of the text, as a BCP 47 tag; `nil` tells it from the text.
  ///
  /// Abbreviations, ordinals, and the words that start sentences go by it.
  public var language: String?

  /// Creates options.
  public init(lineBreaks: LineBreaks = .end, language: String? = nil) {
    self.lineBreaks = lineBreaks
    self.language = language
  }
}
