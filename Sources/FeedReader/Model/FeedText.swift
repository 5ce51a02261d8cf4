/// Text of a feed that may be markup.
public struct FeedText: Sendable, Hashable {
  /// What the value is written in.
  public enum Kind: String, Sendable, Hashable {
    /// Plain text, in which `<` is a less-than sign.
    case plain
    /// An HTML fragment, sanitised and with absolute links.
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

  /// Makes a text of markup as it came, by sanitising it; nil if nothing is left.
  init?(markup: ArraySlice<UInt8>, base: FeedBase, _ sanitizer: inout FeedSanitizer) {
    let value: String
    if MarkupGuess.isEscapedTwice(markup) {
      let bytes = Array(markup)
      let decoded = MarkupReference.decoded(bytes.span, 0..<bytes.count)
      value = sanitizer.sanitize(decoded[...], base: base)
    } else {
      value = sanitizer.sanitize(markup, base: base)
    }
    if value.isEmpty { return nil }
    self.init(value, kind: .html)
  }

  /// The text as an HTML fragment.
  public var html: String {
    kind == .html ? value : PlainText.escaped(value)
  }

  /// The text without markup, white space collapsed.
  public var plainText: String {
    kind == .html ? PlainText.of(markup: value) : PlainText.collapsed(value)
  }
}
