public import WebURL

/// A feed that a page names.
public struct FeedLink: Sendable, Hashable {
  /// Where the feed is.
  public var url: WebURL
  /// What the page calls it, such as `Comments`; nil if it gives it no name.
  public var title: String?
  /// The media type that the page gives it, in lower case and without parameters.
  public var type: String

  /// Makes a link.
  public init(url: WebURL, title: String? = nil, type: String) {
    self.url = url
    self.title = title
    self.type = type
  }
}
