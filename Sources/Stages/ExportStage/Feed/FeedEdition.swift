import PipeKit

/// A feed of the newest documents: those of the run, and those that it had before.
struct FeedEdition: Edition {
  /// What the feed says of itself.
  var head: FeedHead
  /// How many entries it has at most.
  var mostEntries: Int
  /// When the run began.
  var started: Timestamp
  /// How it is written.
  var style: any FeedStyle.Type

  /// Takes from the options what concerns a feed.
  init(_ order: ExportOrder, style: any FeedStyle.Type) {
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
    self.style = style
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
    let known = try earlier.map { try style.entries(of: $0.text(), path: $0.path) } ?? []
    var reader = spool.reader
    var places: [Place] = []
    var indices: [Int: Int] = [:]
    for (index, entry) in known.enumerated() where indices[entry.id.hashValue] == nil {
      indices[entry.id.hashValue] = places.count
      places.append(Place(key: entry.id.hashValue, time: entry.time.seconds, earlier: index))
    }
    var offset = 0
    while offset < spool.length {
      let (item, next) = try item(at: offset, &reader)
      let key = item.id.hashValue
      if let index = indices[key] {
        places[index].offset = offset
        if let published = item.published { places[index].time = published.seconds }
      } else {
        indices[key] = places.count
        let time = (item.published ?? item.updated ?? started).seconds
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
      entries.append(entry(try item(at: offset, &reader).item, old))
    }
    let updated = entries.map(\.updated).max() ?? started
    try output.write(style.start(head, updated: updated))
    for (index, entry) in entries.enumerated() {
      if index > 0 { try output.write(style.separator) }
      try output.write(entry.text)
    }
    try output.write(style.end)
  }

  /// The entry of a document, which says that it was changed only if it was.
  private func entry(_ item: FeedItem, _ old: FeedEntryText?) -> FeedEntryText {
    if let old {
      let same = style.text(of: item, updated: old.updated)
      if same == old.text { return old }
    }
    var updated = (item.updated ?? item.published ?? started).instant
    // A change that the publisher does not tell of is as new as the run that has found it.
    if let old, updated <= old.updated { updated = max(started, old.updated) }
    return FeedEntryText(
      id: item.id, updated: updated, time: item.published ?? updated,
      text: style.text(of: item, updated: updated))
  }

  private func item(
    at offset: Int, _ reader: inout SpoolReader
  ) throws -> (item: FeedItem, next: Int) {
    let (value, next) = try reader.value(at: offset)
    guard let item = FeedItem(record: value) else { throw reader.damaged }
    return (item, next)
  }
}

/// What a feed says of itself.
struct FeedHead: Sendable {
  /// The title, on one line.
  var title: String
  /// Where it is to be found: a URI.
  var address: String?
  /// Its identifier: a URI, or an address with letters of any script (RFC 3987), which only Atom has.
  var id: String
}

/// An entry of a feed, as it is written.
struct FeedEntryText: Sendable {
  /// The entry's identifier.
  var id: String
  /// When it was changed.
  var updated: Timestamp
  /// When it was published: by this it has its place.
  var time: Timestamp
  /// The entry.
  var text: String
}

/// How a feed is written.
protocol FeedStyle: SendableMetatype {
  /// What stands between two entries.
  static var separator: String { get }
  /// The entries of a feed that was written in this way.
  ///
  /// - Throws: ``StageError`` for any other text.
  static func entries(of text: String, path: String) throws(StageError) -> [FeedEntryText]
  /// What comes before the entries.
  static func start(_ head: FeedHead, updated: Timestamp) -> String
  /// An entry.
  static func text(of item: FeedItem, updated: Timestamp) -> String
  /// What comes after them.
  static var end: String { get }
}

extension FeedStyle {
  /// The error of a file that is another.
  static func notOurs(_ path: String, _ name: String) -> StageError {
    StageError(
      .file, "cannot add to '\(path)', which is no \(name) feed that pipe has written",
      hint: "name another file, or set mode: replace")
  }
}

extension Timestamp {
  /// The timestamp to the second, with a time of day: that of a day alone is its beginning.
  var instant: Timestamp {
    Timestamp(seconds: seconds, nanoseconds: 0, offset: offset, precision: .second(digits: 0))
  }
}
