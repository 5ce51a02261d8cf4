import PipeKit

/// What is known so far of a feed or of an entry.
struct FeedDraft {
  var id = Ranked<String>()
  var title = Ranked<FeedText>()
  var link = Ranked<String>()
  var originalLink: String?
  var selfLink: String?
  var nextLink: String?
  var hubLink: String?
  var comments = Ranked<String>()
  /// The summary of an entry, the description of a feed.
  var summary = Ranked<FeedText>()
  var content = Ranked<FeedText>()
  var authors = RankedList<FeedPerson>()
  var published = Ranked<Timestamp>()
  var updated = Ranked<Timestamp>()
  var created = Ranked<Timestamp>()
  var isZoneAssumed = false
  /// Whether `updated` is there only as feeds need one: a feed of `export` says so.
  var isUnchanged = false
  var categories: [FeedCategory] = []
  var enclosures: [FeedEnclosure] = []
  var duration: Int?
  var commentCount: Int?
  var point: FeedPoint?
  /// The place in two elements (W3C Basic Geo).
  var latitude: Double?
  var longitude: Double?
  var image = Ranked<String>()
  var language = Ranked<String>()
  var rights = Ranked<FeedText>()
  var generator = Ranked<String>()
  var source: String?
  /// How many addresses have a scheme that is not let through.
  var refusedAddresses = 0
  var badDates = BadDates()

  /// The most bytes of a language tag: each entry has that of the feed.
  static let longestLanguage = 64

  /// The entry that has come together.
  func entry(feedLanguage: String?) -> FeedEntry {
    var entry = FeedEntry()
    entry.id = id.value
    entry.title = title.value
    entry.link = link.value
    entry.originalLink = originalLink
    entry.comments = comments.value
    entry.summary = summary.value
    entry.content = content.value
    entry.authors = authors.values
    entry.published = published.value
    entry.updated = updated.value
    entry.isUnchanged = isUnchanged
    entry.created = created.value
    entry.isZoneAssumed = isZoneAssumed
    entry.categories = categories
    entry.enclosures = enclosures
    entry.duration = duration
    entry.commentCount = commentCount
    entry.point =
      point
      ?? latitude.flatMap { latitude in
        longitude.flatMap { FeedPoint(latitude: latitude, longitude: $0) }
      }
    entry.image = image.value
    entry.language = language.value ?? feedLanguage
    entry.rights = rights.value
    entry.source = source
    return entry
  }

  /// Puts what has come together into a feed.
  func fill(_ feed: inout Feed) {
    feed.id = id.value
    feed.title = title.value
    feed.link = link.value
    feed.selfLink = selfLink
    feed.nextLink = nextLink
    feed.hubLink = hubLink
    feed.description = summary.value
    feed.language = language.value
    feed.authors = authors.values
    feed.categories = categories
    feed.published = published.value
    feed.updated = updated.value
    feed.rights = rights.value
    feed.generator = generator.value
    feed.image = image.value
  }

  /// The absolute address of a reference; nil if its scheme is not let through, which is counted.
  mutating func address(_ reference: String, _ base: FeedBase) -> String? {
    let address = base.address(reference)
    if address == nil { refusedAddresses += 1 }
    return address
  }

  /// Takes a language tag, unless it is longer than any.
  mutating func offerLanguage(_ tag: String?, rank: Int) {
    guard let tag, tag.utf8.count <= Self.longestLanguage else { return }
    language.offer(tag, rank: rank)
  }

  /// Reads a date, and notes whether its zone is but assumed, or it cannot be read.
  mutating func date(_ text: String) -> Timestamp? {
    guard let date = FeedDateParser.read(text) else {
      badDates.add(text)
      return nil
    }
    if date.isZoneAssumed { isZoneAssumed = true }
    return date.moment
  }

  /// Adds an enclosure, unless its address is there already.
  mutating func add(_ enclosure: FeedEnclosure) {
    guard !enclosure.url.isEmpty, enclosures.count < 100,
      !enclosures.contains(where: { $0.url == enclosure.url })
    else { return }
    enclosures.append(enclosure)
  }
}
