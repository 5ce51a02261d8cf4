/// Makes a list of feeds of the elements of a document in OPML.
final class OutlineBuilder: XMLLeafHandler {
  /// The deepest outlines whose titles are kept as categories.
  private static let maxDepth = 64
  private static let mostCategories = 100
  /// What programs write as `type` of a feed; the specification has `rss` for all formats.
  private static let feedTypes: Set<String> = [
    "rss", "atom", "rdf", "feed", "json", "jsonfeed", "application/rss+xml",
    "application/atom+xml", "application/rdf+xml", "application/feed+json",
  ]

  private(set) var outline = Outline()
  /// Whether there is an `opml` element, or an outline that stands for itself.
  private(set) var isOutline = false
  private(set) var isWebPage = false
  /// The titles of the open outlines; nil for those that have none, and for feeds.
  private var open: [String?] = []
  private var isInHead = false

  var isDone: Bool { isWebPage || outline.entries.count >= OutlineReader.mostEntries }

  func start(_ name: String, _ attributes: [(name: String, value: String)], line: () -> Int) {
    switch name {
    case "opml": isOutline = true
    case "html": isWebPage = !isOutline
    case "head": isInHead = true
    case "body": isInHead = false
    case "outline":
      isOutline = true
      add(attributes, line)
    default: break
    }
  }

  func end(_ name: String, text: String) {
    switch name {
    case "title" where isInHead: if !text.isEmpty { outline.title = outline.title ?? text }
    case "head": isInHead = false
    case "outline": _ = open.popLast()
    default: break
    }
  }

  private func add(_ attributes: [(name: String, value: String)], _ line: () -> Int) {
    func value(_ name: String) -> String? {
      guard let text = attributes.first(where: { $0.name == name })?.value else { return nil }
      let trimmed = Array(text.utf8).trimmed()
      return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
    }
    let title = value("title") ?? value("text")
    // Attributes are known by their names in lower case: xmlUrl.
    let type = value("type")?.lowercased() ?? ""
    let isFeed = Self.feedTypes.contains(type)
    guard let address = value("xmlurl") ?? (isFeed ? value("url") : nil) else {
      if isFeed {
        outline.notes.append(
          FeedNote("an outline is said to be a feed, but has no xmlUrl", line: line()))
      } else if type == "include" {
        outline.notes.append(
          FeedNote("an outline includes another list, which is not read", line: line()))
      }
      open.append(open.count < Self.maxDepth ? title : nil)
      return
    }
    var categories: [String] = []
    for category in open.compactMap(\.self) + Self.categories(value("category") ?? "")
    where !categories.contains(category) && categories.count < Self.mostCategories {
      categories.append(category)
    }
    outline.entries.append(
      Outline.Entry(address: address, title: title, categories: categories, line: line()))
    open.append(nil)
  }

  /// The categories of an attribute: separated by commas, each perhaps a path (`/Europe/Norway`).
  private static func categories(_ text: String) -> [String] {
    text.split(separator: ",").flatMap { $0.split(separator: "/") }.compactMap { part in
      let name = Array(part.utf8).trimmed()
      return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
  }
}
