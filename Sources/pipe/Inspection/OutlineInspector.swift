import FeedReader
import FetchStage
import PipeKit

/// Tells which feeds a list in OPML names.
struct OutlineInspector: SourceInspector {
  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    guard SourceKind(source.head) == .opml else { return nil }
    let bytes = try source.bytes()
    let outline: Outline
    do throws(FeedError) {
      outline = try OutlineReader(charset: source.charset).read(bytes)
    } catch {
      throw StageError(.badFormat, "no list of feeds: \(error.message)", underlying: error)
    }
    var report = SourceReport(
      title: "list of feeds in OPML: \(outline.entries.count.counted("feed", "feeds"))",
      key: "opml", content: .object(content(outline)))
    report.add("title", outline.title)
    let categories = Set(outline.entries.flatMap(\.categories))
    if !categories.isEmpty {
      report.add("categories", categories.sorted().prefix(20).joined(separator: ", "))
    }
    let refused = outline.entries.filter(isRefused)
    if let first = refused.first {
      report.add(
        "refused",
        "\(refused.count.counted("feed", "feeds")) without a web address, which fetch does not read (line \(first.line)"
          + (refused.count == 1 ? ")" : " first)"))
    }
    for note in outline.notes.prefix(20) { report.add("wrong", note.description) }
    report.list(outline.entries) { entry in
      "\(entry.title ?? "(no title)")  <\(entry.address)>" + (isRefused(entry) ? "  (refused)" : "")
        + (entry.categories.isEmpty ? "" : "  \(entry.categories.joined(separator: ", "))")
    }
    return report
  }

  /// Whether a feed is not read, as it is not on the web.
  private func isRefused(_ entry: Outline.Entry) -> Bool {
    OutlineFeeds.webAddress(entry.address) == nil
  }

  private func content(_ outline: Outline) -> JSONObject {
    var content = JSONObject()
    content["title"] = outline.title.map(JSON.string)
    content["feeds"] = .array(
      outline.entries.map { entry in
        var item: JSONObject = ["url": .string(entry.address)]
        item["title"] = entry.title.map(JSON.string)
        if !entry.categories.isEmpty {
          item["categories"] = .array(entry.categories.map(JSON.string))
        }
        if isRefused(entry) { item["is_refused"] = true }
        item["line"] = .number(JSONNumber(entry.line))
        return .object(item)
      })
    if !outline.notes.isEmpty {
      content["notes"] = .array(outline.notes.map { .string($0.description) })
    }
    return content
  }
}
