/// Why a document is no feed.
public struct FeedError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The ways of not being a feed.
  public enum Kind: String, Sendable, Hashable {
    /// There is nothing but white space.
    case empty
    /// It is a web page.
    case webPage = "web page"
    /// It is something else that is no feed.
    case notAFeed = "not a feed"
    /// It is larger than can be read.
    case tooLarge = "too large"
  }

  /// Which of them.
  public var kind: Kind
  /// What was found instead, in a sentence without a final stop.
  public var message: String

  /// Makes an error.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
