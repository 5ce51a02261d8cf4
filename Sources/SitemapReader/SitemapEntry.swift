public import PipeKit

/// A page that a sitemap lists, with what it says of it.
public struct SitemapEntry: Sendable, Hashable {
  /// The address, absolute.
  public var url: String
  /// When the page was changed last.
  public var modified: Timestamp?
  /// What is said of it as news.
  public var news: News?
  /// The addresses of its images, absolute.
  public var images: [String] = []
  /// The addresses of the page in other languages, absolute.
  public var alternates: [Alternate] = []

  /// Makes an entry.
  public init(url: String, modified: Timestamp? = nil) {
    self.url = url
    self.modified = modified
  }

  /// When it appeared: as news, or else when it was changed last.
  public var date: Timestamp? { news?.published ?? modified }

  /// What a news sitemap says of an article.
  public struct News: Sendable, Hashable {
    /// The headline.
    public var title: String?
    /// When it appeared.
    public var published: Timestamp?
    /// The newspaper's name.
    public var publication: String?
    /// Its language, as a tag.
    public var language: String?
    /// What it is about.
    public var keywords: [String] = []

    /// Makes the news of which nothing is said.
    public init() {}
  }

  /// A page that says the same in another language.
  public struct Alternate: Sendable, Hashable {
    /// Its address, absolute.
    public var url: String
    /// Its language, as a tag; `x-default` for that of nobody in particular.
    public var language: String?

    /// Makes one.
    public init(url: String, language: String? = nil) {
      self.url = url
      self.language = language
    }
  }
}
