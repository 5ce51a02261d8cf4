public import PipeKit

/// Another sitemap that an index lists.
public struct SitemapReference: Sendable, Hashable {
  /// The address, absolute.
  public var url: String
  /// When the sitemap was changed last.
  public var modified: Timestamp?

  /// Makes a reference.
  public init(url: String, modified: Timestamp? = nil) {
    self.url = url
    self.modified = modified
  }
}
