import PipeKit

/// When a page was last changed.
extension DateFinder {
  /// When the page was last changed, by what it states.
  var statedChange: Found<Timestamp>? {
    linked.modified.map { Found($0, "json-ld") }?.map(DateReader.read)
      ?? meta.found(DateFinder.changes)?.map(DateReader.read)
      ?? markup.modified(until: latest).map { Found($0, "markup") }
  }

  private static let changes = [
    "article:modified_time", "og:article:modified_time", "og:updated_time",
    "itemprop:datemodified", "datemodified", "dcterms.modified", "last-modified", "lastmod",
  ]

  /// When the page was last changed, by what it shows around its content.
  func shownChange(_ published: Found<Timestamp>?) -> Found<Timestamp>? {
    if let published, published.source == DateFinder.lastChange { return published }
    guard let content = lines.content else { return nil }
    let marked = markup.change(in: content, until: latest).map { Found($0, "markup") }
    let found = marked ?? writtenChange.map { Found($0, "text") }
    guard let found, let published else { return found }
    return found.value.dayNumber < published.value.dayNumber ? nil : found
  }

  /// The date that a line around the content says to be that of a change.
  private var writtenChange: Timestamp? {
    for isAbove in [true, false] {
      for line in lines.dates where line.isAbove == isAbove && isOfPage(line) {
        // A paragraph that tells of changes is none of them.
        if line.isContent, !DateLabel.beginsWithChange(line.text) { continue }
        if let date = DateLabel.changed(in: line.text), isPast(date) { return date }
      }
    }
    return nil
  }
}
