import HTML
import PipeKit

/// Finds when a page was published and last changed.
struct DateFinder {
  let meta: MetaTags
  let linked: LinkedData
  let markup: PageMarkup
  let lines: PageLines
  let address: String?
  let canonical: String?
  /// What time it is, if that is known.
  let now: Timestamp?

  /// Where a date of publication was found that is that of the last change.
  static let lastChange = "the last change"

  /// When the page was published, and when it was last changed.
  func find() -> (published: Found<Timestamp>?, updated: Found<Timestamp>?) {
    let published = published()
    return (published, statedChange ?? shownChange(published))
  }

  /// When the page was published.
  private func published() -> Found<Timestamp>? {
    if let stated = stated() { return settle(stated, shown(isAlone: false).date) }
    if let vague = meta.first(DateFinder.vague).flatMap(vague) {
      let shown = shown(isAlone: false).date
      if let shown, shown.isSure { return shown.found }
      return settle(vague, shown)
    }
    let shown = shown(isAlone: true)
    if let date = shown.date { return date.found }
    let visible = markup.published(until: latest)
    if let date = visible.date, let node = visible.node {
      return Found(date, markup.source(of: node, rank: visible.rank))
    }
    let labelled = labelled()
    return labelled.date.map { Found($0, "text") }
      ?? inAddress.map { Found($0, "address") }
      ?? meta.firsts(where: DateFinder.isPublication).lazy.compactMap(DateReader.read)
      .first(where: isPast).map { Found($0, "meta") }
      // Readers see no other date.
      ?? (shown.change ?? markup.modified(until: latest) ?? visible.change ?? labelled.change)
      .map { Found($0, DateFinder.lastChange) }
  }

  /// The last moment that something can have been published.
  var latest: Timestamp? { now?.latestDate }

  /// Whether something can have been published on a date: what is announced has not been.
  func isPast(_ date: Timestamp) -> Bool { latest.map { date <= $0 } ?? true }

  func date(_ text: Found<String>?) -> Found<Timestamp>? {
    text?.map(DateReader.read).flatMap { isPast($0.value) ? $0 : nil }
  }

  // MARK: What the page states

  /// A date that the page states for machines.
  private struct Stated {
    var found: Found<Timestamp>
    /// Whether day and month may be the other way round: `11/01/2026`.
    var isAmbiguous: Bool
  }

  private func stated() -> Stated? {
    for text in [
      linked.published.map({ Found($0, "json-ld") }), meta.found(DateFinder.names),
    ] {
      // What is stated expressly is believed, whatever the clock says.
      guard let text, let date = text.map(DateReader.read) else { continue }
      let start = text.value.utf8.prefix(4)
      return Stated(found: date, isAmbiguous: start.contains(0x2F) || start.contains(0x2E))
    }
    return nil
  }

  private static let names = [
    "article:published_time", "og:article:published_time", "article:published",
    "itemprop:datepublished", "datepublished", "publish_date", "publish-date", "pubdate",
    "publishdate", "published", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "citation_publication_date",
    "citation_date", "article.published", "cxenseparse:recs:publishtime",
    "analyticsattributes.articledate", "og:published_time", "article_date_original",
  ]

  /// Meta elements that have the date of the last change on some pages.
  private static let vague = ["dcterms.date", "dc.date", "date", "last-modified-date"]

  private func vague(_ text: String) -> Stated? {
    date(Found(text, "meta")).map { Stated(found: $0, isAmbiguous: false) }
  }

  /// Whether a name that is not in the list is that of a date of publication.
  private static func isPublication(_ name: String) -> Bool {
    name.has("publi") && (name.has("date") || name.has("time"))
  }

  private var inAddress: Timestamp? {
    for address in [address, canonical] {
      if let address, let date = DateReader.find(inAddress: address), isPast(date),
        !PageAddress(address).has(DateFinder.eventWords)
      {
        return date
      }
    }
    return nil
  }

  /// What addresses have in them whose dates are those of what is announced.
  private static let eventWords: Set<String> = [
    "event", "events", "calendar", "kalender", "termine", "termin", "veranstaltung",
    "veranstaltungen", "agenda", "evenement", "evenements", "evento", "eventos", "eventi",
    "whats-on",
  ]

  // MARK: What the page shows

  /// A date that readers see.
  private struct Shown {
    var found: Found<Timestamp>
    /// Whether it stands where nothing but the date of publication does.
    var isSure: Bool
  }

  /// The date that the page shows in or around the content, and that of the last change.
  ///
  /// What stands around the headline comes before what is further down, where other pages may be announced.
  ///
  /// - Parameter isAlone: Whether there is no other, so that one that may be that of something else will do.
  /// - Returns: The dates, as far as there are any.
  private func shown(isAlone: Bool) -> (date: Shown?, change: Timestamp?) {
    guard let content = lines.content else { return (nil, nil) }
    var change: Timestamp?
    func marked(in nodes: Range<Int>, upTo worst: Int) -> Shown? {
      let visible = markup.published(in: nodes, upTo: worst, until: latest)
      change = change ?? visible.change
      guard let date = visible.date, let node = visible.node else { return nil }
      let isSure =
        lines.top.contains(node.index) || (lines.above.contains(node.index) && visible.rank < 3)
      return Shown(
        found: Found(date, markup.source(of: node, rank: visible.rank)), isSure: isSure)
    }
    let date =
      marked(in: content, upTo: 0) ?? marked(in: lines.top, upTo: 3)
      ?? marked(in: lines.above, upTo: 3) ?? written(true, &change)
      ?? (isAlone ? marked(in: content, upTo: 3) : nil) ?? written(false, &change)
    return (date, change)
  }

