import FeedReader
import PipeKit

/// Makes documents of a feed.
struct FeedImport: Sendable {
  /// The documents, and what else is to be said of the feed.
  struct Outcome: Sendable {
    var documents: FeedDocuments
    /// How many bytes the feed has.
    var size = 0
    /// The identifiers of entries that were older than asked for.
    var tooOld: [String] = []
    /// The identifiers of entries whose addresses are not wanted, and why.
    var refused: [(id: String, reason: String)] = []
    /// What is wrong with the feed, though it could be read.
    var notes: [FeedNote] = []
  }

  /// Entries before this are too old.
  let oldest: Timestamp?
  /// Whether what was updated counts as new.
  let hasUpdates: Bool
  /// The most documents made.
  let limit: Int
  /// Which addresses entries may have.
  let filter: AddressFilter

  init(_ options: Fetch.Options, now: Timestamp) {
    oldest = options.since.map { now.advanced(by: .zero - $0.duration) }
    hasUpdates = options.updates
    limit = min(options.limit ?? .max, options.perSource ?? .max)
    filter = AddressFilter(options)
  }

  /// Reads a feed.
  ///
  /// - Parameters:
  ///   - resource: The feed as it came.
  ///   - source: What the documents' source is: the address or path of the feed as it was given.
  ///   - request: What else is said of the feed.
  /// - Returns: Its documents, in the feed's order.
  /// - Throws: ``StageError`` for what is no feed.
  func read(
    _ resource: Resource, source: String, _ request: FeedRequest? = nil
  ) throws -> Outcome {
    var tooOld: [FeedIdentity] = []
    var refused: [(identity: FeedIdentity, reason: String)] = []
    var slices: [[FeedDocuments.Entry]] = []
    var count = 0
    var links = SharedLinks()
    let reader = FeedReader(url: resource.url, charset: resource.charset)
    let feed: Feed
    do throws(FeedError) {
      feed = try reader.read(resource.bytes) { entry in
        // To its end, as that takes little time: which links are shared does not depend on what is wanted.
        let identity = FeedIdentity(entry)
        links.add(entry, identity)
        if count >= limit { return true }
        if let oldest, let date = date(of: entry), date < oldest {
          tooOld.append(identity)
          return true
        }
        if let reason = filter.refusal(of: entry.link) {
          refused.append((identity, reason))
          return true
        }
        if count % FeedDocuments.sliceSize == 0 { slices.append([]) }
        slices[slices.count - 1].append((entry, identity))
        count += 1
        return true
      }
    } catch {
      throw StageError(feed: error, source: source, SourceKind(resource.bytes))
    }
    links.finish(feed)
    let ids = links
    let head = FeedHead(feed)
    let documents = FeedDocuments(slices) { item in
      var document = document(item.entry, ids.id(item.identity), head, source: source)
      request?.describe(&document)
      return document
    }
    return Outcome(
      documents: documents, size: resource.bytes.count, tooOld: tooOld.map(ids.id),
      refused: refused.map { (ids.id($0.identity), $0.reason) }, notes: feed.notes + head.notes)
  }

  /// When an entry was changed, by what its publisher says.
  private func updated(of entry: FeedEntry) -> Timestamp? {
    entry.isUnchanged ? nil : entry.updated
  }

  /// By what an entry is new or old.
  private func date(of entry: FeedEntry) -> Timestamp? {
    let dates = [entry.published, updated(of: entry), entry.created].compactMap(\.self)
    return hasUpdates ? dates.max() : dates.first
  }

  private func document(
    _ entry: FeedEntry, _ id: String, _ head: FeedHead, source: String
  ) -> Document {
    var document = Document(id: id, url: entry.originalLink ?? entry.link, source: source)
    document.title = entry.title?.plainText
    document.authors =
      entry.authors.isEmpty ? head.authors : entry.authors.compactMap { $0.name ?? $0.email }
    document.updated = updated(of: entry)
    document.published = entry.published ?? entry.created ?? document.updated
    document.language = entry.language.flatMap(Self.language)
    let summary = entry.summary?.plainText ?? ""
    document.summary = summary.isEmpty ? nil : summary
    for category in entry.categories {
      let keyword = category.label ?? category.term
      if !document.keywords.contains(keyword) { document.keywords.append(keyword) }
    }
    document.image = entry.image.map { Image($0) }
    document.links = entry.enclosures.map { Link($0) }
    if let comments = entry.comments { document.links.append(Link(comments, rel: "comments")) }
    if let guid = entry.id { document.metadata["guid"] = .string(guid) }
    if let duration = entry.duration {
      document.metadata["itunes_duration"] = .number(JSONNumber(duration))
    }
    if let count = entry.commentCount {
      document.metadata["slash_comments"] = .number(JSONNumber(count))
    }
    if let point = entry.point { document.metadata["georss_point"] = point.json }
    if entry.isZoneAssumed { document.metadata["zone_assumed"] = true }
    if let title = head.title { document.metadata["feed_title"] = .string(title) }
    if let language = head.language {
      document.metadata["feed_language"] = .string(language)
    }
    if let content = entry.content ?? entry.summary {
      let type = content.kind == .html ? "text/html" : "text/plain"
      document.take(
        Resource(bytes: Array(content.value.utf8), mediaType: type, charset: "utf-8"))
    }
    return document
  }

  /// The language of a tag, without region and script: `en` of `en-GB`.
  static func language(ofTag tag: String) -> String? {
    let language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let isCode = (2...3).contains(language.utf8.count)
    return isCode && language.utf8.allSatisfy { (0x61...0x7A).contains($0) } ? language : nil
  }
}

extension Link {
  /// The longest media type that is kept, in bytes (RFC 6838, 4.2, has 127 for each of its two names).
  private static let longestType = 255

  /// A media file of a feed, with its media type and length as the feed gives them.
  fileprivate init(_ enclosure: FeedEnclosure) {
    self.init(enclosure.url, rel: "enclosure")
    if let type = enclosure.type, type.utf8.count <= Self.longestType {
      extra["type"] = .string(type)
    }
    if let length = enclosure.length, length >= 0 {
      extra["length"] = .number(JSONNumber(length))
    }
  }
}

extension StageError {
  /// A document that is no feed.
  fileprivate init(feed error: FeedError, source: String, _ kind: SourceKind?) {
    let hint: String? =
      switch error.kind {
      case .webPage: "give the address of its feed, or write it under pages:"
      case .notAFeed where kind == .opml || kind == .sitemap:
        kind.map { "write it under \($0.option):" }
      case .empty, .notAFeed: "check that this is the feed's address"
      case .tooLarge: nil
      }
    self.init(.badFormat, "\(source) is no feed: \(error.message)", hint: hint, underlying: error)
  }
}
