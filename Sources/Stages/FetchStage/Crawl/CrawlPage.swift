/// A page that a crawl comes to.
struct CrawlPage: Sendable {
  /// Its place in the order of the crawl, from 0.
  var number: Int
  /// Its address.
  var url: String
  /// How many links away from where the crawl began it is.
  var depth: Int
  /// The number of the page that the crawl began with and that led here.
  var start: Int

  /// Whether the crawl began with it.
  var isStart: Bool { depth == 0 }
}
