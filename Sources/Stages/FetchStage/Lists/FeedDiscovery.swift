import FeedReader
import HTML
import WebURL

/// Finds the feed of a web page.
enum FeedDiscovery {
  /// The address of the feed that a page names first, as that is its main one; nil where it names none.
  static func feed(of page: Resource) -> String? {
    guard let url = page.url.flatMap({ try? WebURL($0) }) else { return nil }
    var parser = HTMLParser()
    let tree = parser.parse(page.bytes, charset: page.charset)
    return tree.feedLinks(document: url).first?.url.removingFragment().description
  }
}
