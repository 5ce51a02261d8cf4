/// What something is asked for, which decides how it is asked and what is heeded.
enum Purpose: Sendable {
  case page
  case feed
  case sitemap
  /// A list of addresses.
  case list
  case robots

  /// What is accepted.
  var accept: String {
    switch self {
    case .page: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    case .feed:
      "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,"
        + "*/*;q=0.5"
    case .sitemap: "application/xml,text/xml,text/plain;q=0.9,*/*;q=0.5"
    case .list: "text/plain,text/x-opml,application/xml;q=0.9,*/*;q=0.5"
    case .robots: "text/plain,*/*;q=0.5"
    }
  }

  /// Whether a site's robots.txt is heeded: not for what is published to be read by programs, or
  /// where the pipeline names the very file.
  var heedsRobots: Bool { self == .page }
}
