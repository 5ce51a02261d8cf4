/// A sentence of a text, or a line that is none, such as a heading.
public struct Sentence: Sendable, Hashable {
  /// Where the sentence stands, in bytes of the text, without the white space around it.
  public var range: Range<Int>
  /// Whether it ends with the punctuation of a sentence; a heading or a cut-off text does not.
  public var isTerminated: Bool
  /// Whether it is the first on its line.
  public var startsLine: Bool
  /// Whether it is the last on its line.
  public var endsLine: Bool

  /// Creates a sentence.
  public init(range: Range<Int>, isTerminated: Bool, startsLine: Bool, endsLine: Bool) {
    self.range = range
    self.isTerminated = isTerminated
    self.startsLine = startsLine
    self.endsLine = endsLine
  }
}
