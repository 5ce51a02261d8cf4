/// A text to be summed up.
public struct SourceText: Sendable {
  /// The text.
  public var text: String
  /// Its headline; a sentence that only repeats it is not taken.
  public var title: String?
  /// Its language, a BCP 47 tag; looked for in the text where it is `nil`.
  public var language: String?

  /// Creates a text.
  public init(_ text: String, title: String? = nil, language: String? = nil) {
    self.text = text
    self.title = title
    self.language = language
  }
}
