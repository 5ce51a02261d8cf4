import PipeKit

/// A format that is a feed: its lines are records of what a feed says of documents.
protocol FeedFormat: EditionFormat, TemplateFormat {
  /// How the feed is put together.
  static var style: any FeedStyle.Type { get }
}

extension FeedFormat {
  static var options: Set<String> { ["title", "mode", "template", "address", "max_entries"] }
  static var isText: Bool { true }
  static var escaping: TemplateEscaping { .xml }

  /// Readers ask for a feed now and then, and are to miss nothing: it is added to unless it is said that it is
  /// replaced.
  static func keepsEarlier(_ options: Export.Options) -> Bool { options.mode != .replace }

  static func parts(of text: TemplateText) throws(OptionProblem) -> [TemplatePart] {
    try text.partsAroundEntries(escaping)
  }

  static func check(_ template: TextTemplate) throws(OptionProblem) {
    try FeedTemplate(style: style, template: template).check()
  }

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    FeedItem.lines(of: batch)
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    let template = FeedTemplate(style: style, template: try order.template ?? ownTemplate())
    return try TextOutput(
      order: order, edition: FeedEdition(order, template),
      keepsEarlier: keepsEarlier(order.options), lines: FeedItem.lines
    ).open()
  }
}

/// Atom 1.0 (RFC 4287).
enum AtomFormat: FeedFormat {
  static let name = "atom"
  static let extensions = ["atom"]
  static let builtInTemplate = BuiltInTemplate.atom
  static var style: any FeedStyle.Type { AtomFeed.self }
}

/// RSS 2.0, as the RSS Advisory Board's profile has it, with Atom's elements for what RSS has none for.
enum RSSFormat: FeedFormat {
  static let name = "rss"
  static let extensions = ["rss"]
  static let builtInTemplate = BuiltInTemplate.rss
  static var style: any FeedStyle.Type { RSSFeed.self }
}

/// JSON Feed 1.1.
enum JSONFeedFormat: FeedFormat {
  static let name = "jsonfeed"
  static let extensions: [String] = []
  static let builtInTemplate = BuiltInTemplate.jsonFeed
  static let escaping = TemplateEscaping.json
  static var style: any FeedStyle.Type { JSONFeed.self }
}
