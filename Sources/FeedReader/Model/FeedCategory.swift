/// What a feed or an entry is filed under.
public struct FeedCategory: Sendable, Hashable {
  /// The category's own name.
  public var term: String
  /// The scheme that the term is from, an address mostly.
  public var scheme: String?
  /// The name for readers, where it differs.
  public var label: String?

  /// Makes a category.
  public init(term: String, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }
}
