/// A text with the labels it is known to have.
public struct LabelledText: Sendable, Hashable {
  /// The text.
  public var text: ClassifierText
  /// Its labels; several only for a classifier with several.
  public var labels: [String]
  /// Where it is from.
  ///
  /// What rows have in common because they are from one place, the way they are
  /// written, then counts less; empty where that is not known.
  public var source: String

  /// Creates a row.
  public init(_ text: ClassifierText, labels: [String], source: String = "") {
    self.text = text
    self.labels = labels
    self.source = source
  }
}