  /// The date in one of the lines around the headline, or in one of the others.
  private func written(_ isAbove: Bool, _ change: inout Timestamp?) -> Shown? {
    for line in lines.dates where line.isAbove == isAbove && isOfPage(line) {
      if let date = DateLabel.published(in: line.text), isPast(date) {
        return Shown(found: Found(date, "text"), isSure: !line.isContent)
      }
      guard let place = DateReader.locate(in: line.text) else {
        if isAbove, let date = DateReader.findShort(in: line.text), isPast(date) {
          return Shown(found: Found(date, "text"), isSure: false)
        }
        continue
      }
      guard isPast(place.date),
        !DateLabel.isOther(
          String(decoding: line.text.utf8.prefix(place.range.lowerBound), as: UTF8.self))
      else { continue }
      let rest = line.text.utf8.count - place.range.count
      if DateLabel.isModified(line.text) {
        change = change ?? DateFinder.change(in: line.text, at: place)
      } else if DateLabel.isProse(line.text, place.range) {
        continue
      } else if (!line.isContent && (isAbove || rest < 100))
        || DateFinder.isDateLine(line.text, place.range)
      {
        return Shown(found: Found(place.date, "text"), isSure: isAbove && rest < 40)
      }
    }
    return nil
  }

  /// The date of a change in a line that tells of one: in a sentence that behind the word for it.
  private static func change(in line: String, at place: DateReader.Place) -> Timestamp? {
    DateLabel.isProse(line, place.range) ? DateLabel.changed(in: line) : place.date
  }

  /// Whether a line is of the page's own: the foot of a site has dates, and so have the teasers of other pages.
  func isOfPage(_ line: PageLines.Line) -> Bool {
    !markup.isTeaser(line.node) && (line.isAbove || !markup.isBeside(line.node))
      && (!markup.isFooter(line.node) || DateLabel.isOfPage(line.text))
  }

  /// The dates that are called that of publication, or of the last change, anywhere on the page.
  private func labelled() -> (date: Timestamp?, change: Timestamp?) {
    var change: Timestamp?
    for line in lines.labelled() where isOfPage(line) {
      let line = line.text
      if let date = DateLabel.published(in: line), isPast(date) { return (date, change) }
      if change == nil, DateLabel.isModified(line) {
        change = DateReader.locate(in: line).flatMap { DateFinder.change(in: line, at: $0) }
          .flatMap { isPast($0) ? $0 : nil }
      }
    }
    return (nil, change)
  }

  /// Whether a paragraph begins with the date of its writing, rather than telling what happened then:
  /// `Berlin, 22 November 2026 – The ferry…`.
  private static func isDateLine(_ line: String, _ place: Range<Int>) -> Bool {
    let bytes = Array(line.utf8)
    let rest = bytes[place.upperBound...].drop { $0 == 0x20 }
    guard let next = rest.first else { return place.lowerBound < 60 }
    let words = bytes[..<place.lowerBound].split(separator: 0x20).count
    // ) | - – — „ « and a time
    return place.lowerBound < 40 && words < 4
      && (next == 0x29 || next == 0x7C || next == 0x2D || next == 0x3A || next == 0x2F
        || next == 0xE2 || next == 0xC2)
  }

  // MARK: When they differ

  /// The date of publication, where what the page states and what it shows may differ.
  ///
  /// What is stated is believed, but for some cases in which it is known to go wrong.
  private func settle(_ stated: Stated, _ shown: @autoclosure () -> Shown?) -> Found<Timestamp> {
    let value = stated.found.value
    if let date = inAddress {
      if date.dayNumber == value.dayNumber { return stated.found }
      if isLocal(date, of: value) { return Found(date, "address") }
    }
    guard let shown = shown(), shown.isSure else {
      if isUTC(value), let date = markup.published(upTo: 2, until: latest).date,
        isLocal(date, of: value)
      {
        return Found(date, "markup")
      }
      return stated.found
    }
    let date = shown.found.value
    if isLocal(date, of: value) { return shown.found }
    if isTurned(date, value) { return stated.isAmbiguous ? shown.found : stated.found }
    // A page that was moved to another site, or written anew, is not older than what it shows.
    guard date.dayNumber < value.dayNumber - 1, date.dayNumber != statedChange?.value.dayNumber
    else { return stated.found }
    return shown.found
  }

  /// Whether a date has a time that is stated in UTC.
  private func isUTC(_ date: Timestamp) -> Bool {
    if case .day = date.precision { return false }
    return date.offset == 0
  }

  /// Whether a date is that of a time in UTC as readers of the page see it, the day before or after.
  private func isLocal(_ date: Timestamp, of stated: Timestamp) -> Bool {
    let gap = date.dayNumber - stated.dayNumber
    guard isUTC(stated), gap == 1 || gap == -1 else { return false }
    if case .day = date.precision { return true }
    // What is shown seldom has seconds.
    return abs(date.seconds - stated.seconds) < 60
  }

  /// Whether one date has the month where the other one has the day.
  private func isTurned(_ one: Timestamp, _ other: Timestamp) -> Bool {
    let (one, other) = (one.description.utf8, other.description.utf8)
    return one.prefix(4).elementsEqual(other.prefix(4))
      && one.dropFirst(5).prefix(2).elementsEqual(other.dropFirst(8).prefix(2))
      && other.dropFirst(5).prefix(2).elementsEqual(one.dropFirst(8).prefix(2))
  }
}

extension Timestamp {
  /// The number of its day, in its own zone.
  var dayNumber: Int64 {
    let local = seconds + Int64(offset) * 60
    return local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
  }
}
