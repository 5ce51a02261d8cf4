import PipeKit

/// A feed of the newest documents: those of the run, and those that it had before.
struct FeedEdition: Edition {
  /// What the feed says of itself.
  var head: FeedHead
  /// How many entries it has at most.
  var mostEntries: Int
  /// When the run began.
  var started: Timestamp
  /// What writes it.
  var template: FeedTemplate

  /// Takes from the options what concerns a feed.
  init(_ order: ExportOrder, _ template: FeedTemplate) {
    let title = order.options.title?.text(at: order.started) ?? "News digest"
    head = FeedHead(
      title: PlainText.line(title, limit: 300),
      address: order.options.address.flatMap { URIText.text(of: $0) },
      // The same from run to run, whatever the day.
      id: order.options.address.flatMap { WebLink($0)?.address }
        ?? "urn:pipe:feed-"
        + ContentHash("\(order.options.to.source) \(order.options.title?.source ?? "")".utf8.span)
        .text)
    mostEntries = order.options.maxEntries
    started = Timestamp(seconds: order.started.seconds)
    self.template = template
  }

  /// Where an entry is, and by what it has its place.
  private struct Place {
    /// What stands for the document.
    var key: Int
    /// When it was published, or first exported: seconds.
    var time: Int64
    /// Where its record begins in the lines of the run; `nil` where it is in the earlier feed only.
    var offset: Int?
    /// Which entry of the earlier feed it is.
    var earlier: Int?
  }

  func write(_ spool: Spool, over earlier: EarlierEdition?, to output: inout BufferedFile) throws {
    let known = try earlier.map { try self.entries(of: $0) } ?? []
    var reader = spool.reader
    var places: [Place] = []
    var indices: [Int: Int] = [:]
    for (index, entry) in known.enumerated() where indices[entry.id.hashValue] == nil {
      indices[entry.id.hashValue] = places.count
      let time = (plausible(entry.time) ?? entry.updated).seconds
      places.append(Place(key: entry.id.hashValue, time: time, earlier: index))
    }
    var offset = 0
    while offset < spool.length {
      let (item, next) = try item(at: offset, &reader)
      let key = item.id.hashValue
      if let index = indices[key] {
        places[index].offset = offset
        if let published = plausible(item.published) { places[index].time = published.seconds }
      } else {
        indices[key] = places.count
        let time = (plausible(item.published) ?? plausible(item.updated) ?? started).seconds
        places.append(Place(key: key, time: time, offset: offset))
      }
      offset = next
    }
    indices = [:]
    // Newest first; of the same time in the order in which they came.
    let order = places.indices.sorted {
      (places[$1].time, $0) < (places[$0].time, $1)
    }.prefix(mostEntries)
    var entries: [FeedEntryText] = []
    for index in order {
      let place = places[index]
      let old = place.earlier.map { known[$0] }
      guard let offset = place.offset else {
        if let old { entries.append(old) }
        continue
      }
      entries.append(try entry(of: item(at: offset, &reader).item, old))
    }
    let updated = entries.map(\.updated).max() ?? started
    try template.write(head, updated: updated, entries) { try output.write($0) }
  }

  /// A time that has come: a mistake in the year would else keep an entry at the feed's head.
  private func plausible(_ time: Timestamp?) -> Timestamp? {
    time.flatMap { $0 <= started.latestDate ? $0 : nil }
  }

  /// The entries that the feed has had.
  private func entries(of earlier: EarlierEdition) throws -> [FeedEntryText] {
    if let entries = template.style.entries(of: try earlier.text()) { return entries }
    throw StageError(
      .file,
      "cannot add to '\(earlier.path)', which is no \(template.style.name) feed that pipe has written",
      hint: "name another file, or set mode: replace")
  }

  /// The entry of a document, which says that it was changed only if it was.
  private func entry(of item: FeedItem, _ old: FeedEntryText?) throws -> FeedEntryText {
    if let old {
      let same = try template.entry(of: item, updated: old.updated)
      if same.text == old.text { return old }
    }
    var updated = (plausible(item.updated) ?? plausible(item.published) ?? started).instant
    // A change that the publisher does not tell of is as new as the run that has found it.
    if let old, updated <= old.updated { updated = max(started, old.updated) }
    return try template.entry(of: item, updated: updated)
  }

  private func item(
    at offset: Int, _ reader: inout SpoolReader
  ) throws -> (item: FeedItem, next: Int) {
    let (value, next) = try reader.value(at: offset)
    guard let item = FeedItem(record: value) else { throw reader.damaged }
    return (item, next)
  }
}
