public import PipeKit

/// A feed of any format, in neutral terms.
public struct Feed: Sendable, Hashable {
  /// The family of formats it is written in.
  public var format: FeedFormat
  /// The version of the format as its numbers, such as `2.0` or `0.91`; nil if it names none.
  public var version: String?
  /// The name of the character encoding it was read with.
  public var encoding: String
  /// What identifies the feed for good, if it says so.
  public var id: String?
  /// The title, which may have markup; ``FeedText/plainText`` is what it says.
  public var title: FeedText?
  /// The address of the page that the feed belongs to.
  public var link: String?
  /// The feed's own address, as it gives it.
  public var selfLink: String?
  /// The address of the next page of the feed (RFC 5005).
  public var nextLink: String?
  /// The address of a hub that announces changes (WebSub).
  public var hubLink: String?
  /// What the feed is about.
  public var description: FeedText?
  /// The language tag, as it was written.
  public var language: String?
  /// Who answers for the feed.
  public var authors: [FeedPerson] = []
  /// What the feed is filed under.
  public var categories: [FeedCategory] = []
  /// When it was first published.
  public var published: Timestamp?
  /// When it last changed.
  public var updated: Timestamp?
  /// Copyright and the like.
  public var rights: FeedText?
  /// The program that wrote it.
  public var generator: String?
  /// The address of a picture that stands for it.
  public var image: String?
  /// The entries, in document order.
  public var entries: [FeedEntry] = []
  /// What was wrong with the document, though it could be read.
  public var notes: [FeedNote] = []

  /// Makes an empty feed.
  public init(format: FeedFormat, version: String? = nil, encoding: String = "utf-8") {
    self.format = format
    self.version = version
    self.encoding = encoding
  }
}
