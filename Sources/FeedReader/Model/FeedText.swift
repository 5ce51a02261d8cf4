/// Text of a feed that may be markup.
public struct FeedText: Sendable, Hashable {
  /// What the value is written in.
  public enum Kind: String, Sendable, Hashable {
    /// Plain text, in which `<` is a less-than sign.
    case plain
    /// An HTML fragment, neither checked nor cleaned.
    case html
  }

  /// The text or the markup.
  public var value: String
  /// What the value is written in.
  public var kind: Kind

  /// Makes a text.
  public init(_ value: String, kind: Kind) {
    self.value = value
    self.kind = kind
  }

  /// The text as an HTML fragment.
  public var html: String {
    kind == .html ? value : Markup.escaped(value)
  }

  /// The text without markup, white space collapsed.
  public var plainText: String {
    Markup.plainText(value, isMarkup: kind == .html)
  }
}
