/// A word of a text.
public struct Word: Sendable, Hashable {
  /// What a word is made of.
  public enum Kind: Sendable, Hashable {
    /// Letters, perhaps with digits among them.
    case letters
    /// It begins with a digit.
    case number
    /// One character of a script that does not separate words.
    case character
  }

  /// Where the word stands, in bytes of the text.
  public var range: Range<Int>
  /// The hash of the folded word; see ``WordHash``.
  public var hash: UInt64
  /// What the word is made of.
  public var kind: Kind

  /// Creates a word.
  public init(range: Range<Int>, hash: UInt64, kind: Kind) {
    self.range = range
    self.hash = hash
    self.kind = kind
  }
}
