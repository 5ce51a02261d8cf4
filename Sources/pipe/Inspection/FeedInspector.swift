import FeedReader
import PipeKit

/// Tells what a feed is and what entries it has.
struct FeedInspector: SourceInspector {
  /// The most entries that are listed for people.
  private static let listed = 20

  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    let feed: Feed
    do throws(FeedError) {
      feed = try FeedReader(url: source.url, charset: source.charset).read(source.bytes)
    } catch {
      return nil
    }
    let version = feed.version.map { " \($0)" } ?? ""
    var report = SourceReport(
      title:
        "feed: \(Self.name(feed.format))\(version), \(Self.count(feed.entries.count, "entry", "entries"))",
      key: "feed", content: feed.json)
    report.facts = facts(feed)
    report.items = feed.entries.prefix(Self.listed).map(line)
    if feed.entries.count > Self.listed {
      report.items.append("… and \(feed.entries.count - Self.listed) more")
    }
    return report
  }

  /// Why a source is neither a feed nor a page; nil for a page.
  static func reason(_ source: InspectedSource) -> FeedError? {
    do throws(FeedError) {
      _ = try FeedReader(charset: source.charset).read(source.bytes) { _ in false }
      return nil
    } catch {
      return error.kind == .webPage ? nil : error
    }
  }

  private func facts(_ feed: Feed) -> [(name: String, value: String)] {
    var facts: [(name: String, value: String)] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { facts.append((name, value)) }
    }
    add("title", feed.title?.plainText)
    add("description", feed.description?.plainText)
    add("link", feed.link)
    add("language", feed.language)
    add("encoding", feed.encoding)
    add("updated", (feed.updated ?? feed.published)?.description)
    add("generator", feed.generator)
    let dates = feed.entries.compactMap { $0.published ?? $0.updated ?? $0.created }
    if let first = dates.min(), let last = dates.max() {
      add("entries", "of \(first.description) to \(last.description)")
    }
    let undated = feed.entries.count - dates.count
    if undated > 0 { add("without date", Self.count(undated, "entry", "entries")) }
    let full = feed.entries.count { $0.content != nil }
    add("with content", "\(full) of \(feed.entries.count)")
    add("next page", feed.nextLink)
    for note in feed.notes { add("wrong", note.description) }
    return facts
  }

  private func line(_ entry: FeedEntry) -> String {
    let date = (entry.published ?? entry.updated ?? entry.created)?.description.prefix(10) ?? ""
    let padding = String(repeating: " ", count: 10 - date.count)
    let title = entry.title?.plainText ?? entry.summary?.plainText ?? entry.content?.plainText
    return "\(date)\(padding)  \(title ?? "(no title)")" + (entry.link.map { "  <\($0)>" } ?? "")
  }

  private static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  private static func name(_ format: FeedFormat) -> String {
    switch format {
    case .rss: "RSS"
    case .rdf: "RSS in RDF"
    case .atom: "Atom"
    case .json: "JSON Feed"
    case .cdf: "CDF"
    }
  }
}
