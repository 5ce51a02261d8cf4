/// How much a summary has of a reference: F1 by words and by pairs of words, from 0 to 1.
public struct Rouge: Sendable, Hashable {
  /// ROUGE-1.
  public var one: Double
  /// ROUGE-2.
  public var two: Double

  /// Creates a result.
  public init(one: Double = 0, two: Double = 0) {
    self.one = one
    self.two = two
  }
}
