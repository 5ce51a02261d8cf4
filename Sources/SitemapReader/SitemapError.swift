/// Why a document is no sitemap.
public struct SitemapError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Which kinds there are.
  public enum Kind: Sendable, Hashable {
    /// There is nothing but white space.
    case empty
    /// It is a web page.
    case webPage
    /// It is something else that is no sitemap.
    case notASitemap
  }

  /// Which of them.
  public var kind: Kind
  /// What it is instead, in words.
  public var message: String

  /// Makes an error.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
