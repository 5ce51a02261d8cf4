/// What sums up a text or several.
public struct Summary: Sendable, Hashable {
  /// A sentence of a summary.
  public struct Sentence: Sendable, Hashable {
    /// The number of the text it is from.
    public var source: Int
    /// Where it stands in that text, in bytes of its UTF-8; without a dateline.
    public var range: Range<Int>
    /// The sentence on one line; with a quotation mark more where the text opens or closes a quotation in another
    /// sentence, and cut, with an ellipsis, where no limit lets a sentence stand whole.
    public var text: String
  }

  /// The sentences: the texts one after the other, each in its order.
  public var sentences: [Sentence]

  /// The sentences as one text.
  public func text(separator: String = "\n") -> String {
    sentences.map(\.text).joined(separator: separator)
  }
}
