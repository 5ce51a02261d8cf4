public import FeedReader

/// What a sitemap is, and what is wrong with it.
public struct Sitemap: Sendable {
  /// The formats of the protocol.
  public enum Format: String, Sendable, Hashable {
    /// A list of pages in XML.
    case pages
    /// A list of sitemaps in XML.
    case index
    /// A feed, whose entries are the pages.
    case feed
    /// An address a line.
    case text
  }

  /// Which it is.
  public var format: Format
  /// What is wrong, though it could be read.
  public var notes: [FeedNote] = []
}
