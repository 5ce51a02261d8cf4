import FeedReader
import FetchStage
import PipeKit
import SitemapReader

/// Tells what a sitemap, or an index of sitemaps, lists.
struct SitemapInspector: SourceInspector {
  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    guard SourceKind(source.head) == .sitemap else { return nil }
    let bytes = try source.bytes()
    var items: [SitemapReader.Item] = []
    let sitemap: Sitemap
    do throws(SitemapError) {
      let reader = SitemapReader(url: source.url, charset: source.charset)
      sitemap = try reader.read(bytes) { item in
        items.append(item)
        return true
      }
    } catch {
      throw StageError(.badFormat, "no sitemap: \(error.message)", underlying: error)
    }
    let isIndex = sitemap.format == .index
    let count =
      isIndex
      ? items.count.counted("sitemap", "sitemaps") : items.count.counted("page", "pages")
    let entries = items.map(Self.entry)
    var report = SourceReport(
      title: (isIndex ? "index of sitemaps: " : "sitemap: ") + count, key: "sitemap",
      content: .object(content(sitemap, entries)))
    let dates = entries.compactMap(\.date)
    if let first = dates.min(), let last = dates.max() {
      report.add("dates", first == last ? "\(first)" : "\(first) to \(last)")
    }
    let undated = entries.count - dates.count
    if undated > 0 { report.add("without date", "\(undated)") }
    let news = entries.count { $0.news != nil }
    if news > 0 { report.add("with news", "\(news) of \(entries.count)") }
    report.add("hosts", Hosts(entries.lazy.map(\.url)).text)
    for note in sitemap.notes { report.add("wrong", note.description) }
    report.list(entries) { entry in
      let date = String(entry.date?.description.prefix(10) ?? "")
      let padding = String(repeating: " ", count: 10 - date.count)
      return "\(date)\(padding)  <\(entry.url)>" + (entry.news?.title.map { "  \($0)" } ?? "")
    }
    return report
  }

  private static func entry(_ item: SitemapReader.Item) -> SitemapEntry {
    switch item {
    case .page(let entry): entry
    case .sitemap(let reference): SitemapEntry(url: reference.url, modified: reference.modified)
    }
  }

  private func content(_ sitemap: Sitemap, _ entries: [SitemapEntry]) -> JSONObject {
    var content = JSONObject()
    content["format"] = .string(sitemap.format.rawValue)
    content["urls"] = .array(
      entries.map { entry in
        var item: JSONObject = ["url": .string(entry.url)]
        item["modified"] = (entry.modified?.description).map(JSON.string)
        item["published"] = (entry.news?.published?.description).map(JSON.string)
        item["title"] = (entry.news?.title).map(JSON.string)
        item["language"] = (entry.news?.language).map(JSON.string)
        if !entry.images.isEmpty { item["images"] = .array(entry.images.map(JSON.string)) }
        return .object(item)
      })
    if !sitemap.notes.isEmpty {
      content["notes"] = .array(sitemap.notes.map { .string($0.description) })
    }
    return content
  }
}
