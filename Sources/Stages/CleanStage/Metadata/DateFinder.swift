import PipeKit

/// Finds when a page was published and last changed.
struct DateFinder {
  let meta: MetaTags
  let linked: LinkedData
  let markup: PageMarkup
  /// The short lines around the content.
  let lines: [String]
  let address: String?
  let canonical: String?

  /// When the page was published.
  func published() -> Found<Timestamp>? {
    if let stated = stated() { return local(stated) }
    let visible = markup.published()
    if let date = visible.date {
      return Found(date, visible.rank == 1 ? "time element" : "markup")
    }
    var change = markup.modified ?? visible.change
    for line in lines {
      guard let date = DateReader.find(in: line) else { continue }
      if !DateLabel.isModified(line) { return Found(date, "text") }
      change = change ?? date
    }
    return inAddress.map { Found($0, "address") }
      ?? meta.firsts(where: DateFinder.isPublication).lazy.compactMap(DateReader.read).first
      .map { Found($0, "meta") }
      // Readers see no other date.
      ?? change.map { Found($0, "the last change") }
  }

  /// When the page was last changed.
  func updated() -> Found<Timestamp>? {
    date(linked.modified, "json-ld")
      ?? date(
        meta.first([
          "article:modified_time", "og:article:modified_time", "og:updated_time",
          "itemprop:datemodified", "datemodified", "dcterms.modified", "last-modified", "lastmod",
        ]), "meta")
      ?? markup.modified.map { Found($0, "markup") }
  }

  private func date(_ text: String?, _ source: String) -> Found<Timestamp>? {
    text.flatMap(DateReader.read).map { Found($0, source) }
  }

  private func stated() -> Found<Timestamp>? {
    date(linked.published, "json-ld")
      ?? date(
        meta.first([
          "article:published_time", "og:article:published_time", "article:published",
          "itemprop:datepublished", "datepublished", "publish_date", "publish-date", "pubdate",
          "publishdate", "published", "parsely-pub-date", "sailthru.date", "dc.date.issued",
          "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "date",
          "citation_publication_date", "citation_date", "article.published",
          "cxenseparse:recs:publishtime",
          "analyticsattributes.articledate", "last-modified-date", "og:published_time",
          "article_date_original",
        ]), "meta")
  }

  /// Whether a name that is not in the list is that of a date of publication.
  private static func isPublication(_ name: String) -> Bool {
    name.has("publi") && (name.has("date") || name.has("time"))
  }

  private var inAddress: Timestamp? {
    address.flatMap { DateReader.find(inAddress: $0) }
      ?? canonical.flatMap { DateReader.find(inAddress: $0) }
  }

  /// The day as readers of the page see it: a time in UTC may belong to the day before or after.
  private func local(_ stated: Found<Timestamp>) -> Found<Timestamp> {
    if case .day = stated.value.precision { return stated }
    guard stated.value.offset == 0 else { return stated }
    for place in 0...1 {
      let date = place == 0 ? inAddress : markup.published(upTo: 2).date
      guard let other = date.map({ Found($0, place == 0 ? "address" : "markup") }) else { continue }
      let gap = other.value.dayNumber - stated.value.dayNumber
      guard gap == 1 || gap == -1 else { continue }
      if case .day = other.value.precision { return other }
      if other.value.seconds == stated.value.seconds { return other }
    }
    return stated
  }
}

extension Timestamp {
  /// The number of its day, in its own zone.
  fileprivate var dayNumber: Int64 {
    let local = seconds + Int64(offset) * 60
    return local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
  }
}
