public import HTML
public import WebURL

extension HTMLTree {
  /// The feeds that a page names, in its order: its `link` elements with `rel=alternate` and the media type
  /// of a feed, or with `rel=feed` (HTML, sections 4.6.7.1 and 4.6.7.5).
  ///
  /// The first is the page's main feed, by the convention that all readers go by; those after it are of
  /// comments, topics, or the same in another format. To find the feed of an address that may be either:
  ///
  /// ```swift
  /// var parser = HTMLParser()
  /// let tree = parser.parse(bytes, charset: charset)
  /// if let feed = tree.feedLinks(document: address).first { … fetch feed.url … }
  /// ```
  ///
  /// Addresses are absolute, with `http` or `https`, and each is named once. A `base` counts for the links
  /// after it. A relative link that a `base` takes to another site is left out: it was meant as the page's
  /// own, and the `base` was copied from elsewhere. A base that has the page's host in its path is no other
  /// site: archives and caches write addresses so.
  ///
  /// - Parameter document: Where the page comes from, after redirects.
  /// - Returns: The feeds; empty if the page names none.
  public func feedLinks(document: WebURL) -> [FeedLink] {
    var base = document
    var hasBase = false
    var found: [FeedLink] = []
    for node in descendants(of: .root) where kind(of: node) == .element {
      switch name(of: node) {
      case .base where !hasBase:
        guard let href = attribute(.href, of: node) else { continue }
        hasBase = true
        if let url = try? document.resolve(href), url.isOnWeb { base = url }
      case .link:
        guard let link = feedLink(node, base: base, document: document),
          !found.contains(where: { $0.url == link.url })
        else { continue }
        found.append(link)
      default: break
      }
    }
    return found
  }

  private func feedLink(_ node: HTMLNode, base: WebURL, document: WebURL) -> FeedLink? {
    let words = (attribute(.rel, of: node) ?? "").lowercased().split { $0.isWhitespace }
    let type = FeedMediaType.plain(attribute(.type, of: node) ?? "")
    let isAlternate = words.contains("alternate") && FeedMediaType.isFeed(type)
    let isFeed = words.contains("feed") && (type.isEmpty || FeedMediaType.isFeed(type))
    guard isAlternate || isFeed, !words.contains("stylesheet"),
      let href = attribute(.href, of: node), href.utf8.contains(where: { $0 > 0x20 }),
      let url = try? base.resolve(href), url.isOnWeb
    else { return nil }
    let isRelative = (try? WebURL(href)) == nil
    if isRelative, !base.isSameSite(as: document) { return nil }
    let title = attribute(.title, of: node).map { PlainText.collapsed($0) } ?? ""
    return FeedLink(url: url, title: title.isEmpty ? nil : title, type: type)
  }
}

/// The media types of feeds.
package enum FeedMediaType {
  /// A media type in lower case, without parameters and white space around it.
  package static func plain(_ text: String) -> String {
    let type = text.prefix { $0 != ";" }.lowercased()
    return String(decoding: Array(type.utf8)[...].trimmedSlice(), as: UTF8.self)
  }

  /// Whether a plain media type is that of feeds alone.
  ///
  /// `application/xml` and `text/xml` are not, nor is `application/json`, which pages give to other things.
  package static func isFeed(_ type: String) -> Bool { types.contains(type) }

  private static let types: Set<String> = [
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    "application/rss", "application/atom", "application/x-rss+xml", "application/x-atom+xml",
    "application/x.atom+xml", "text/rss+xml", "text/atom+xml", "text/rss", "application/cdf",
    "application/x-netcdf",
  ]
}

extension WebURL {
  fileprivate var isOnWeb: Bool { scheme == "http" || scheme == "https" }

  /// Whether this is the site of a page, or an archive's copy of it.
  fileprivate func isSameSite(as page: WebURL) -> Bool {
    guard let own = page.hostname, !own.isEmpty else { return true }
    return hostname == own || description.contains("://\(own)/")
  }
}
