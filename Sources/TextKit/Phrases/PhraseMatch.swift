/// A phrase found in a text.
public struct PhraseMatch: Sendable, Hashable {
  /// The phrase's index among those the matcher was made of.
  public var phrase: Int
  /// Where it stands, in bytes of the text; the whole last word for a prefix.
  public var range: Range<Int>

  /// Creates a match.
  public init(phrase: Int, range: Range<Int>) {
    self.phrase = phrase
    self.range = range
  }
}
