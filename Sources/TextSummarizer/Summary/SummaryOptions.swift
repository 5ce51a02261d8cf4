/// How a text is summed up.
public struct SummaryOptions: Sendable {
  /// How sentences are chosen.
  public var method = SummaryMethod.auto
  /// The most sentences; 3 where no limit is given at all.
  public var sentences: Int?
  /// The most words; in scripts that do not separate words a character is one.
  public var words: Int?
  /// The most characters, as Unicode code points, one between two sentences included.
  public var characters: Int?
  /// The greatest share of the text's sentences, but at least one.
  public var ratio: Double?
  /// The greatest share of a sentence's pairs of words that the summary may have already, from 0 to 1; not for the
  /// method `lead`.
  public var maxRedundancy = 0.2
  /// The least distance of two sentences of a text, in sentences; 1 lets them stand side by side.
  public var minPositionGap = 1
  /// Whether a text of several gives a second sentence only where no other has a good one to give, one of those that a
  /// summary twice as long would have; not for the method `lead`, which takes one of each in turn.
  public var spreads = false
  /// What `ranker` and `auto` choose with.
  public var model = RankerModel.news

  /// Creates the options for three sentences.
  public init() {}
}
