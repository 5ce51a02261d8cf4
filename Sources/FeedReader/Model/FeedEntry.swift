public import PipeKit

/// One entry of a feed, in neutral terms.
///
/// Addresses are absolute wherever a base is known.
public struct FeedEntry: Sendable, Hashable {
  /// What identifies the entry for good (`guid`, `id`, `rdf:about`).
  public var id: String?
  /// The title, which may have markup; ``FeedText/plainText`` is what it says.
  public var title: FeedText?
  /// The address of the entry's page.
  public var link: String?
  /// The address of the page where ``link`` leads there by way of a counter (FeedBurner).
  public var originalLink: String?
  /// The address of the page with comments.
  public var comments: String?
  /// A short form of the entry.
  public var summary: FeedText?
  /// The entry in full.
  public var content: FeedText?
  /// Who wrote it.
  public var authors: [FeedPerson] = []
  /// When it was published.
  public var published: Timestamp?
  /// When it last changed.
  public var updated: Timestamp?
  /// Whether it says that ``updated`` is there only as feeds need one, as those of `export` do.
  public var isUnchanged = false
  /// When it was written.
  public var created: Timestamp?
  /// Whether a date of it has a time of day without a zone, so that UTC is but assumed.
  public var isZoneAssumed = false
  /// What it is filed under.
  public var categories: [FeedCategory] = []
  /// Media that come with it.
  public var enclosures: [FeedEnclosure] = []
  /// How long its recording takes, in seconds (`itunes:duration`).
  public var duration: Int?
  /// How many comments there are on it (`slash:comments`).
  public var commentCount: Int?
  /// The place that it is about.
  public var point: FeedPoint?
  /// The address of a picture that stands for it.
  public var image: String?
  /// The language tag, as it was written; the feed's where the entry has none.
  public var language: String?
  /// Copyright and the like.
  public var rights: FeedText?
  /// The title of the feed that the entry was taken from, in feeds made of others.
  public var source: String?

  /// Makes an empty entry.
  public init() {}
}
