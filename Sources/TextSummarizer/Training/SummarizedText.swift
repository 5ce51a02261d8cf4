/// A text with the summary that somebody wrote of it.
public struct SummarizedText: Sendable {
  /// The text.
  public var source: SourceText
  /// The summary.
  public var reference: String

  /// Creates a pair.
  public init(_ source: SourceText, reference: String) {
    self.source = source
    self.reference = reference
  }
}
