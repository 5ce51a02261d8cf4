/// A list of feeds in OPML.
public struct Outline: Sendable {
  /// A feed that is listed.
  public struct Entry: Sendable, Hashable {
    /// The feed's address or path, as it is written.
    public var address: String
    /// What the list calls it.
    public var title: String?
    /// The titles of the outlines around it, outermost first, and what its `category` says.
    public var categories: [String] = []
    /// The line that the outline stands in, from 1.
    public var line: Int
  }

  /// What the list calls itself.
  public var title: String?
  /// The feeds, in order.
  public var entries: [Entry] = []
  /// What is wrong with the list.
  public var notes: [FeedNote] = []
}
