import PipeKit

/// A format that is a feed: its lines are records of what a feed says of documents.
protocol FeedFormat: EditionFormat {
  /// How the feed is written.
  static var style: any FeedStyle.Type { get }
}

extension FeedFormat {
  static var options: Set<String> { ["title", "mode", "address", "max_entries"] }
  static var isText: Bool { true }

  /// Readers ask for a feed now and then, and are to miss nothing: it is added to unless it is said that it is
  /// replaced.
  static func keepsEarlier(_ options: Export.Options) -> Bool { options.mode != .replace }

  static func prepare(_ batch: Batch, _ options: Export.Options) -> (any Sendable)? {
    FeedItem.lines(of: batch)
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    try TextOutput(
      order: order, edition: FeedEdition(order, style: style),
      keepsEarlier: keepsEarlier(order.options), lines: FeedItem.lines
    ).open()
  }
}

/// Atom 1.0 (RFC 4287).
enum AtomFormat: FeedFormat {
  static let name = "atom"
  static let extensions = ["atom"]
  static var style: any FeedStyle.Type { AtomFeed.self }
}

/// RSS 2.0, as the RSS Advisory Board's profile has it.
enum RSSFormat: FeedFormat {
  static let name = "rss"
  static let extensions = ["rss"]
  static var style: any FeedStyle.Type { RSSFeed.self }
}

/// JSON Feed 1.1.
enum JSONFeedFormat: FeedFormat {
  static let name = "jsonfeed"
  static let extensions: [String] = []
  static var style: any FeedStyle.Type { JSONFeed.self }
}
