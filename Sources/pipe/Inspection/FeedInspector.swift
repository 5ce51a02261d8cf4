import FeedReader
import PipeKit

/// Tells what a feed is and what entries it has.
struct FeedInspector: SourceInspector {
  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    let bytes = try source.bytes()
    let feed: Feed
    do throws(FeedError) {
      feed = try FeedReader(url: source.url, charset: source.charset).read(bytes)
    } catch {
      return nil
    }
    let version = feed.version.map { " \($0)" } ?? ""
    var report = SourceReport(
      title:
        "feed: \(Self.name(feed.format))\(version), \(feed.entries.count.counted("entry", "entries"))",
      key: "feed", content: feed.json)
    report.facts = facts(feed)
    report.list(feed.entries, line)
    return report
  }

  /// Why a source is neither a feed nor a page; nil for a page.
  static func reason(_ source: InspectedSource) throws(StageError) -> FeedError? {
    let bytes = try source.bytes()
    do throws(FeedError) {
      _ = try FeedReader(charset: source.charset).read(bytes) { _ in false }
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
    if undated > 0 { add("without date", undated.counted("entry", "entries")) }
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
