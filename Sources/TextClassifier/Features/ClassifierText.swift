/// What is classified: a headline and a text, of which either may be empty.
public struct ClassifierText: Sendable, Hashable {
  /// The headline.
  public var title: String
  /// The text.
  public var body: String

  /// Creates a text.
  public init(title: String = "", body: String) {
    self.title = title
    self.body = body
  }
}
