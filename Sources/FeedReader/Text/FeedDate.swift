public import PipeKit

/// Reads dates in the forms that people and programs write them in.
public enum FeedDate {
  /// The moment that a text stands for, if any.
  ///
  /// A date without a zone is UTC.
  public static func parse(_ text: String) -> Timestamp? { FeedDateParser.parse(text) }
}
